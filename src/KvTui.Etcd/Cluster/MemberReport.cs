namespace KvTui.Etcd.Cluster;

/// <summary>One row of a cluster report: a member, or an endpoint given by the user that belongs to no known member.</summary>
public sealed record MemberReport
{
    /// <summary>The round trip from which on a member counts as slow: one second.</summary>
    public static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(1);

    /// <summary>The member's id; 0 for an endpoint that never answered and that no member advertises.</summary>
    public ulong Id { get; init; }

    /// <summary>The member's name; empty for a member that has not started and where <see cref="Id"/> is 0.</summary>
    public string Name { get; init; } = "";

    /// <summary>The member's endpoints, best first: the user's before those it advertises; empty if it cannot be asked.</summary>
    public IReadOnlyList<EtcdEndpoint> Endpoints { get; init; } = [];

    public bool IsLearner { get; init; }

    /// <summary>The status that the member reported; null if it did not.</summary>
    public EndpointStatus? Status { get; init; }

    /// <summary>Why the endpoint shown gave no status; null if it gave one, or if there is no endpoint.</summary>
    public EtcdException? Error { get; init; }

    /// <summary>How long the answer took; null without one, and for an answer below 1 s that was the first on its connection.</summary>
    public TimeSpan? RoundTrip { get; init; }

    /// <summary>
    /// How long the request in flight has been waiting for its answer; null if there is none. A <see cref="Status"/> is then the last one:
    /// the member is slow, but not much slower than then.
    /// </summary>
    public TimeSpan? Pending { get; init; }

    /// <summary>How the member's answer differs from the others'; set by the assessment.</summary>
    public Disagreement Disagreements { get; init; }

    /// <summary>Whether the member's answer took a second or more; it may be the last one while the next is awaited.</summary>
    public bool IsSlow => Status is not null && RoundTrip >= SlowFrom;

    /// <summary>How many raft entries the member has not yet applied; null if it did not say.</summary>
    public ulong? ApplyLag => Status is { RaftAppliedIndex: > 0 } status
        ? Math.Max(status.RaftIndex, status.RaftAppliedIndex) - status.RaftAppliedIndex
        : null;

    /// <summary>Whether several members share the address, as with etcd's grpc-proxy or a balancer; <see cref="Id"/> is then 0.</summary>
    public bool IsProxy { get; init; }

    /// <summary>The members that have answered through the proxy; empty for any other row.</summary>
    public IReadOnlyList<Backend> Backends { get; init; } = [];

    /// <summary>The id of another cluster that answers here, or has answered through the proxy; 0 if none does.</summary>
    public ulong ForeignCluster { get; init; }

    /// <summary>Why the member cannot be asked at the address that it advertises; null if it can, or is only silent.</summary>
    public Misdirection? Misdirection { get; init; }

    /// <summary>The member's endpoints that do not answer, besides the one shown.</summary>
    public IReadOnlyList<EtcdEndpoint> SilentEndpoints { get; init; } = [];

    /// <summary>The endpoint to show: the one that answered, or the first to try; null if there is none.</summary>
    public EtcdEndpoint? Endpoint => Endpoints.Count > 0 ? Endpoints[0] : null;

    /// <summary>Whether anything answers, even with a refusal or for another cluster.</summary>
    public bool Answers => Status is not null || IsDenied || ForeignCluster != 0;

    /// <summary>Whether the row is a voting member, and not a learner or a mere endpoint.</summary>
    public bool IsVoter => Id != 0 && !IsLearner;

    /// <summary>Whether the member denied its status to this user.</summary>
    public bool IsDenied => Error?.IsDenial == true;

    /// <summary>Whether another member has the same name; set by the assessment.</summary>
    public bool SharesName { get; init; }

    /// <summary>The name, with the id in hexadecimal if another member shares it; else the id, else the endpoint.</summary>
    public string Label => this switch
    {
        { Name.Length: > 0, SharesName: true } => $"{Name} ({HexId})",
        { Name.Length: > 0 } => Name,
        { Id: not 0 } => HexId,
        _ => Endpoint?.ToString() ?? "?",
    };

    private string HexId => Id.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A member that has answered at an address shared by several.</summary>
/// <param name="Name">The member's name; empty if unknown, as behind etcd's grpc-proxy, which does not pass on the member list.</param>
public sealed record Backend(ulong Id, string Name)
{
    /// <summary>The member's name, else its id in hexadecimal.</summary>
    public string Label => Name.Length > 0 ? Name : Id.ToString("x", CultureInfo.InvariantCulture);
}

/// <summary>The ways in which a member's answer differs from the rest of the cluster.</summary>
[Flags]
public enum Disagreement
{
    None = 0,

    /// <summary>The member believes another one to be the leader, or knows none.</summary>
    Leader = 1,

    /// <summary>The member's raft term is not the highest, which is normal for one poll around an election.</summary>
    Term = 2,

    /// <summary>The member belongs to another cluster.</summary>
    Cluster = 4,

    /// <summary>The member's version is not the leader's, as during a rolling upgrade.</summary>
    Version = 8,

    /// <summary>The member claims to be a learner and the member list denies it, or the reverse.</summary>
    Learner = 16,
}

/// <summary>
/// Why a member cannot be asked at the address that it advertises: others advertise it too, or another one answers there.
/// </summary>
/// <param name="SharedWith">The labels of other members that advertise the address; empty if there are none.</param>
/// <param name="ForeignCluster">The id of another cluster that answers there; 0 if none does.</param>
/// <param name="AnsweredBy">The label of the member of this cluster that answers there; empty if none does.</param>
public sealed record Misdirection(EtcdEndpoint Address, IReadOnlyList<string> SharedWith, ulong ForeignCluster, string AnsweredBy)
{
    /// <summary>What answers there: “n2”, “nobody”, “another cluster (1a2b)”.</summary>
    public string Who => ForeignCluster != 0 ? $"another cluster ({ForeignCluster.ToString("x", CultureInfo.InvariantCulture)})"
        : AnsweredBy.Length > 0 ? AnsweredBy
        : "nobody";

    /// <summary>“nobody answers there; n1, n3 advertise it too”, for use beside the address.</summary>
    public string Text
    {
        get
        {
            var who = ForeignCluster != 0 ? "another cluster" : Who;
            var verb = SharedWith.Count == 1 ? "advertises" : "advertise";
            return $"{who} answers there{(SharedWith.Count == 0 ? "" : $"; {string.Join(", ", SharedWith)} {verb} it too")}";
        }
    }
}
