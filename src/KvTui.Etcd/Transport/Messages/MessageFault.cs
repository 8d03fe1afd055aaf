namespace KvTui.Etcd.Transport.Messages;

/// <summary>An answer is not what gRPC and etcd's protocol agree on; the message is the middle of a sentence.</summary>
internal sealed class MessageFault(string message) : Exception(message)
{
    /// <summary>Whether the only fault is that the answer is larger than accepted.</summary>
    public bool IsTooLarge { get; init; }
}
