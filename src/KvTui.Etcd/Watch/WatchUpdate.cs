namespace KvTui.Etcd.Watch;

/// <summary>What a resuming watch reports; a closed set of records.</summary>
public abstract record WatchUpdate
{
    private WatchUpdate()
    {
    }

    /// <summary>The stream is open at a member, the watchers are created there, and the member has all from the revision on at which they begin.</summary>
    public sealed record Connected(EtcdEndpoint Endpoint, ResponseHeader Header) : WatchUpdate;

    /// <summary>Whole revisions, in order, each seen once: one or several.</summary>
    public sealed record Events(ResponseHeader Header, IReadOnlyList<WatchEvent> Changes) : WatchUpdate
    {
        /// <summary>Bytes of the messages that brought them.</summary>
        public long Bytes { get; init; }
    }

    /// <summary>Everything up to this revision has been delivered.</summary>
    public sealed record Progress(long Revision) : WatchUpdate;

    /// <summary>The stream broke; it is opened again after the delay, at the next revision.</summary>
    public sealed record Disconnected(EtcdException Cause, TimeSpan RetryIn) : WatchUpdate;

    /// <summary>The revisions wanted are compacted: list again. The watch ends with this.</summary>
    public sealed record Compacted(long CompactRevision) : WatchUpdate;

    /// <summary>The cluster's history is not the one that was watched (restored or recreated): list again. The watch ends with this.</summary>
    public sealed record HistoryLost(string Reason) : WatchUpdate;
}
