using KvTui.Etcd.Cluster.Probing;

namespace KvTui.Etcd.Cluster.Diagnosis;

/// <summary>
/// Gathers the facts about a cluster: looks at all members, then compares their data and reads their pages at the same time, then looks
/// again. It takes some 20 requests for three members, and only reads.
/// </summary>
public sealed class ClusterExamination(IEtcdClient client, TimeProvider clock)
{
    /// <summary>Whether databases above 100 MB are read too, to compare their hashes; default false.</summary>
    public bool IsDeep { get; init; }

    /// <summary>Called before databases above 100 MB are read: of how many members, and how many bytes in all; may be null.</summary>
    public Action<int, long>? Announce { get; init; }

    /// <summary>Gathers the facts; what cannot be found out is a fact too. Throws only if the caller cancelled.</summary>
    public async Task<ClusterFacts> GatherAsync(CancellationToken cancellationToken)
    {
        var probe = new ClusterProbe(client, clock) { MeasuresFirst = false };
        var before = await probe.ProbeToTheEndAsync(client.Options.CommandTimeout, cancellationToken).ConfigureAwait(false);
        var versions = Task.WhenAll(before.Members.Where(HasPages).Select(member => VersionAsync(member, cancellationToken)));
        var metrics = new MetricsSurvey(client).ReadAsync(before, cancellationToken);
        var survey = new HashSurvey(client.Maintenance, client.Options.CommandTimeout, clock) { IsDeep = IsDeep, Announce = Announce };
        var hashes = await survey.CompareAsync(before, cancellationToken).ConfigureAwait(false);
        var facts = new ClusterFacts
        {
            At = clock.GetUtcNow(),
            Before = before,
            Report = before,
            Given = client.Options.Endpoints,
            Versions = await versions.ConfigureAwait(false),
            Metrics = await metrics.ConfigureAwait(false),
            Hashes = hashes,
        };
        var report = before.Health is ClusterHealth.Unreachable or ClusterHealth.NoQuorum
            ? before
            : await probe.ProbeToTheEndAsync(client.Options.CommandTimeout, cancellationToken).ConfigureAwait(false);
        return facts with { Report = report, Members = probe.Members };
    }

    /// <summary>
    /// Whether a member is asked for pages: one that answers, or whose certificate was refused and is shown in a handshake again. Behind
    /// an address that several share, another one would answer.
    /// </summary>
    private static bool HasPages(MemberReport member) =>
        member is { Endpoint: not null, IsProxy: false, ForeignCluster: 0 } && (member.Answers || member.Error?.Kind.IsTls() == true);

    private async Task<VersionFacts> VersionAsync(MemberReport member, CancellationToken cancellationToken) =>
        new(member, await client.Pages.FetchAsync(member.Endpoint!, "/version", cancellationToken).ConfigureAwait(false));
}
