namespace KvTui.Etcd.Transport.Framing;

/// <summary>The bytes of an answer are not gRPC messages as agreed; the message is the middle of a sentence.</summary>
internal sealed class FrameException(string message) : Exception(message)
{
    /// <summary>Whether the only fault is that the message is larger than accepted.</summary>
    public bool IsTooLarge { get; init; }
}
