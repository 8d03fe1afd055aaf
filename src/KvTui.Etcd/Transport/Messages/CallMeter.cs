namespace KvTui.Etcd.Transport.Messages;

/// <summary>What is known of one attempt at a call.</summary>
internal sealed class CallMeter(bool isWrite)
{
    public bool IsWrite { get; } = isWrite;

    /// <summary>The number of the only connection on which the request may be sent; 0 for any.</summary>
    public long RequiredConnection { get; set; }

    /// <summary>The number of the connection on which the request was sent; 0 before that, or if it is not known.</summary>
    public long Connection { get; private set; }

    /// <summary>Whether a byte of the request may have been sent; false proves that the call had no effect.</summary>
    public bool RequestSent { get; private set; }

    public long SentBytes { get; set; }

    public long ReceivedBytes { get; set; }

    /// <summary>Called once the peer has begun to answer; may be null.</summary>
    public Action? Answered { get; init; }

    /// <summary>Whether a failure now would leave the outcome of a write unknown.</summary>
    public bool OutcomeUnknown => IsWrite && RequestSent;

    /// <summary>Records that the request is about to be written.</summary>
    /// <param name="connection">The number of the connection to write to; 0 if it is not known.</param>
    /// <exception cref="EtcdException">The request may be sent only on another connection; nothing is written.</exception>
    public void Leave(EtcdEndpoint endpoint, long connection)
    {
        if (RequiredConnection != 0 && connection != RequiredConnection)
        {
            throw new EtcdException(
                EtcdErrorKind.ConnectionLost, $"{endpoint}: the connection was replaced before the request was written; nothing was sent.",
                endpoint);
        }

        (Connection, RequestSent) = (connection, true);
    }
}
