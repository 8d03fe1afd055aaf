using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster;

/// <summary>One row of a cluster report: a member, or an endpoint given by the user that belongs to no known member.</summary>
public sealed record MemberReport
{
    /// <summary>From which round trip on a member counts as slow: one second.</summary>
    public static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(1);

    /// <summary>The member's id; 0 for an endpoint that never answered and that no member advertises.</summary>
    public ulong Id { get; init; }

    /// <summary>The member's name; empty for a member that has not started and where <see cref="Id"/> is 0.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Where it is asked, best first: the user's endpoints before the ones it advertises; empty if it cannot be asked at all.
    /// </summary>
    public IReadOnlyList<EtcdEndpoint> Endpoints { get; init; } = [];

    public bool IsLearner { get; init; }

    /// <summary>What it said of itself; null if it did not answer.</summary>
    public EndpointStatus? Status { get; init; }

    /// <summary>Why there is no status, from the endpoint that was asked last; null if there is one, or if there was no endpoint to ask.</summary>
    public EtcdException? Error { get; init; }

    /// <summary>
    /// How long the answer took, on a connection on which an earlier one had come; null before that, and without an answer.
    /// </summary>
    public TimeSpan? RoundTrip { get; init; }

    /// <summary>
    /// How long the request that is under way has been waiting for its answer; null if none is. With a <see cref="Status"/> beside it, that is the last one:
    /// the member is slow, and not yet later than it was then.
    /// </summary>
    public TimeSpan? Pending { get; init; }

    /// <summary>In what its answer differs from the others'; set by the assessment.</summary>
    public Disagreement Disagreements { get; init; }

    /// <summary>Whether it answers, but took a second or more for it; the figures may be the last ones while the next answer is awaited.</summary>
    public bool IsSlow => Status is not null && RoundTrip >= SlowFrom;

    /// <summary>How many raft entries it has committed and not yet applied; null if it did not say.</summary>
    public ulong? ApplyLag => Status is { RaftAppliedIndex: > 0 } status ? Math.Max(status.RaftIndex, status.RaftAppliedIndex) - status.RaftAppliedIndex : null;

    /// <summary>
    /// Whether the address stands for several members, as that of etcd's grpc-proxy or of a balancer does; then <see cref="Id"/> is 0.
    /// </summary>
    public bool IsProxy { get; init; }

    /// <summary>The members that have answered through a proxy; empty for any other row.</summary>
    public IReadOnlyList<Backend> Backends { get; init; } = [];

    /// <summary>
    /// The id of the other cluster that answers here, or has answered through a proxy, whose figures are not shown; 0 if none does.
    /// </summary>
    public ulong ForeignCluster { get; init; }

    /// <summary>Why it cannot be asked at the address that it advertises; null if it can, or is only silent.</summary>
    public Misdirection? Misdirection { get; init; }

    /// <summary>Endpoints that lead to it and do not answer though another one does.</summary>
    public IReadOnlyList<EtcdEndpoint> SilentEndpoints { get; init; } = [];

    /// <summary>The endpoint shown for it: the one that answered, or the first to be tried; null if there is none.</summary>
    public EtcdEndpoint? Endpoint => Endpoints.Count > 0 ? Endpoints[0] : null;

    /// <summary>Whether something is there that answers, be it with a refusal or for another cluster.</summary>
    public bool Answers => Status is not null || IsDenied || ForeignCluster != 0;

    /// <summary>Whether it is a member with a vote, and not a learner or a mere endpoint.</summary>
    public bool IsVoter => Id != 0 && !IsLearner;

    /// <summary>Whether it answered that this user may not ask for its status.</summary>
    public bool IsDenied => Error?.IsDenial == true;

    /// <summary>Whether another member has the same name; set by the assessment.</summary>
    public bool SharesName { get; init; }

    /// <summary>What to call it: its name, with its id in hexadecimal where another has that name too, else the id, else its endpoint.</summary>
    public string Label => this switch
    {
        { Name.Length: > 0, SharesName: true } => $"{Name} ({HexId})",
        { Name.Length: > 0 } => Name,
        { Id: not 0 } => HexId,
        _ => Endpoint?.ToString() ?? "?",
    };

    private string HexId => Id.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}
