using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members;

/// <summary>Follows the members: who answers, since when not, how fast, and what has changed since the last report.</summary>
internal static class ClusterUpdate
{
    /// <summary>How many polls the best round trip is taken of: one that met a busy moment does not count.</summary>
    private const int BestOf = 4;

    /// <summary>How many round trips are kept for the sparkline.</summary>
    private const int RecentPolls = 60;

    public static ExplorerState Apply(ExplorerState state, ClusterMessage message)
    {
        var report = message.Report;
        var before = state.Cluster;
        var rows = report.Members.Select(member => Row(member, before.RowOf(member), state.Now));
        var memory = Remember(before.Memory, report, state.Now);
        var after = before with { Report = report, Rows = [.. rows], At = message.Asked ?? state.Now, Memory = memory };
        state = state with { Cluster = after };
        foreach (var text in ClusterChanges.Between(before, after, state.Now))
        {
            state = state.Noted(text);
        }

        return state;
    }

    private static MemberRow Row(MemberReport member, MemberRow? before, DateTimeOffset now)
    {
        var mayAnswer = member is { Answers: false, Misdirection: null };
        DateTimeOffset? silentSince = mayAnswer ? before?.SilentSince ?? now - (member.Pending ?? TimeSpan.Zero) : null;
        var lasting = member.Disagreements & (before?.Member.Disagreements ?? Disagreement.None);
        if (member.Status is not null && member.Pending is not null && before is { Member.Status: not null })
        {
            return before with { Member = member, Lasting = lasting };
        }

        var (time, recent) = (member.RoundTrip, Recent(member, before?.Recent ?? []));
        var step = time is null ? RoundTripStep.None : (before?.RoundTrip ?? RoundTripStep.None).Near(Best(recent));
        var isNew = before is null || before.RoundTrip == RoundTripStep.None || (member.Status is not null && time is null);
        var shown = isNew || step == before!.NextRoundTrip ? step : before.RoundTrip;
        return new(member, silentSince, shown, step, recent, lasting) { Told = member.Status ?? before?.Told };
    }

    /// <summary>The round trips with the last one: an answer on a new connection tells nothing of it, and is no failure either.</summary>
    private static ImmutableArray<TimeSpan?> Recent(MemberReport member, ImmutableArray<TimeSpan?> known)
    {
        var isAnswered = member.Status is not null || member.ForeignCluster != 0 || member.Misdirection is not null;
        return member.RoundTrip is null && isAnswered
            ? known
            : [.. known.AsSpan()[Math.Max(0, known.Length + 1 - RecentPolls)..], member.RoundTrip];
    }

    /// <summary>The best of the last polls, as far back as each was answered.</summary>
    private static TimeSpan Best(ImmutableArray<TimeSpan?> recent)
    {
        var best = TimeSpan.MaxValue;
        for (var i = recent.Length - 1; i >= Math.Max(0, recent.Length - BestOf) && recent[i] is { } time; i--)
        {
            best = time < best ? time : best;
        }

        return best == TimeSpan.MaxValue ? TimeSpan.Zero : best;
    }

    private static ClusterMemory Remember(ClusterMemory memory, ClusterReport report, DateTimeOffset now)
    {
        if (report.Health == ClusterHealth.Unreachable)
        {
            return memory with { UnansweredSince = memory.UnansweredSince ?? now, NoQuorumSince = null };
        }

        memory = memory with
        {
            UnansweredSince = null,
            DeniedSince = report.Health == ClusterHealth.Denied ? memory.DeniedSince ?? now : null,
        };
        if (!report.Members.Any(member => member.Status is not null))
        {
            return memory;
        }

        memory = memory with
        {
            ClusterId = report.ClusterId,
            Alarms = report.Alarms,
            NoQuorumSince = report is { Health: ClusterHealth.NoQuorum, Leader: not 0 } ? memory.NoQuorumSince ?? now : null,
        };
        return report.Leader == 0
            ? memory with { LeaderlessSince = memory.LeaderlessSince ?? now }
            : memory with
            {
                Leader = report.Leader,
                LeaderName = report.LabelOf(report.Leader),
                Term = report.LeaderTerm,
                LeaderAt = now,
                LeaderlessSince = null,
            };
    }
}

/// <summary>Writes down what happens to the cluster, for the timeline of the cluster pane.</summary>
internal static class Timelines
{
    /// <summary>The state with an entry more in its timeline, at the state's own time.</summary>
    /// <param name="text">What happened, as a line without a full stop; made printable here.</param>
    public static ExplorerState Noted(this ExplorerState state, string text)
    {
        var entry = new TimelineEntry(state.Now, Printable.Text(text));
        var cluster = state.Cluster;

        // Who has scrolled down reads on where they were: the newest entry comes in above.
        var top = cluster.DetailTop == 0 ? 0 : cluster.DetailTop + 1;
        return state with { Cluster = cluster with { Timeline = cluster.Timeline.With(entry), DetailTop = top } };
    }
}
