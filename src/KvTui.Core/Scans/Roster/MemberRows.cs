using KvTui.Core.Care;
using KvTui.Core.Care.Recovery;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Scans.Roster;

/// <summary>Makes the rows of the list of members, and the sentences above it.</summary>
public static class MemberRows
{
    /// <summary>
    /// Members by name, those that have not started at the end: name, id, role, version, lag, where the others and where clients reach it.
    /// </summary>
    public static RosterRows Of(MemberList list, ClusterReport report)
    {
        var rows = ImmutableArray.CreateBuilder<RosterRow>();
        Member[] members = [.. list.Members];
        Array.Sort(members, Compare);
        foreach (var member in members)
        {
            var seen = report.Members.FirstOrDefault(m => m.Id == member.Id);
            var peers = Printable.Text(string.Join(", ", member.PeerUrls));
            var clients = Printable.Text(string.Join(", ", member.ClientUrls));
            var id = member.Id.ToString("x", CultureInfo.InvariantCulture);
            rows.Add(RosterRows.Row(
                id, default,
                Printable.Text(member.Name), id, RoleOf(member, seen, report), Printable.Text(seen?.Status?.Version ?? ""),
                seen is null || report.LagOf(seen) is not { } lag ? "" : Quantities.Count((long)lag),
                peers, clients) with
            {
                Member = member,
                Note = $"peers {peers}{(clients.Length == 0 ? "" : $"; clients {clients}")}",
            });
        }

        var sentence = report.Proxy is null ? Tolerance.Of(report).Text : Printable.Text(StepRules.Obscure(report)!);
        return new(rows.ToImmutable(), sentence)
        {
            Report = report,
            Warning = RecoverySource.Of(report) is { } source
                ? $"No quorum: {Printable.Text(RecoverySource.Text(source))}; R: how to recover from it."
                : "",
        };
    }

    private static int Compare(Member one, Member other) =>
        (one.Name.Length == 0) != (other.Name.Length == 0)
            ? one.Name.Length == 0 ? 1 : -1
            : string.CompareOrdinal(one.Name, other.Name) is not 0 and var order ? order : one.Id.CompareTo(other.Id);

    private static string RoleOf(Member member, MemberReport? seen, ClusterReport report) =>
        member.Name.Length == 0 ? member.IsLearner ? "unstarted learner" : "not started"
        : seen is null ? member.IsLearner ? "learner" : "voter"
        : seen.Answers ? report.RoleOf(seen)
        : $"{report.RoleOf(seen)}, silent";
}
