using KvTui.Etcd.Model;

namespace KvTui.Etcd.Transport.Messages;

/// <summary>What is known of one attempt at a call while it runs.</summary>
internal sealed class CallMeter(bool isWrite)
{
    /// <summary>Whether the call can change the cluster.</summary>
    public bool IsWrite { get; } = isWrite;

    /// <summary>The number of the one connection that the request may leave on; 0 for any.</summary>
    public long RequiredConnection { get; set; }

    /// <summary>The number of the connection that the request left on; 0 if it has not, or if that is not known.</summary>
    public long Connection { get; private set; }

    /// <summary>Whether a byte of the request's message may have left: false proves that the call had no effect.</summary>
    public bool RequestSent { get; private set; }

    public long SentBytes { get; set; }

    public long ReceivedBytes { get; set; }

    /// <summary>Called once the peer has begun to answer; null if nobody cares.</summary>
    public Action? Answered { get; init; }

    /// <summary>Whether a failure now leaves the outcome of a write open.</summary>
    public bool OutcomeUnknown => IsWrite && RequestSent;

    /// <summary>Notes that the request's message is about to be written.</summary>
    /// <param name="connection">The number of the connection it is written to; 0 if that is not known.</param>
    /// <exception cref="EtcdException">The message may leave on another connection only, so nothing is written.</exception>
    public void Leave(EtcdEndpoint endpoint, long connection)
    {
        if (RequiredConnection != 0 && connection != RequiredConnection)
        {
            throw new EtcdException(
                EtcdErrorKind.ConnectionLost, $"{endpoint}: the connection was replaced before the request was written; nothing was sent.", endpoint);
        }

        (Connection, RequestSent) = (connection, true);
    }
}
