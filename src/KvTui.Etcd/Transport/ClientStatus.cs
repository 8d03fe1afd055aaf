using Grpc.Core;

namespace KvTui.Etcd.Transport;

/// <summary>Distinguishes statuses that Grpc.Net.Client produces itself from those that a peer sent.</summary>
internal static class ClientStatus
{
    private const string LargerThanAccepted = "a larger message is announced than is accepted";

    /// <summary>The beginnings of Grpc.Net.Client's messages about a faulty answer; nothing else marks them.</summary>
    private static readonly string[] Faults =
    [
        "No grpc-status", "Failed to deserialize", "Request did not include", "Unsupported grpc-encoding", "Request sent 'identity'",
        "Unexpected content was returned",
    ];

    /// <summary>Why a call failed on this side, or what was wrong with its answer; null if the peer sent the status.</summary>
    public static Exception? CauseOf(Status status)
    {
        if (status.DebugException is { } cause)
        {
            // From 2 GiB on, an oversized message is reported differently.
            return cause is InvalidDataException { Message: "Message too large." }
                ? new MessageFault(LargerThanAccepted) { IsTooLarge = true }
                : cause;
        }

        return status switch
        {
            { StatusCode: StatusCode.ResourceExhausted, Detail: "Received message exceeds the maximum configured message size." } =>
                new MessageFault(LargerThanAccepted) { IsTooLarge = true },
            { StatusCode: StatusCode.Internal or StatusCode.Cancelled or StatusCode.Unimplemented, Detail: { } detail }
                when Faults.Any(fault => detail.StartsWith(fault, StringComparison.Ordinal)) => new MessageFault(detail.TrimEnd('.')),
            _ => null,
        };
    }
}
