namespace KvTui.Etcd.Watch;

/// <summary>
/// An update of a resuming watch or of a mirror, whose listings precede the watches that continue them; a closed set of records, to be
/// applied in order.
/// </summary>
public abstract record WatchUpdate
{
    private WatchUpdate()
    {
    }

    /// <summary>The stream is open at a member, where the watchers are created, and which has every revision from their start on.</summary>
    public sealed record Connected(EtcdEndpoint Endpoint, ResponseHeader Header) : WatchUpdate;

    /// <summary>One or several whole revisions, in order, each reported once.</summary>
    /// <param name="Revision">The last of the revisions.</param>
    /// <param name="Changes">The changes in order; at least one.</param>
    public sealed record Events(long Revision, IReadOnlyList<WatchEvent> Changes) : WatchUpdate
    {
        /// <summary>The size in bytes of the messages with the changes.</summary>
        public long Bytes { get; init; }
    }

    /// <summary>Everything up to this revision has been delivered.</summary>
    public sealed record Progress(long Revision) : WatchUpdate;

    /// <summary>The stream broke or a listing failed; another attempt follows after the delay. Data held is stale from now on.</summary>
    public sealed record Disconnected(EtcdException Cause, TimeSpan RetryIn) : WatchUpdate;

    /// <summary>The wanted revisions are compacted. This ends a watch; a mirror lists again.</summary>
    public sealed record Compacted(long CompactRevision) : WatchUpdate;

    /// <summary>The cluster's history is not the watched one (restored or recreated). This ends a watch; a mirror lists again.</summary>
    public sealed record HistoryLost(string Reason) : WatchUpdate;

    /// <summary>A mirror's listing starts; its pages replace everything once <see cref="Listed"/> comes.</summary>
    /// <param name="Revision">The revision of all its pages.</param>
    /// <param name="Total">The number of keys to expect; 0 if it is not known.</param>
    /// <param name="Reason">Why the keys are listed again, or may be old; null for a first listing, and for a learner's.</param>
    public sealed record Listing(long Revision, long Total, string? Reason) : WatchUpdate
    {
        /// <summary>The id of the cluster that is listed; 0 where the server does not tell.</summary>
        public ulong ClusterId { get; init; }
    }

    /// <summary>A page of a mirror's listing: keys without values, in ascending order; pages follow each other without a gap.</summary>
    public sealed record Page(long Revision, KeyPage Keys) : WatchUpdate;

    /// <summary>A mirror's listing is complete at this revision. Keys held before and not listed no longer exist.</summary>
    public sealed record Listed(long Revision) : WatchUpdate;
}
