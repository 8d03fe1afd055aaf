namespace KvTui.Etcd.Calls.Endpoints;

/// <summary>One endpoint: its connection, and what is known of it.</summary>
internal sealed class EndpointChannel(IGrpcTransport transport)
{
    private long _failedAt;
    private int _isFailed;
    private volatile bool _isLearner;

    public EtcdEndpoint Endpoint => Transport.Endpoint;

    public IGrpcTransport Transport { get; } = transport;

    /// <summary>The cluster that answers on the channel.</summary>
    public ConnectionIdentity Identity { get; } = new();

    /// <summary>The server's version; null until it has told.</summary>
    public Version? ServerVersion { get; set; }

    /// <summary>Whether the member refused a call as a learner, and has since served none that requires a leader.</summary>
    public bool IsLearner
    {
        get => _isLearner;
        set => _isLearner = value;
    }

    /// <summary>The timestamp of the last failure; null if none followed the last success.</summary>
    public long? FailedAt => Volatile.Read(ref _isFailed) == 0 ? null : Volatile.Read(ref _failedAt);

    /// <summary>Raised on any thread when the member has left a request unanswered.</summary>
    public event Action? Suspected;

    public void RaiseSuspicion() => Suspected?.Invoke();

    public void MarkFailed(long timestamp)
    {
        Volatile.Write(ref _failedAt, timestamp);
        Volatile.Write(ref _isFailed, 1);
    }

    public void MarkGood() => Volatile.Write(ref _isFailed, 0);
}
