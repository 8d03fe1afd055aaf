using System.Net;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Transport;

/// <summary>Checks the beginning and the end of an HTTP/2 answer against what gRPC demands.</summary>
internal static class GrpcResponse
{
    /// <summary>Throws unless the answer is gRPC and was not refused in its headers.</summary>
    public static void Check(HttpResponseMessage response, EtcdEndpoint endpoint, CallMeter meter)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw NotGrpc(endpoint, meter, $"it answered with HTTP status {(int)response.StatusCode}");
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is null || !(type == "application/grpc" || type.StartsWith("application/grpc+", StringComparison.Ordinal)))
        {
            throw NotGrpc(endpoint, meter, type is null ? "its answer has no content type" : $"its answer is {type}");
        }

        if (GrpcStatus.Find(response.Headers) is { IsOk: false } status)
        {
            throw StatusMapping.ToException(status, endpoint, meter.IsWrite);
        }
    }

    /// <summary>Throws unless the answer ended with status 0.</summary>
    public static void CheckEnd(HttpResponseMessage response, EtcdEndpoint endpoint, CallMeter meter)
    {
        var status = GrpcStatus.Find(response.TrailingHeaders) ?? GrpcStatus.Find(response.Headers)
            ?? throw new EtcdException(
                EtcdErrorKind.Protocol,
                $"{endpoint}: the answer ended without a gRPC status; check that no proxy stands between.",
                endpoint,
                meter.OutcomeUnknown);
        if (!status.IsOk)
        {
            throw StatusMapping.ToException(status, endpoint, meter.IsWrite);
        }
    }

    private static EtcdException NotGrpc(EtcdEndpoint endpoint, CallMeter meter, string cause)
        => new(EtcdErrorKind.Protocol, $"{endpoint} does not speak gRPC: {cause}; check that this is etcd's client port.", endpoint, meter.OutcomeUnknown);
}
