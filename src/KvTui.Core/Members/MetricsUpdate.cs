using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Members;

/// <summary>Follows the members' metrics while the cluster pane fills the screen; else nothing is asked, and nobody is woken.</summary>
internal static class MetricsUpdate
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>After a longer time in which nobody looked, the lines begin anew: they have no place for what was not seen.</summary>
    private static readonly TimeSpan MostGap = TimeSpan.FromSeconds(35);

    /// <summary>The state with what is to be asked for next; it is asked for if it is time to.</summary>
    public static Transition Followed(ExplorerState state)
    {
        var metrics = state.Cluster.Metrics;
        var isShown = state is { FullScreen: true, Focus: Pane.Cluster, IsAttended: true };
        DateTimeOffset? due = isShown && !metrics.IsAsking ? metrics.AskedAt + Every : null;
        if (due <= state.Now && state.Cluster.Report is { } report)
        {
            var asking = metrics with { AskedAt = state.Now, IsAsking = true, Due = null };
            return Transition.Of(With(state, asking), new Effect.AskMetrics(report));
        }

        // Before the first report there is nobody to ask.
        due = state.Cluster.Report is null ? null : due;
        return metrics.Due == due ? state : With(state, metrics with { Due = due });
    }

    /// <summary>The members were asked for their metrics.</summary>
    public static ExplorerState Read(ExplorerState state, IReadOnlyList<MetricsFacts> facts)
    {
        var (cluster, before) = (state.Cluster, state.Cluster.Metrics);
        var isLate = state.Now - before.ReadAt > MostGap;
        var trends = cluster.Rows
            .Where(static row => row.Member is { Id: not 0, IsProxy: false })
            .Select(row => Next((isLate ? null : before.Of(row.Member)) ?? new(row.Member.Id, [], []), row, facts));
        var next = before with
        {
            Trends = [.. trends],
            IsAsking = false,
            ReadAt = state.Now,
            Missing = Missing(facts),
            CompactRevision = Highest(facts, MemberMetrics.CompactRevision) ?? before.CompactRevision,
            Quota = Highest(facts, MemberMetrics.Quota) ?? before.Quota,
        };
        state = With(state, next);
        return before.CompactRevision != 0 && next.CompactRevision > before.CompactRevision
            ? state.Noted($"the history before {Quantities.Revision(next.CompactRevision)} was compacted")
            : state;
    }

    /// <summary>This tool did something to the cluster itself: it is noted, and a compaction is not told again as somebody's.</summary>
    public static ExplorerState Acted(ExplorerState state, CallRecord call)
    {
        var (text, metrics) = (ActText.Of(call, state.Cluster), state.Cluster.Metrics);
        if (call is { Error: null, Act: { Kind: ClusterActKind.Compact, Text: var until } }
            && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            state = With(state, metrics with { CompactRevision = Math.Max(metrics.CompactRevision, revision) });
        }

        return text.Length > 0 ? state.Noted(text) : state;
    }

    private static ExplorerState With(ExplorerState state, MetricsState metrics) =>
        state with { Cluster = state.Cluster with { Metrics = metrics } };

    /// <summary>The highest value that a member tells; null if none does.</summary>
    private static long? Highest(IReadOnlyList<MetricsFacts> facts, string metric) =>
        facts.Max(each => each.Member is null ? null : each.Metrics?.Value(metric)) is { } highest ? (long)highest : null;

    private static MemberTrend Next(MemberTrend trend, MemberRow row, IReadOnlyList<MetricsFacts> facts)
    {
        double? size = row.Member.Status?.DbSize;
        return facts.FirstOrDefault(each => each.Member?.Id == trend.Member && each.Metrics is not null) is { Metrics: { } metrics } read
            ? trend.With(new(read.At, metrics), size)
            : trend.Without(size);
    }

    /// <summary>Whose metrics could not be read, each reason with all whom it concerns, and what to do; empty if all could.</summary>
    private static string Missing(IReadOnlyList<MetricsFacts> facts)
    {
        var reasons = facts
            .Where(static each => each.Member is null || each.Metrics is null)
            .GroupBy(static each => each.Error ?? "tells of no member of this cluster")
            .Select(static group =>
                $"{string.Join(", ", group.Select(static each => each.Member?.Label ?? each.Endpoint.ToString()))} ({group.Key})")
            .ToList();
        return reasons.Count == 0 ? ""
            : $"No metrics of {string.Join("; ", reasons)}: say where they are served by --metrics-urls, or metrics-urls in the profile.";
    }
}
