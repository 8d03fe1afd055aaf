namespace KvTui.Etcd.Transport.Messages;

/// <summary>An answer violates gRPC or etcd's protocol; the exception's message is the middle of a sentence.</summary>
internal sealed class MessageFault(string message) : Exception(message)
{
    /// <summary>Whether the fault is only that the answer exceeds the size limit.</summary>
    public bool IsTooLarge { get; init; }
}
