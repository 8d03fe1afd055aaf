using KvTui.Etcd.Kv;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Mirroring;

/// <summary>What a mirror of a key range reports; a closed set of records, to be applied in order.</summary>
public abstract record MirrorUpdate
{
    private MirrorUpdate()
    {
    }

    /// <summary>A listing starts: what follows replaces everything once <see cref="Listed"/> comes.</summary>
    /// <param name="Total">The number of keys to expect; 0 where it is not known.</param>
    public sealed record Listing(long Revision, long Total, string? Reason) : MirrorUpdate
    {
        /// <summary>The id of the cluster that is listed; 0 where the server does not tell.</summary>
        public ulong ClusterId { get; init; }
    }

    /// <summary>A page of keys, without values, in ascending order; pages follow each other without a gap.</summary>
    public sealed record Page(long Revision, KeyPage Keys) : MirrorUpdate;

    /// <summary>The listing is complete at this revision: keys held before and not listed are gone.</summary>
    public sealed record Listed(long Revision) : MirrorUpdate;

    /// <summary>The watch runs, at this member.</summary>
    public sealed record Live(EtcdEndpoint Endpoint, ResponseHeader Header) : MirrorUpdate;

    /// <summary>Whole revisions of changes.</summary>
    public sealed record Changed(long Revision, IReadOnlyList<WatchEvent> Changes) : MirrorUpdate;

    /// <summary>Everything up to this revision is known.</summary>
    public sealed record Progress(long Revision) : MirrorUpdate;

    /// <summary>Listing or watch failed and is tried again after the delay; what is held is stale from now on.</summary>
    public sealed record Interrupted(EtcdException Cause, TimeSpan RetryIn) : MirrorUpdate;
}
