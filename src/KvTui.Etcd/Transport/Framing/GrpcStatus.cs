using System.Globalization;
using System.Net.Http.Headers;

namespace KvTui.Etcd.Transport.Framing;

/// <summary>How a call ended, as the peer says: gRPC's “grpc-status” and “grpc-message”.</summary>
internal readonly record struct GrpcStatus(int Code, string Message)
{
    public bool IsOk => Code == 0;

    /// <summary>The status in a set of headers or trailers; null if there is none.</summary>
    public static GrpcStatus? Find(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("grpc-status", out var codes)
            || !int.TryParse(First(codes), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        return new(code, headers.NonValidated.TryGetValues("grpc-message", out var messages) ? PercentEncoding.Decode(First(messages)) : "");
    }

    private static string First(HeaderStringValues values)
    {
        foreach (var value in values)
        {
            return value;
        }

        return "";
    }
}
