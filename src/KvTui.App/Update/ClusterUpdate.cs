using System.Collections.Immutable;
using KvTui.App.Messages;
using KvTui.App.State;
using KvTui.App.State.Members;
using KvTui.Etcd.Cluster;

namespace KvTui.App.Update;

/// <summary>Follows the members: who answers, since when not, and how fast.</summary>
internal static class ClusterUpdate
{
    /// <summary>How many polls the best round trip is taken of: one that met a busy moment does not count.</summary>
    private const int RecentPolls = 4;

    public static ExplorerState Apply(ExplorerState state, ClusterMessage message)
    {
        var report = message.Report;
        var before = state.Cluster.Rows;
        var rows = report.Members.Select(member => Row(member, before.FirstOrDefault(row => IsSame(row.Member, member)), state.Now));
        return state with { Cluster = new(report, [.. rows], message.Asked ?? state.Now) };
    }

    private static MemberRow Row(MemberReport member, MemberRow? before, DateTimeOffset now)
    {
        ImmutableArray<TimeSpan> recent = member.Status is null ? [] : [.. (before?.Recent ?? []).TakeLast(RecentPolls - 1), member.RoundTrip];
        var step = recent.IsEmpty ? RoundTripStep.None : (before?.RoundTrip ?? RoundTripStep.None).Near(recent.Min());
        var shown = before is null || before.RoundTrip == RoundTripStep.None || step == before.NextRoundTrip ? step : before.RoundTrip;
        return new(member, member.Answers ? null : before?.SilentSince ?? now - (member.Pending ?? default), shown, step, recent);
    }

    private static bool IsSame(MemberReport one, MemberReport other) =>
        one.Id != 0 || other.Id != 0 ? one.Id == other.Id : one.Endpoint == other.Endpoint;
}
