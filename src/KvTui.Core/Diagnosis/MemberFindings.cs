using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using static KvTui.Core.Diagnosis.FindingKind;
using static KvTui.Core.Diagnosis.Severity;

namespace KvTui.Core.Diagnosis;

/// <summary>Findings about single members: who does not answer, who is behind, what they run and where they say that they are.</summary>
internal static class MemberFindings
{
    /// <summary>How many raft entries behind is more than what is under way between two questions.</summary>
    private const ulong FewEntries = 1000;

    /// <summary>How many entries may be left to apply before a member refuses requests (etcd: maxGapBetweenApplyAndCommitIndex).</summary>
    private const ulong MostEntries = 5000;

    public static IReadOnlyList<FindingKind> All { get; } =
    [
        OfMembers(
            "member-down", Warning, Down,
            "It takes no part: one failure less is tolerated.",
            "On its host see whether etcd runs (systemctl status etcd, or crictl ps), how its log ends, and if a firewall is between."),
        OfMembers(
            "member-not-started", Warning, static (facts, member) => IsUnstarted(member) ? Why(facts, member) : null,
            "It counts as a voter already, so that one more of the others has to run.",
            "Start it with --initial-cluster-state=existing and the peer address that it was added with, or remove it by its id "
            + "(kvtui member remove)."),
        OfMembers(
            "member-without-address", Warning, static (facts, member) =>
                member is { Name.Length: > 0, Status: null, Error: null, Pending: null, Misdirection: null, ForeignCluster: 0 }
                    ? Why(facts, member)
                    : null,
            "Nothing is known of it, and clients do not find it.",
            "Give it an --advertise-client-urls that clients reach: with https where they use TLS, and no Unix socket."),
        OfMembers(
            "member-elsewhere", Warning, static (facts, member) => member.Misdirection is null ? null : Why(facts, member),
            "Clients that look for it find another one, or nobody.",
            "Give each member its own --advertise-client-urls, and restart it."),
        OfMembers(
            "members-disagree", Warning, static (facts, member) =>
                member is { Status: not null, ForeignCluster: 0 } && member.Disagreements.HasFlag(Disagreement.Leader)
                    ? Why(facts, member)
                    : null,
            "It may be cut off from the others, and what is read from it may be out of date.",
            "Ask again in some seconds; if it lasts, check its way to the others' peer ports (2380), and its log."),
        OfMembers(
            "member-slow", Warning, static (_, member) =>
                member.IsSlow ? $"{member.Label} took {member.RoundTrip!.Value.TotalSeconds:0.0} s to tell its status" : null,
            "Whoever is connected to it waits.",
            "It may be defragmenting, which ends by itself; else look at its disk, its processor and the network."),
        OfMembers(
            "member-behind", Warning, Behind,
            "What is read from it may be out of date, and it cannot replace one that fails.",
            "See whether it catches up; if not, look at its disk and its network."),
        OfMembers(
            "apply-lag", Warning, static (facts, member) =>
                member.ApplyLag is > FewEntries and var lag
                && (lag > MostEntries || SeenBefore(facts, member)?.ApplyLag > FewEntries)
                    ? $"{member.Label} has {lag} entries still to apply"
                    : null,
            "Its data is older than its log; from 5000 on it refuses requests.",
            "Look for large reads and transactions, and at its disk."),
        OfMembers(
            "learner", Warning, static (facts, member) => member.IsLearner
                ? $"{member.Label} is a learner{(facts.Report.LagOf(member) is { } lag ? $", {lag} entries behind" : "")}"
                : null,
            "It does not vote, and serves only reads that may be out of date.",
            "Promote it once it has caught up (kvtui member promote), or remove it (kvtui member remove): a learner is meant to be one for "
            + "a short time."),
        OfCluster(
            "versions-differ", Warning, static facts => Differing(facts, static member => member.Status!.Version, "version"),
            "What is new in the newer version stays off until all have it; etcd means this to last no longer than an upgrade.",
            "End the upgrade or the downgrade, one member at a time."),
        OfCluster(
            "cluster-version", Warning, OldClusterVersion,
            "What is new in the members' version stays off, as in a downgrade, or in an upgrade that ended just now.",
            "Ask again in a minute; if it stays, a downgrade was begun: end it, or take it back (etcdctl downgrade cancel)."),
        OfCluster(
            "storage-versions-differ", Warning,
            static facts => Differing(facts, static member => member.Status!.StorageVersion, "storage version"),
            "The members' databases are not of one version, as in an upgrade or a downgrade that has not ended.",
            "End it: etcdctl downgrade cancel, or the same version everywhere."),
        OfMembers(
            "version-bad", Warning, static (_, member) => member.Status?.Version is "3.5.0" or "3.5.1" or "3.5.2"
                ? $"{member.Label} runs etcd {member.Status.Version}"
                : null,
            "etcd 3.5.0 to 3.5.2 may corrupt its data if it is killed while it is busy.",
            "Update it to the newest 3.5."),
        new(
            "advertises-any-address", Warning, static facts => Advertised(facts, static host => host is "0.0.0.0" or "::"),
            "That is an address of every host, so that clients end up at their own.",
            "Set --advertise-client-urls to an address that clients reach, and restart it."),
        new(
            "advertises-loopback", Note, Loopback,
            "Clients on other hosts that look for it end up at their own host.",
            "Set --advertise-client-urls to an address that clients reach, unless all of them run on its host."),
    ];

    private static string? Why(ClusterFacts facts, MemberReport member) => ClusterReason.OfMember(facts.Report, member);

    private static bool IsUnstarted(MemberReport member) => member is { Status: null, Error: null, Pending: null, Name: "", Id: not 0 };

    /// <summary>Silent members; where its certificate is refused, that is a finding of its own.</summary>
    private static string? Down(ClusterFacts facts, MemberReport member)
    {
        var isSilent = member is { Status: null, IsDenied: false, ForeignCluster: 0, Misdirection: null }
            && (member.Error is not null || member.Pending is not null);
        return isSilent && facts.Report.Health != ClusterHealth.Unreachable && facts.VersionOf(member)?.Page.Fault is null
            ? Why(facts, member)
            : null;
    }

    private static MemberReport? SeenBefore(ClusterFacts facts, MemberReport member) =>
        facts.Before.Members.FirstOrDefault(each => each.Id == member.Id && each.Id != 0);

    /// <summary>A member that has at the end not yet come to where the others were at the beginning, which is no matter of load.</summary>
    private static string? Behind(ClusterFacts facts, MemberReport member)
    {
        var due = facts.Before.Members.Max(static each => each is { IsProxy: false, Status: { } status } ? status.RaftIndex : 0);
        return member is { IsProxy: false, IsLearner: false, Pending: null, Status: { } status } && status.RaftIndex + FewEntries < due
            ? $"{member.Label} is {due - status.RaftIndex} entries behind"
            : null;
    }

    /// <summary>Who has what, where not all that tell have the same.</summary>
    private static string? Differing(ClusterFacts facts, Func<MemberReport, string> read, string what)
    {
        var groups = facts.Report.Members
            .Where(member => member is { IsProxy: false, Id: not 0, Status: not null } && read(member).Length > 0)
            .GroupBy(read)
            .Select(static group => $"{string.Join(", ", group.Select(static member => member.Label))}: {group.Key}")
            .ToList();
        return groups.Count < 2 ? null : $"not all members have the same {what}: {string.Join("; ", groups)}";
    }

    /// <summary>Where all run one version, and the cluster works as another; it calls itself 3.0 until its version is decided.</summary>
    private static string? OldClusterVersion(ClusterFacts facts)
    {
        var running = facts.Report.Members.Where(static member => member is { IsProxy: false, Id: not 0, Status: not null })
            .Select(static member => Minor(member.Status!.Version)).Distinct().Take(2).ToList();
        var cluster = facts.Versions.Select(static version => Minor(version.ClusterVersion)).Where(static text => text.Length > 0)
            .Distinct().Take(2).ToList();
        return running is [{ Length: > 0 } version] && cluster is [var works] && works != "3.0" && works != version
            ? $"all members run etcd {version}, and the cluster works as etcd {works}"
            : null;
    }

    /// <summary>“3.5” of “3.5.16”; empty for what is no version.</summary>
    private static string Minor(string version) =>
        Version.TryParse(version.Split('-')[0], out var parsed) ? $"{parsed.Major}.{parsed.Minor}" : "";

    private static IEnumerable<string> Advertised(ClusterFacts facts, Func<string, bool> isBad)
    {
        foreach (var member in facts.Members)
        {
            if (Hosts(member).FirstOrDefault(isBad) is { } found)
            {
                yield return $"{facts.Report.LabelOf(member.Id)} advertises the address {found}";
            }
        }
    }

    private static IEnumerable<string> Loopback(ClusterFacts facts) =>
        facts.Given.Any(static given => given.SocketPath is not null || IsLoopback(given.Host)) ? [] : Advertised(facts, IsLoopback);

    private static bool IsLoopback(string host) => host is "localhost" or "::1" || host.StartsWith("127.", StringComparison.Ordinal);

    private static IEnumerable<string> Hosts(Member member)
    {
        foreach (var url in member.ClientUrls)
        {
            EtcdEndpoint endpoint;
            try
            {
                endpoint = EtcdEndpoint.ParseAdvertised(url);
            }
            catch (FormatException)
            {
                continue;
            }

            yield return endpoint.Host.Trim('[', ']');
        }
    }
}
