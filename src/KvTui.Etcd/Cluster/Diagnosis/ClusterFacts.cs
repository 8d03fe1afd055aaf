using KvTui.Etcd.Transport.Pages;

namespace KvTui.Etcd.Cluster.Diagnosis;

/// <summary>What was found out about a cluster within about a second; nothing in it is a key, a value, a password or a token.</summary>
public sealed record ClusterFacts
{
    /// <summary>When it was looked at, by this machine's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How the cluster fared before everything else was asked.</summary>
    public required ClusterReport Before { get; init; }

    /// <summary>How it fared at the end; the same as <see cref="Before"/> without a quorum.</summary>
    public required ClusterReport Report { get; init; }

    /// <summary>The endpoints that the user gave.</summary>
    public IReadOnlyList<EtcdEndpoint> Given { get; init; } = [];

    /// <summary>The member list; empty if it is not known.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>What each member's /version page told, if it was asked.</summary>
    public IReadOnlyList<VersionFacts> Versions { get; init; } = [];

    /// <summary>What each /metrics page told.</summary>
    public IReadOnlyList<MetricsFacts> Metrics { get; init; } = [];

    public HashComparison Hashes { get; init; } = new(HashOutcome.NotCompared);

    /// <summary>The certificate that this client shows to members; null if it has none, or nobody was asked over TLS.</summary>
    public SeenCertificate? OwnCertificate => Versions.FirstOrDefault(static version => version.Page.Own is not null)?.Page.Own;

    /// <summary>The quota of a member's database in bytes; null if it is not known.</summary>
    public long? QuotaOf(MemberReport member) =>
        member.Status is not { } status ? null
        : status.DbSizeQuota > 0 ? status.DbSizeQuota
        : MetricsOf(member)?.Value(MemberMetrics.Quota) is { } quota and >= 1 ? (long)quota
        : null;

    /// <summary>How many revisions a member keeps; null if it is not known.</summary>
    public long? KeptBy(MemberReport member) =>
        member.Status is not { } status ? null
        : Hashes.Hashes.FirstOrDefault(each => each.MemberId == member.Id) is { } hash ? hash.Revision - Math.Max(0, hash.CompactRevision)
        : MetricsOf(member)?.Value(MemberMetrics.CompactRevision) is { } compacted ? status.Header.Revision - Math.Max(0, (long)compacted)
        : null;

    public MemberMetrics? MetricsOf(MemberReport member) =>
        member.Id == 0 ? null : Metrics.FirstOrDefault(facts => facts.Member?.Id == member.Id && facts.Metrics is not null)?.Metrics;

    public VersionFacts? VersionOf(MemberReport member) => Versions.FirstOrDefault(
        facts => member.Id == 0 ? facts.Member.Endpoint == member.Endpoint : facts.Member.Id == member.Id);
}

/// <summary>What a member's /version page told, and the connection it came over.</summary>
public sealed record VersionFacts(MemberReport Member, MemberPage Page)
{
    /// <summary>The version whose features the whole cluster has; empty if the member did not tell.</summary>
    public string ClusterVersion => MemberMetrics.Between(Encoding.UTF8.GetString(Page.Content.Span), "\"etcdcluster\":\"", "\"");

    /// <summary>By how much the member's clock is ahead of this machine's; null if it did not tell.</summary>
    public ClockOffset? Offset => Page.Date is { } date
        ? new(date - Page.Received, date - Page.Sent + TimeSpan.FromSeconds(1))
        : null;
}

/// <summary>By how much a clock is ahead of this machine's, at least and at most: it tells whole seconds, and that takes a while.</summary>
public sealed record ClockOffset(TimeSpan Least, TimeSpan Most)
{
    /// <summary>The offset that is certain; zero if the clocks may be equal.</summary>
    public TimeSpan Certain => Least > TimeSpan.Zero ? Least : Most < TimeSpan.Zero ? Most : TimeSpan.Zero;
}

/// <summary>What a /metrics page told.</summary>
/// <param name="Member">The member whose page it is; null if that is not known.</param>
/// <param name="Metrics">The figures; null if the page could not be read.</param>
/// <param name="Error">Why it could not be read, in words to put behind the endpoint; null if it was.</param>
public sealed record MetricsFacts(EtcdEndpoint Endpoint, MemberReport? Member, MemberMetrics? Metrics, string? Error)
{
    /// <summary>This machine's clock when the page began to arrive.</summary>
    public DateTimeOffset At { get; init; }
}
