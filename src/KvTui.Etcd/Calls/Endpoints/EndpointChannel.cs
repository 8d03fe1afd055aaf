using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Calls.Endpoints;

/// <summary>One endpoint: its connection, and what is remembered of it.</summary>
internal sealed class EndpointChannel(IGrpcTransport transport)
{
    private long _failedAt;
    private int _isFailed;
    private volatile bool _isLearner;

    public EtcdEndpoint Endpoint => Transport.Endpoint;

    public IGrpcTransport Transport { get; } = transport;

    /// <summary>Which cluster answers on it.</summary>
    public ConnectionIdentity Identity { get; } = new();

    /// <summary>The server's version, once it has told; null before.</summary>
    public Version? ServerVersion { get; set; }

    /// <summary>Whether the member has refused a call for being a learner, and served none since that only a voter serves.</summary>
    public bool IsLearner
    {
        get => _isLearner;
        set => _isLearner = value;
    }

    /// <summary>Timestamp of the last failure; null if the last thing heard was good.</summary>
    public long? FailedAt => Volatile.Read(ref _isFailed) == 0 ? null : Volatile.Read(ref _failedAt);

    /// <summary>Raised, on any thread, when the member left a request without an answer.</summary>
    public event Action? Suspected;

    public void RaiseSuspicion() => Suspected?.Invoke();

    public void MarkFailed(long timestamp)
    {
        Volatile.Write(ref _failedAt, timestamp);
        Volatile.Write(ref _isFailed, 1);
    }

    public void MarkGood() => Volatile.Write(ref _isFailed, 0);
}
