using KvTui.Core.Scans.Roster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Explorer.Dispatch;

/// <summary>States of each kind that a user can be in, by name.</summary>
internal static class RepresentativeStates
{
    public static string[] Names =>
    [
        "start", "listing", "live", "on a prefix", "without keys", "filtered", "filtered to nothing", "flat", "value", "cluster", "loading a value", "missing",
        "failed", "editing", "undone", "menu", "menu of the editor", "context menu", "help search", "saving", "new key", "conflict", "reconnecting", "refused", "read-only", "full screen", "help", "palette", "delete dialog",
        "delete prefix dialog", "fate unknown", "recovery offer", "prompt", "command log", "usage", "usage opened", "search", "search prompt", "top", "top opened", "too small",
        "merging", "confirming a diff", "replacing", "finding in text", "locked", "unlocking", "restricted", "masked", "searched", "editing JSON", "leases", "members", "page", "users", "password", "history", "changes", "past",
        "events", "events held", "compare", "taking over",
    ];

    public static TestExplorer Of(string name)
    {
        var explorer = TestExplorer.Live("/app/", "/app/db/url", "/app/svc/a", "/app/svc/b", "top").Send(new ClusterMessage(Sample.Healthy()));
        return name switch
        {
            "start" => new TestExplorer(),
            "listing" => new TestExplorer().Mirror(new WatchUpdate.Listing(5, 100, null)).Mirror(new WatchUpdate.Page(5, Sample.Page(Sample.Pair("a", "")))),
            "live" => explorer.GoTo("/app/svc/a"),
            "on a prefix" => explorer.Press("g"),
            "without keys" => TestExplorer.Live(),
            "filtered" => explorer.Press("/").Type("svc").Press("enter"),
            "filtered to nothing" => explorer.Press("/").Type("nowhere").Press("enter"),
            "flat" => explorer.Press("T"),
            "value" => explorer.GoTo("top").Press("2"),
            "searched" => new TestExplorer().Listed([Sample.Pair("k", $$"""{"a":{"x":1},"x":"{{new string('y', 200)}}"}""")]).Press("2 /").Type("x").Press("enter"),
            "editing JSON" => new TestExplorer().Listed([Sample.Pair("k", """{"a":1}""")]).Press("e").Type(" "),
            "leases" => explorer.Command("leases").Lists(RosterRows.Of(RosterSample.Leases)).Press("down"),
            "members" => explorer.Command("members").Lists(MemberRows.Of(MemberSample.Three, Sample.Healthy())),
            "history" => explorer.GoTo("top").Press("H").Lists(PastSample.History).Press("down"),
            "changes" => explorer.Command("changes 50 100").Lists(PastSample.Changes),
            "past" => explorer.At(50, "/app/", "/app/db/url", "gone").GoTo("gone"),
            "page" => explorer.Command("recovery"),
            "users" => explorer.Command("users").Lists(RosterRows.Of(RosterSample.Users)),
            "password" => explorer.Command("users").Lists(RosterRows.Of(RosterSample.Users)).Press("p").Type("p"),
            "cluster" => explorer.Press("3"),
            "loading a value" => explorer.Press("G 2 up").Press("1 g 2"),
            "missing" => Missing(explorer),
            "failed" => explorer.Press("G 2").Send(new OperationMessage.ValueFailed(default, explorer.State.Detail.Generation, Sample.Lost)),
            "editing" => explorer.GoTo("top").Press("e").Type("x"),
            "undone" => explorer.GoTo("top").Press("e").Type("x").Press("shift+left alt+w ctrl+_"),
            "menu" => explorer.Press("f10"),
            "menu of the editor" => explorer.GoTo("top").Press("e").Type("x").Press("f10"),
            "context menu" => explorer.Press("3 shift+f10"),
            "help search" => explorer.Press("? /").Type("pane"),
            "saving" => explorer.GoTo("top").Press("e").Type("x").Press("ctrl+s"),
            "new key" => explorer.Press("n ctrl+u").Type("/new").Press("enter").Type("value"),
            "conflict" => explorer.GoTo("top").Press("e").Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("top", "theirs", 2000))),
            "merging" => explorer.GoTo("top").Press("e").Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("top", "theirs", 2000))).Press("m"),
            "confirming a diff" => new TestExplorer(settings: Sample.Settings with { ConfirmDiff = true }).Listed("top").Press("e").Type("x").Press("ctrl+s"),
            "replacing" => explorer.GoTo("top").Press("e").Type("x t t").Press("f9").Type("t").Press("enter").Type("u").Press("enter"),
            "finding in text" => explorer.GoTo("top").Press("e").Type("x t t").Press("ctrl+f").Type("t").Press("enter"),
            "reconnecting" => explorer.Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(3))),
            "refused" => explorer.Send(new KeyspaceRefusedMessage(Sample.Refused)),
            "read-only" => new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("/app/db/url", "top"),
            "full screen" => explorer.GoTo("top").Press("2 f"),
            "help" => explorer.Press("?"),
            "palette" => explorer.Press(":").Type("del"),
            "delete dialog" => explorer.GoTo("top").Press("d"),
            "delete prefix dialog" => explorer.Press("D"),
            "fate unknown" => explorer.GoTo("top").Press("e").Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Unknown(Sample.Lost, new(explorer.Store[EtcdKey.FromText("top")], 1000, 1, true))),
            "recovery offer" => explorer.Send(new OperationMessage.DraftsFound([Sample.Left("top", "old", "left")])),
            "prompt" => explorer.Press("o"),
            "command log" => explorer.Press("@"),
            "usage" => explorer.Command("du /app/").UsageReads(ScanSample.Status(Core.Scans.ScanPhase.Running, 300)),
            "usage opened" => explorer.Command("du /app/").UsageReads(ScanSample.Status(Core.Scans.ScanPhase.Complete, 405), sample: 20).Press("enter down"),
            "search" => explorer.Command("find values needle").FindReads(ScanSample.Status(Core.Scans.ScanPhase.Running, 406)),
            "events" => explorer.Command("watch /app/").Happens(5).Press("down"),
            "events held" => explorer.Command("watch /app/").Happens(5).Press("p").Happens(9),
            "compare" => explorer.Command("diff /b/").Differs().Press("down"),
            "taking over" => explorer.Command("diff /b/").Differs().Press("t"),
            "top" => explorer.Command("top /app/").TopReports().Press("p"),
            "top opened" => explorer.Command("top /app/").TopReports(Core.Scans.ScanPhase.Stopped, jobs: 1_500, cap: 1).Press("enter G"),
            "search prompt" => explorer.Command("find"),
            "locked" => new TestExplorer(settings: AccessSample.Production).Listed("/app/a", "/app/b"),
            "unlocking" => new TestExplorer(settings: AccessSample.Production).Listed("/app/a", "/app/b").Press("e"),
            "restricted" => AccessSample.AsBob().GoTo("/cfg/a"),
            "masked" => AccessSample.WithSecret().GoTo("/registry/secrets/default/db"),
            "too small" => explorer.Resize(39, 9),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static TestExplorer Missing(TestExplorer explorer)
    {
        explorer.GoTo("top").DeletedElsewhere("top", 1001);
        return explorer.Press("2");
    }
}
