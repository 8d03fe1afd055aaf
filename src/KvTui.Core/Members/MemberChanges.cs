using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members;

/// <summary>Says what has changed of the members between two reports, for the timeline.</summary>
internal static class MemberChanges
{
    /// <summary>A tenth less is much.</summary>
    private const int MuchSmaller = 10;

    private const Disagreement Told = Disagreement.Leader | Disagreement.Term | Disagreement.Cluster;

    public static IEnumerable<string> Between(ClusterState before, ClusterState after, DateTimeOffset now) => after.Rows
        .SelectMany(row => Of(before.RowOf(row.Member), row, after.Report!, now))
        .Concat(OfList(before, after));

    private static IEnumerable<string> Of(MemberRow? old, MemberRow row, ClusterReport report, DateTimeOffset at)
    {
        var name = row.Member.Label;
        if (row.SilentSince is not null && old?.SilentSince is null && row.Member is not { Error: null, Pending: null })
        {
            var cause = HealthText.CauseOf(row.Member);
            yield return $"{name} does not answer{(cause.Length > 0 ? $": {cause}" : "")}";
        }
        else if (row.SilentSince is null && old?.SilentSince is { } since)
        {
            yield return $"{name} answers again after {ClusterChanges.About(at - since)}";
        }

        if (row.Member.IsSlow && old is not { Member.IsSlow: true })
        {
            yield return $"{name} is slow: an answer took {HealthText.Seconds(row.Member)}";
        }
        else if (row.Member is { IsSlow: false, Status: not null } && old is { Member.IsSlow: true })
        {
            yield return $"{name} is no longer slow";
        }

        if (old is { Member.Status: { } was } && row.Member.Status is { } now && was.Version != now.Version)
        {
            yield return $"{name} went from version {was.Version} to {now.Version}";
        }

        if (old is not null && Shrunk(old, row) is { } shrunk)
        {
            yield return shrunk;
        }

        if (Opinion(old, row, report) is { } opinion)
        {
            yield return opinion;
        }
    }

    /// <summary>
    /// A database that has become smaller, which its file never does by itself: by much, or while the member was silent or slow, as it is
    /// while it defragments. Null where it has not, or where other data is there.
    /// </summary>
    private static string? Shrunk(MemberRow old, MemberRow row)
    {
        if (row.Member is not { IsProxy: false, Status: { } now } || old is not { Member.IsProxy: false, Told: { } was }
            || now.DbSize >= was.DbSize || now.Header.Revision < was.Header.Revision)
        {
            return null;
        }

        var wasAbsent = old.SilentSince is not null || old.Member is { Pending: not null } or { IsSlow: true } || row.Member.IsSlow;
        return wasAbsent || now.DbSize < was.DbSize - (was.DbSize / MuchSmaller)
            ? $"{row.Member.Label} shrank from {Quantities.Size(was.DbSize)} to {Quantities.Size(now.DbSize)}: "
                + "it was defragmented, or made anew"
            : null;
    }

    private static string? Opinion(MemberRow? old, MemberRow row, ClusterReport report)
    {
        var (was, now) = ((old?.Lasting ?? Disagreement.None) & Told, row.Lasting & Told);
        var (name, status) = (row.Member.Label, row.Member.Status);
        return (now & ~was) switch
        {
            var begun when begun.HasFlag(Disagreement.Cluster) => $"{name} belongs to another cluster, {row.Member.ForeignCluster:x}",
            var begun when begun.HasFlag(Disagreement.Leader) && status!.Leader == 0 => $"{name} knows no leader",
            var begun when begun.HasFlag(Disagreement.Leader) && status!.Leader == row.Member.Id => $"{name} considers itself the leader",
            var begun when begun.HasFlag(Disagreement.Leader) => $"{name} considers {report.LabelOf(status!.Leader)} the leader",
            var begun when begun.HasFlag(Disagreement.Term) => $"{name} stays at term {status!.RaftTerm}, others are at {report.Term}",
            _ => was != Disagreement.None && now == Disagreement.None && status is not null ? $"{name} agrees with the others again" : null,
        };
    }

    /// <summary>Members added, removed and promoted; only where both reports have the member list, which a proxy hides.</summary>
    private static IEnumerable<string> OfList(ClusterState before, ClusterState after)
    {
        if (!HasList(before) || !HasList(after) || before.Report?.Proxy is not null || after.Report?.Proxy is not null)
        {
            yield break;
        }

        foreach (var row in before.Rows.Where(row => row.Member.Id != 0 && after.RowOf(row.Member) is null))
        {
            yield return $"{row.Member.Label} is no longer a member (id {row.Member.Id:x})";
        }

        foreach (var row in after.Rows.Where(row => row.Member.Id != 0))
        {
            var old = before.RowOf(row.Member);
            if (old is null)
            {
                yield return $"{row.Member.Label} added as a {(row.Member.IsLearner ? "learner" : "voter")} (id {row.Member.Id:x})";
            }
            else if (old.Member.IsLearner && !row.Member.IsLearner)
            {
                yield return $"{row.Member.Label} promoted from learner to voter";
            }
        }
    }

    private static bool HasList(ClusterState state) => state.Rows.Any(row => row.Member.Name.Length > 0);
}
