using System.Net.Sockets;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>Explains failures below gRPC, each in one sentence with the endpoint, the cause and the next step.</summary>
internal static class TransportFailure
{
    public static EtcdException Describe(Exception failure, EtcdEndpoint endpoint, ConnectionTrace? trace, CallMeter meter)
    {
        if (Find<EtcdException>(failure) is { } known)
        {
            return known;
        }

        if (Find<MessageFault>(failure) is { } frame)
        {
            return frame.IsTooLarge
                ? New(EtcdErrorKind.TooLarge, $"{endpoint}: {frame.Message} (--max-recv-bytes); ask for less at once, or raise the limit.")
                : New(EtcdErrorKind.Protocol, $"{endpoint} does not speak gRPC as etcd does: {frame.Message}; "
                    + "check that this is etcd's client port.");
        }

        if (Find<InvalidDataException>(failure) is not null)
        {
            return New(
                EtcdErrorKind.Protocol, $"{endpoint}: the answer is not a valid protobuf message; check that this is etcd's client port.");
        }

        return OfConnection(endpoint, trace, failure, meter.OutcomeUnknown) ?? (IsProtocolError(failure)
            ? New(EtcdErrorKind.Protocol, $"{endpoint} broke the rules of HTTP/2{ConnectionWords.Of(failure)}; "
                + "check that this is etcd's client port.")
            : New(EtcdErrorKind.ConnectionLost, $"{endpoint}: connection lost{ConnectionWords.Of(failure)}; check that the member is up."));

        EtcdException New(EtcdErrorKind kind, string message) => new(kind, message, endpoint, meter.OutcomeUnknown, failure);
    }

    /// <summary>The exception for a connection that did not last, in the words with which the calls on it end.</summary>
    public static EtcdException EndedAtOnce(EtcdEndpoint endpoint, ConnectionTrace trace)
        => OfConnection(endpoint, trace, trace.ReadFailure, outcomeUnknown: false)
            ?? new(
                EtcdErrorKind.ConnectionLost,
                $"{endpoint}: connection lost{(trace.ReadFailure is { } failure ? ConnectionWords.Of(failure) : "")}; "
                + "check that the member is up.",
                endpoint,
                inner: trace.ReadFailure);

    /// <summary>The exception for a plain-text connection that ended without a byte, to a port that speaks TLS.</summary>
    public static EtcdException PlainTextToTls(EtcdEndpoint endpoint, Exception? failure)
        => new(EtcdErrorKind.PlainTextToTls, $"{endpoint} speaks TLS but was asked in plain text; "
            + "use https:// and the cluster's CA.", endpoint, inner: failure);

    /// <summary>The exception for an endpoint of which no address could be connected to.</summary>
    public static EtcdException NotConnected(EtcdEndpoint endpoint, SocketException? failure) => new(
        EtcdErrorKind.Unreachable,
        failure?.SocketErrorCode switch
        {
            _ when endpoint.SocketPath is { } path && !File.Exists(path)
                => $"{endpoint}: there is no such Unix socket; check the path and that etcd listens on it.",
            SocketError.AccessDenied when endpoint.SocketPath is not null
                => $"{endpoint}: permission denied; use a user who may write to the Unix socket.",
            SocketError.ConnectionRefused => $"{endpoint}: connection refused; check that etcd listens there.",
            SocketError.ConnectionReset => $"{endpoint}: connection lost{ConnectionWords.Of(failure)}; check what stands between.",
            SocketError.TimedOut => $"{endpoint} does not answer; check the address and any firewall between.",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable
                => $"{endpoint} cannot be reached from here; check the address and the route.",
            null => $"{endpoint}: the name has no address; check its spelling and the name server.",
            _ => $"{endpoint} cannot be connected to ({ConnectionWords.OfSocket(failure)}); check the address.",
        },
        endpoint,
        inner: failure);

    public static EtcdException HandshakeFailed(
        EtcdEndpoint endpoint, ServerCertificateCheck check, ConnectionTrace trace, Exception failure)
        => check.Fault is { } fault
            ? new(fault.Kind, $"{endpoint} cannot be trusted: {fault.Cause}; {fault.Step}.", endpoint, inner: failure)
            : HandshakeFailure.Describe(endpoint, trace, failure);

    /// <summary>The failure that the bytes on the connection, or their absence, reveal; null if none.</summary>
    private static EtcdException? OfConnection(EtcdEndpoint endpoint, ConnectionTrace? trace, Exception? failure, bool outcomeUnknown)
    {
        if (trace is null)
        {
            return null;
        }

        if (trace.IsSecured)
        {
            // Under TLS 1.3 a server verifies the client certificate only after the handshake, and closes without having sent anything.
            return trace.SecuredBytesRead ? null : HandshakeFailure.DescribeEnd(endpoint, trace, failure, outcomeUnknown);
        }

        if (trace.LooksLikeTls)
        {
            return PlainTextToTls(endpoint, failure);
        }

        var stranger = trace.LooksLikeHttp1
            ? $"speaks HTTP/1, not gRPC{(trace.Http1Status is { } status ? $": it answered with status {status}" : "")}; "
                + "check that this is etcd's client port and no proxy stands between"
            : trace.LooksUnlikeHttp2
                ? $"does not speak HTTP/2: it began with {trace.Beginning}; check that this is etcd's client port"
                : null;
        return stranger is null ? null : new(EtcdErrorKind.Protocol, $"{endpoint} {stranger}.", endpoint, outcomeUnknown, failure);
    }

    /// <summary>A message without its line breaks and its final full stop.</summary>
    public static string FirstSentence(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');

    private static bool IsProtocolError(Exception failure)
    {
        // PROTOCOL_ERROR, FLOW_CONTROL_ERROR, FRAME_SIZE_ERROR, COMPRESSION_ERROR (RFC 9113, section 7); the others only end a stream.
        for (var each = failure; each is not null; each = each.InnerException)
        {
            if (each is HttpProtocolException protocol)
            {
                return protocol.ErrorCode is 1 or 3 or 6 or 9;
            }

            if (each is HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse, InnerException: null })
            {
                return true;
            }
        }

        return false;
    }

    public static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure;
    }

    private static T? Find<T>(Exception? failure)
        where T : Exception
    {
        while (failure is not null and not T)
        {
            failure = failure.InnerException;
        }

        return (T?)failure;
    }
}
