namespace KvTui.Etcd.Transport;

/// <summary>What is known of one attempt at a call while it runs.</summary>
internal sealed class CallMeter(bool isWrite)
{
    /// <summary>Whether the call can change the cluster.</summary>
    public bool IsWrite { get; } = isWrite;

    /// <summary>Whether a byte of the request's message may have left: false proves that the call had no effect.</summary>
    public bool RequestSent { get; set; }

    public long SentBytes { get; set; }

    public long ReceivedBytes { get; set; }

    /// <summary>Called once the peer has begun to answer; null if nobody cares.</summary>
    public Action? Answered { get; init; }

    /// <summary>Whether a failure now leaves the outcome of a write open.</summary>
    public bool OutcomeUnknown => IsWrite && RequestSent;
}
