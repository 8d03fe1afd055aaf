namespace KvTui.Etcd.Cluster.Diagnosis;

/// <summary>Reads what members serve as /metrics, all at once, each over a connection of its own.</summary>
public sealed class MetricsSurvey(IEtcdClient client)
{
    /// <summary>
    /// Reads the pages where the user said that they are served, else of each member that answers; what cannot be read is told too. Throws
    /// only if the caller cancelled.
    /// </summary>
    /// <param name="report">Who the members are.</param>
    public Task<MetricsFacts[]> ReadAsync(ClusterReport report, CancellationToken cancellationToken) =>
        Task.WhenAll(Endpoints(report).Select(endpoint => ReadAsync(endpoint, report, cancellationToken)));

    /// <summary>Where to ask. Behind an address that several members share, another one would answer each time.</summary>
    private IEnumerable<EtcdEndpoint> Endpoints(ClusterReport report) => client.Options.MetricsEndpoints.Count > 0
        ? client.Options.MetricsEndpoints
        : report.Members
            .Where(static member => member is { Endpoint: not null, IsProxy: false, ForeignCluster: 0, Answers: true })
            .Select(static member => member.Endpoint!);

    private async Task<MetricsFacts> ReadAsync(EtcdEndpoint endpoint, ClusterReport report, CancellationToken cancellationToken)
    {
        var page = await client.Pages.FetchAsync(endpoint, "/metrics", cancellationToken).ConfigureAwait(false);
        var metrics = page.Error is null ? MemberMetrics.Parse(page.Content.Span) : null;
        return new(endpoint, Owner(endpoint, report, metrics), metrics, page.Error) { At = page.Received };
    }

    /// <summary>The member whose page it is: the one that the page names, else the endpoint's, or the only one on that host.</summary>
    private static MemberReport? Owner(EtcdEndpoint endpoint, ClusterReport report, MemberMetrics? metrics)
    {
        if (metrics is { MemberId: > 0 })
        {
            return report.Members.FirstOrDefault(member => member.Id == metrics.MemberId);
        }

        var neighbours = report.Members.Where(member => member.Endpoints.Any(each => each.Host == endpoint.Host)).Take(2).ToList();
        return report.Members.FirstOrDefault(member => member.Endpoint == endpoint) ?? (neighbours is [var only] ? only : null);
    }
}
