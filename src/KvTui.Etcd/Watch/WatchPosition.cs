using KvTui.Etcd.Model;

namespace KvTui.Etcd.Watch;

/// <summary>Where the watchers of a watch stand, one for each of its ranges, across the streams they run on.</summary>
internal sealed class WatchPosition
{
    private readonly long[] _next;

    /// <param name="startRevision">The first revision wanted; 0 from now on.</param>
    /// <param name="watchers">How many there are.</param>
    public WatchPosition(long startRevision, int watchers)
    {
        _next = new long[watchers];
        Array.Fill(_next, startRevision);
    }

    /// <summary>The first revision that not all watchers have delivered; 0 until a stream from “now” has begun.</summary>
    public long Least => _next.Min();

    /// <summary>The cluster that was watched first; 0 until known.</summary>
    public ulong ClusterId { get; private set; }

    /// <summary>The first revision that a watcher has not delivered.</summary>
    public long Next(int watcher) => _next[watcher];

    /// <summary>Takes note of a stream that began at a member with this header.</summary>
    public void Begin(ResponseHeader header)
    {
        ClusterId = ClusterId == 0 ? header.ClusterId : ClusterId;
        for (var watcher = 0; watcher < _next.Length; watcher++)
        {
            // etcd starts a watcher from “now” at the revision of this header + 1 (server: watch.go, recvLoop).
            _next[watcher] = _next[watcher] == 0 ? header.Revision + 1 : _next[watcher];
        }
    }

    /// <summary>Whether a header comes from another cluster.</summary>
    public bool IsForeign(ResponseHeader header) => ClusterId != 0 && header.ClusterId != 0 && header.ClusterId != ClusterId;

    /// <summary>Moves a watcher up to a revision that it has delivered whole; false if it was there already.</summary>
    public bool Advance(int watcher, long revision)
    {
        if (revision < _next[watcher])
        {
            return false;
        }

        _next[watcher] = revision + 1;
        return true;
    }

    /// <summary>Moves all watchers up to a revision that they have delivered whole; false if all were there already.</summary>
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
