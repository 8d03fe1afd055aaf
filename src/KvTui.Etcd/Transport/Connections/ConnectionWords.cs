using System.Net.Sockets;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>Describes how a connection ended in terms of sockets, HTTP/2 and TLS; .NET's own messages never reach a user.</summary>
internal static class ConnectionWords
{
    /// <summary>The error codes of HTTP/2, in order (RFC 9113, section 7).</summary>
    private static readonly string[] Http2Codes =
    [
        "NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED", "FRAME_SIZE_ERROR",
        "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM", "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED",
    ];

    /// <summary>The known cause of the end, in parentheses after a space; empty if there is none.</summary>
    public static string Of(Exception failure)
    {
        for (var each = failure; each is not null; each = each.InnerException)
        {
            if (Word(each) is { } word)
            {
                return $" ({word})";
            }
        }

        return "";
    }

    public static string OfSocket(SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown or SocketError.NotConnected
            => "reset by the other side",
        SocketError.TimedOut => "nothing was acknowledged for too long",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown => "no route",
        SocketError.AddressFamilyNotSupported or SocketError.ProtocolNotSupported => "this machine does not support that kind of address",
        SocketError.AddressNotAvailable => "this machine has no address for it",
        SocketError.AccessDenied => "this machine forbids it",
        SocketError.TooManyOpenSockets => "too many files are open",
        _ => $"system error {failure.NativeErrorCode}",
    };

    private static string? Word(Exception failure) => failure switch
    {
        SocketException socket => OfSocket(socket),
        HttpProtocolException { ErrorCode: 0 } => "the other side ended it",
        HttpProtocolException { ErrorCode: var code } when code > 0 && code < Http2Codes.Length => $"HTTP/2 error {Http2Codes[code]}",
        HttpProtocolException { ErrorCode: var code } => $"HTTP/2 error {code}",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "the other side closed it",
        _ => null,
    };
}
