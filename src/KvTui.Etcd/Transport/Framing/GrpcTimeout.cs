using System.Globalization;

namespace KvTui.Etcd.Transport.Framing;

/// <summary>The value of “grpc-timeout”: at most eight digits and a unit (gRPC over HTTP/2, “Timeout”).</summary>
internal static class GrpcTimeout
{
    private const long MostUnits = 99_999_999;

    public static string Format(TimeSpan timeout)
    {
        var milliseconds = Math.Max(1, (long)Math.Ceiling(timeout.TotalMilliseconds));
        return milliseconds <= MostUnits
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds}m")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(MostUnits, milliseconds / 1000)}S");
    }
}
