namespace KvTui.Etcd.Calls.Endpoints;

/// <summary>Which cluster the connection of a channel reaches, learned from the answers that came over it.</summary>
internal sealed class ConnectionIdentity
{
    private readonly Lock _lock = new();
    private long _connection;
    private ulong _clusterId;
    private bool _isMixed;

    /// <summary>The cluster that answered last, whatever the connection; 0 before any did.</summary>
    public ulong Latest
    {
        get
        {
            lock (_lock)
            {
                return _clusterId;
            }
        }
    }

    /// <summary>Whether different clusters have answered over one connection, as a proxy before them makes possible: then no connection's answer tells where the next request goes.</summary>
    public bool IsMixed
    {
        get
        {
            lock (_lock)
            {
                return _isMixed;
            }
        }
    }

    /// <summary>The cluster that a connection reaches; 0 while that is not known.</summary>
    /// <param name="connection">Its number; 0 for none.</param>
    public ulong Of(long connection)
    {
        lock (_lock)
        {
            return connection != 0 && connection == _connection ? _clusterId : 0;
        }
    }

    /// <summary>Takes note of an answer.</summary>
    /// <param name="connection">The connection it came over; 0 if that is not known.</param>
    /// <param name="clusterId">The cluster that it names; 0 if it names none.</param>
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
