using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Watch;

/// <summary>
/// What a resuming watch reports, and a mirror, whose listings come before the watches that carry them on; a closed set of records, to be applied
/// in order.
/// </summary>
public abstract record WatchUpdate
{
    private WatchUpdate()
    {
    }

    /// <summary>The stream is open at a member, the watchers are created there, and the member has all from the revision on at which they begin.</summary>
    public sealed record Connected(EtcdEndpoint Endpoint, ResponseHeader Header) : WatchUpdate;

    /// <summary>Whole revisions, in order, each seen once: one or several.</summary>
    /// <param name="Revision">The last of them.</param>
    /// <param name="Changes">At least one.</param>
    public sealed record Events(long Revision, IReadOnlyList<WatchEvent> Changes) : WatchUpdate
    {
        /// <summary>Bytes of the messages that brought them.</summary>
        public long Bytes { get; init; }
    }

    /// <summary>Everything up to this revision has been delivered.</summary>
    public sealed record Progress(long Revision) : WatchUpdate;

    /// <summary>The stream broke, or a listing failed: it is tried again after the delay, a stream at the next revision. What is held is stale from now on.</summary>
    public sealed record Disconnected(EtcdException Cause, TimeSpan RetryIn) : WatchUpdate;

    /// <summary>The revisions wanted are compacted: list again. A watch ends with this; a mirror lists.</summary>
    public sealed record Compacted(long CompactRevision) : WatchUpdate;

    /// <summary>The cluster's history is not the one that was watched (restored or recreated): list again. A watch ends with this; a mirror lists.</summary>
    public sealed record HistoryLost(string Reason) : WatchUpdate;

    /// <summary>Of a mirror: a listing starts. What follows replaces everything once <see cref="Listed"/> comes.</summary>
    /// <param name="Revision">The revision of all its pages.</param>
    /// <param name="Total">The number of keys to expect; 0 where it is not known.</param>
    /// <param name="Reason">Why the keys are listed again; null for the first listing.</param>
    public sealed record Listing(long Revision, long Total, string? Reason) : WatchUpdate
    {
        /// <summary>The id of the cluster that is listed; 0 where the server does not tell.</summary>
        public ulong ClusterId { get; init; }
    }

    /// <summary>Of a mirror: a page of keys, without values, in ascending order; pages follow each other without a gap.</summary>
    public sealed record Page(long Revision, KeyPage Keys) : WatchUpdate;

    /// <summary>Of a mirror: the listing is complete at this revision. Keys held before and not listed are gone.</summary>
    public sealed record Listed(long Revision) : WatchUpdate;
}
