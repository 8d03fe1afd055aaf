namespace KvTui.Etcd.Model.Options;

/// <summary>One call to etcd, for the command log and the load count; contains no values.</summary>
/// <param name="Method">The RPC, such as “KV/Range”.</param>
/// <param name="Summary">The call as an etcdctl command, without values.</param>
/// <param name="Error">The kind of failure; null if the call succeeded.</param>
public sealed record CallRecord(
    string Method, string Summary, EtcdEndpoint Endpoint, bool IsWrite,
    DateTimeOffset Started, TimeSpan Elapsed, long SentBytes, long ReceivedBytes, EtcdErrorKind? Error)
{
    /// <summary>Whether the call was a stream, whose bytes and events were reported as they came.</summary>
    public bool IsStream { get; init; }

    public long KeysRead { get; init; }

    /// <summary>Keys in the widest range requested, all of which the server walks up to etcd 3.6, whatever the limit.</summary>
    public long KeysWalked { get; init; }

    /// <summary>Key changes that a watch delivered.</summary>
    public long Events { get; init; }

    /// <summary>What the call does to the cluster itself or takes from it as a whole; null if it is about keys, or only asks.</summary>
    public ClusterAct? Act { get; init; }
}

/// <summary>Something that is done to a cluster itself, for its care.</summary>
/// <param name="Member">The id of the member that the request names; 0 if it names none.</param>
/// <param name="Text">The alarm's name, the peer URLs, or the number of the revision; empty for other kinds.</param>
public sealed record ClusterAct(ClusterActKind Kind, ulong Member = 0, string Text = "");

/// <summary>What can be done to a cluster itself.</summary>
public enum ClusterActKind
{
    Defragment,

    /// <summary>Forget the history before a revision.</summary>
    Compact,

    /// <summary>Take back an alarm of a member.</summary>
    Disarm,

    /// <summary>Hand the leadership to a member.</summary>
    MoveLeader,
    AddVoter,
    AddLearner,
    RemoveMember,

    /// <summary>Change where the other members reach one.</summary>
    UpdateMember,

    /// <summary>Make a learner a voter.</summary>
    PromoteMember,
    Snapshot,
}

/// <summary>What one message of an open stream brought.</summary>
/// <param name="Bytes">Bytes of the message, its header included.</param>
public readonly record struct StreamRead(long Bytes, long Events);
