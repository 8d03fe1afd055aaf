namespace KvTui.Etcd.Watch;

/// <summary>The positions of a watch's watchers, one per range, across the streams they run on.</summary>
internal sealed class WatchPosition
{
    private readonly long[] _next;

    /// <param name="startRevision">The first revision wanted; 0 to start now.</param>
    public WatchPosition(long startRevision, int watchers)
    {
        _next = new long[watchers];
        Array.Fill(_next, startRevision);
    }

    /// <summary>The first revision that not all watchers have delivered; 0 until a stream from “now” has begun.</summary>
    public long Least => _next.Min();

    /// <summary>The cluster that was watched first; 0 until it is known.</summary>
    public ulong ClusterId { get; private set; }

    /// <summary>The first revision that a watcher has not delivered.</summary>
    public long Next(int watcher) => _next[watcher];

    public void Begin(ResponseHeader header)
    {
        ClusterId = ClusterId == 0 ? header.ClusterId : ClusterId;
        for (var watcher = 0; watcher < _next.Length; watcher++)
        {
            // etcd starts a watcher from “now” at the revision of this header + 1 (server: watch.go, recvLoop).
            _next[watcher] = _next[watcher] == 0 ? header.Revision + 1 : _next[watcher];
        }
    }

    public bool IsForeign(ResponseHeader header) => ClusterId != 0 && header.ClusterId != 0 && header.ClusterId != ClusterId;

    /// <summary>Advances a watcher to a revision that it has fully delivered; false if it was there already.</summary>
    public bool Advance(int watcher, long revision)
    {
        if (revision < _next[watcher])
        {
            return false;
        }

        _next[watcher] = revision + 1;
        return true;
    }

    /// <summary>Advances all watchers to a revision that they have fully delivered; false if all were there already.</summary>
    public bool Advance(long revision)
    {
        var moved = false;
        for (var watcher = 0; watcher < _next.Length; watcher++)
        {
            moved |= Advance(watcher, revision);
        }

        return moved;
    }
}
