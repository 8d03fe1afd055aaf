namespace KvTui.Etcd.Watch;

/// <summary>Where a watch stands, across the streams it runs on.</summary>
internal sealed class WatchPosition(long startRevision)
{
    /// <summary>The first revision not yet delivered; 0 until a stream from “now” has begun.</summary>
    public long Next { get; private set; } = startRevision;

    /// <summary>The cluster that was watched first; 0 until known.</summary>
    public ulong ClusterId { get; private set; }

    /// <summary>Takes note of a stream that began at a member with this header.</summary>
    public void Begin(ResponseHeader header)
    {
        ClusterId = ClusterId == 0 ? header.ClusterId : ClusterId;

        // etcd starts a watcher from “now” at the revision of this header + 1 (server: watch.go, recvLoop).
        Next = Next == 0 ? header.Revision + 1 : Next;
    }

    /// <summary>Whether a header comes from another cluster.</summary>
    public bool IsForeign(ResponseHeader header) => ClusterId != 0 && header.ClusterId != 0 && header.ClusterId != ClusterId;

    /// <summary>Moves up to a revision that is delivered whole; false if it was already.</summary>
    public bool Advance(long revision)
    {
        if (revision < Next)
        {
            return false;
        }

        Next = revision + 1;
        return true;
    }
}
