namespace KvTui.Etcd.Calls.Endpoints;

/// <summary>Which cluster a channel's connection reaches, learned from the answers on it.</summary>
internal sealed class ConnectionIdentity
{
    private readonly Lock _lock = new();
    private long _connection;
    private ulong _clusterId;
    private bool _isMixed;

    /// <summary>The cluster that answered last, on any connection; 0 before the first answer.</summary>
    public ulong Latest => Volatile.Read(ref _clusterId);

    /// <summary>Whether several clusters answered over one connection, as behind a proxy: then no answer tells where requests go.</summary>
    public bool IsMixed => Volatile.Read(ref _isMixed);

    /// <summary>The cluster that a connection reaches; 0 while it is not known.</summary>
    /// <param name="connection">The connection's number; 0 for none.</param>
    public ulong Of(long connection)
    {
        lock (_lock)
        {
            return connection != 0 && connection == _connection ? _clusterId : 0;
        }
    }

    /// <summary>Records which cluster answered.</summary>
    /// <param name="connection">The answer's connection; 0 if it is not known.</param>
    /// <param name="clusterId">The cluster named in the answer; 0 if there is none.</param>
    public void Note(long connection, ulong clusterId)
    {
        if (connection == 0 || clusterId == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (connection < _connection)
            {
                return;
            }

            _isMixed |= connection == _connection && clusterId != _clusterId;
            (_connection, _clusterId) = (connection, clusterId);
        }
    }
}
