using Grpc.Core;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Transport;

/// <summary>Tells statuses that Grpc.Net.Client makes up itself from those that a peer sent.</summary>
internal static class ClientStatus
{
    private const string LargerThanAccepted = "a larger message is announced than is accepted";

    /// <summary>How the sentences of Grpc.Net.Client begin that say what is wrong with an answer; it gives no other sign.</summary>
    private static readonly string[] Faults =
    [
        "No grpc-status", "Failed to deserialize", "Request did not include", "Unsupported grpc-encoding", "Request sent 'identity'", "Unexpected content was returned",
    ];

    /// <summary>Why a call failed on this side, or what was wrong with its answer; null if the status is the peer's own word.</summary>
    public static Exception? CauseOf(Status status)
    {
        if (status.DebugException is { } cause)
        {
            // From 2 GiB on it is said in another way than below that.
            return cause is InvalidDataException { Message: "Message too large." } ? new MessageFault(LargerThanAccepted) { IsTooLarge = true } : cause;
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
