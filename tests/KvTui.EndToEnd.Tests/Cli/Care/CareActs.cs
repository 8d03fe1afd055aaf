namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>
/// Every act on a cluster that a verb can do, as its words; HEIR and OTHER stand for members, MOVED for another URL of the latter, LEASE for
/// a lease, PASSWORD and SNAPSHOT for files. In this order each of them does something where nothing is in its way.
/// </summary>
internal static class CareActs
{
    private const string Yes = "--yes";

    public static readonly string[][] All =
    [
        ["alarm", "disarm", Yes],
        ["put", "/a", "3"],
        ["del", "/b", Yes],
        ["cp", "/a", "/copied", Yes],
        ["mv", "/a", "/moved", Yes],
        ["compaction", "5", Yes],
        ["lease", "grant", "60"],
        ["lease", "keep-alive", "--once", "LEASE"],
        ["lease", "revoke", "LEASE", Yes],
        ["user", "add", "eve", "--no-password"],
        ["user", "passwd", "alice", "--new-password-file", "PASSWORD"],
        ["user", "grant-role", "alice", "app"],
        ["user", "revoke-role", "bob", "app", Yes],
        ["user", "delete", "guest", Yes],
        ["role", "add", "new"],
        ["role", "grant-permission", "app", "read", "/x"],
        ["role", "revoke-permission", "app", "--prefix", "/app/", Yes],
        ["role", "delete", "app", Yes],
        ["auth", "enable", "--new-password-file", "PASSWORD", Yes],
        ["auth", "disable", Yes],
        ["snapshot", "save", "SNAPSHOT"],
        ["move-leader", "HEIR", Yes],
        ["member", "update", "OTHER", "--peer-urls", "MOVED", Yes],
        ["member", "promote", "n4", Yes],
        ["member", "remove", "OTHER", Yes],
        ["defrag", Yes],
        ["member", "add", "n9", "--peer-urls", "http://127.0.0.1:2", "--learner", Yes],
    ];

    /// <summary>Whether an act is on keys, or on leases, which are for keys that others than root may have a right to.</summary>
    public static bool IsOfKeys(string[] act) => act[0] is "put" or "del" or "cp" or "mv" or "lease";

    /// <summary>Those that are asked about, without the word that leaves the question out.</summary>
    public static IEnumerable<string[]> Asked => All.Where(static act => act.Contains(Yes)).Select(static act => Array.FindAll(act, static word => word != Yes));

    /// <summary>Whether an act reads only.</summary>
    public static bool Reads(string[] act) => act[0] == "snapshot";
}
