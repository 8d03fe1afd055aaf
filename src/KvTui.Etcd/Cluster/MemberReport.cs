using KvTui.Etcd.Cluster.Maintenance;

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
    public ulong? ApplyLag => Status is { RaftAppliedIndex: > 0 } status ? Math.Max(status.RaftIndex, status.RaftAppliedIndex) - status.RaftAppliedIndex : null;

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
