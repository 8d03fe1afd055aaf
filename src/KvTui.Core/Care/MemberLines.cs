using KvTui.Core.Copying;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>Lines for a shell and for configuration files, for people to use on the hosts of members; none is run from here.</summary>
public static class MemberLines
{
    /// <summary>What the page with the lines of a restore is called.</summary>
    public const string RestoreTitle = "Restore a snapshot";

    /// <summary>The data directory that a snapshot is restored into unless another one is wanted.</summary>
    public const string RestoredFolder = "/var/lib/etcd-restored";

    /// <summary>From which version on a restore can raise the revision, so that watchers notice that history went back.</summary>
    private static readonly Version RaisesRevision = new(3, 5, 16);

    private static readonly Version HasUtility = new(3, 5);

    /// <summary>What a member that was added is to be started with: variables for its environment, and as flags in a comment.</summary>
    /// <param name="name">The name it is to have.</param>
    public static IEnumerable<string> OfNew(MemberAddition addition, string name)
    {
        var cluster = Cluster(addition.List.Members, member => member.Id == addition.Added.Id ? name : MembershipPlan.Label(member));
        var urls = string.Join(',', addition.Added.PeerUrls);
        return
        [
            $"ETCD_NAME={ShellWord.Of(name)}",
            $"ETCD_INITIAL_CLUSTER={ShellWord.Of(cluster)}",
            $"ETCD_INITIAL_ADVERTISE_PEER_URLS={ShellWord.Of(urls)}",
            "ETCD_INITIAL_CLUSTER_STATE=existing",
            $"# as flags: --name {ShellWord.Of(name)} --initial-cluster {ShellWord.Of(cluster)} "
                + $"--initial-advertise-peer-urls {ShellWord.Of(urls)} --initial-cluster-state existing",
            "# The data directory has to be empty.",
        ];
    }

    /// <summary>The restore of a snapshot as a new cluster of the same voters: comments, and a line for each member's host.</summary>
    /// <param name="report">Which versions the members have; one that did not tell is taken to have the others'.</param>
    /// <param name="file">The snapshot's path on each host.</param>
    /// <param name="folder">The new data directory on each host.</param>
    /// <param name="token">
    /// The new cluster's token, which must not be the old one's: it makes the new ids. Null makes one of the old cluster's id.
    /// </param>
    public static IEnumerable<string> OfRestore(MemberList list, ClusterReport report, string file, string folder, string? token = null)
    {
        var members = list.Members;
        token ??= $"restored-{list.Header.ClusterId.ToString("x", CultureInfo.InvariantCulture)}";
        var started = members.Where(static m => !m.IsLearner && m.Name.Length > 0);
        var voters = started.OrderBy(static m => m.Name, StringComparer.Ordinal).ToList();
        var others = members.Except(voters).Select(MembershipPlan.Label).ToList();
        var cluster = Cluster(voters, static member => member.Name);
        var newest = report.Members.Select(static m => VersionOf(m)).Max() ?? HasUtility;
        var names = CareText.Joined([.. voters.Select(static m => m.Name)]);
        return
        [
            $"# This makes a new cluster of {Printable.Text(names)} with what the snapshot holds; kvtui runs none of it.",
            .. others.Count == 0 ? Array.Empty<string>()
                : [$"# Left out, as learners or not started: {Printable.Text(CareText.Joined(others))}; add them afterwards."],
            "# 1. Stop what writes to etcd (API servers), then every member; keep the old data directories.",
            "# 2. Copy the snapshot to each host, and run there the line of its member; the directory must not exist yet.",
            .. voters.SelectMany(member => LinesOf(member, VersionOf(report.Members.FirstOrDefault(m => m.Id == member.Id)) ?? newest)),
            $"# 3. Start each member as before, but with --data-dir {ShellWord.Of(folder)}; then what writes to etcd; restart watchers.",
        ];

        IEnumerable<string> LinesOf(Member member, Version version) =>
        [
            $"# {Printable.Text(member.Name)}",
            (version < HasUtility ? "ETCDCTL_API=3 etcdctl" : "etcdutl")
                + $" snapshot restore {ShellWord.Of(file)} --name {ShellWord.Of(member.Name)} --initial-cluster {ShellWord.Of(cluster)}"
                + $" --initial-cluster-token {ShellWord.Of(token)}"
                + $" --initial-advertise-peer-urls {ShellWord.Of(string.Join(',', member.PeerUrls))} --data-dir {ShellWord.Of(folder)}"
                + (version < RaisesRevision ? "" : " --bump-revision 1000000000 --mark-compacted"),
        ];
    }

    private static string Cluster(IEnumerable<Member> members, Func<Member, string> name) =>
        string.Join(',', members.SelectMany(member => member.PeerUrls.Select(url => $"{name(member)}={url}")));

    private static Version? VersionOf(MemberReport? member) =>
        Version.TryParse(member?.Status?.Version.Split('-')[0], out var version) ? version : null;
}
