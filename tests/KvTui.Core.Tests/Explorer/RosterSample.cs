using KvTui.Core.Scans;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Leases, locks and users of a cluster.</summary>
internal static class RosterSample
{
    public static readonly LeaseFacts[] Leases =
        [Lease(0x10, 300, "/app/a", "/locks/job/10"), Lease(0x20, 5), Lease(0x30, 60, "/locks/job/30"), Lease(0x694d77aa9e38260f, 3000, "/elections/main/694d77aa9e38260f")];

    public static readonly UserList Users = new(
        [new("alice", ["app", "idle"]), new("bob", []), new("root", ["root"])],
        [
            new("app", [new(KeyRange.Prefix(EtcdKey.FromText("/app/")), true, true), new(KeyRange.Key(EtcdKey.FromText("/cfg/x")), true, false)]),
            new("idle", []), new("root", []),
        ]);

    public static readonly KeyValue[] Tickets =
        [Ticket("/locks/job/10", 0x10, 9), Ticket("/locks/job/30", 0x30, 7), Ticket("/elections/main/694d77aa9e38260f", 0x694d77aa9e38260f, 12, "node 1")];

    /// <summary>What was asked for last is answered.</summary>
    public static TestExplorer Lists(this TestExplorer explorer, RosterRows list, EtcdException? error = null)
    {
        var scan = explorer.Last<Effect.StartScan>();
        var status = ScanStatus.AtStart.Completed(TimeSpan.Zero);
        return explorer.Send(new ScanMessage(
            scan.Generation, new ScanProgress.Roster(error is null ? status : status with { Phase = ScanPhase.Failed, Error = error }, list)));
    }

    private static LeaseFacts Lease(long id, int left, params string[] keys) =>
        new(id, TimeSpan.FromSeconds(left), TimeSpan.FromHours(1), [.. keys.Select(EtcdKey.FromText)]);

    private static KeyValue Ticket(string key, long lease, long created, string value = "") =>
        new(EtcdKey.FromText(key), EtcdKey.FromText(value).Memory, created, created, 1, lease);
}
