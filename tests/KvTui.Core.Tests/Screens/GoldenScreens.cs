using KvTui.Core.Browse;
using KvTui.Core.Diagnosis;
using KvTui.Core.Members.Shown;
using KvTui.Core.Tests.Values.Kubernetes;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Watch;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Screens;

/// <summary>The screens that are kept as files, by name, and how to get there.</summary>
internal static class GoldenScreens
{
    private const string Json = """{"url":"postgres://db:5432/app","pool":20,"ratio":1.50,"tags":["a","caf\u00e9"],"empty":{},"none":null}""";

    /// <summary>For each view of the screen, a golden screen that shows it.</summary>
    public static IReadOnlyDictionary<string, string> Views { get; } = new Dictionary<string, string>
    {
        ["ExplorerWindow"] = "start",
        ["ExplorerPane"] = "tree",
        ["KeyTreeView"] = "tree",
        ["ValueView"] = "value-json",
        ["KeyBar"] = "start",
        ["StatusRow"] = "reconnecting",
        ["FooterLine"] = "value-json",
        ["EditorView"] = "editor",
        ["NoticeBox"] = "not-applied",
        ["ClusterDetailView"] = "cluster-full-partitioned",
        ["ExplorerMenuBar"] = "menu",
        ["ExplorerContextMenu"] = "menu-of-row",
        ["HelpWindow"] = "help-keys",
        ["PaletteWindow"] = "palette",
        ["PromptLine"] = "filter-typed",
        ["QuestionDialog"] = "delete-prefix",
        ["LinesView"] = "conflict",
        ["DiffWindow"] = "conflict",
        ["MergeWindow"] = "merge",
        ["CommandLogWindow"] = "command-log",
        ["FindingsWindow"] = "doctor",
        ["PageWindow"] = "restore",
        ["RosterWindow"] = "members",
        ["CareWindow"] = "space",
        ["UsageWindow"] = "usage-exact",
        ["FoundWindow"] = "find-values",
        ["TopWindow"] = "top",
        ["EventsWindow"] = "events",
        ["CompareWindow"] = "compare",
        ["ScanHead"] = "usage-exact",
        ["ScanBar"] = "usage-running",
        ["RowTable"] = "usage-exact",
        ["ScrollColumn"] = "usage-exact",
        ["HintLine"] = "usage-exact",
    };

    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>([.. ClusterScreens.All, .. ScanScreens.All, .. AccessScreens.All, .. SettingScreens.All, .. EditScreens.All, .. CareScreens.All, .. CourseScreens.All, .. MarkScreens.All])
    {
        ["start"] = () => new TestExplorer().Pass(TimeSpan.FromSeconds(3)),
        ["loading"] = Loading,
        ["empty-keyspace"] = () => TestExplorer.Live().Send(new ClusterMessage(Sample.Healthy())),
        ["tree"] = () => Shop(),
        ["flat"] = () => Shop().Press("T"),
        ["sort-menu"] = () => Leased().Do(Intent.SortByRevision).Press("s"),
        ["sorted-by-size"] = () => Leased().Do(Intent.SortBySize),
        ["sorted-by-size-ascii"] = () => Leased(capabilities: TerminalCapabilities.Modern with { Utf8 = false }).Do(Intent.SortBySize).Press("S"),
        ["sorted-by-version-120x40"] = () => Leased().Resize(120, 40).Do(Intent.SortByVersion),
        ["columns"] = () => Leased().Do(Intent.ShowVersion).Do(Intent.ShowLease),
        ["columns-120x40"] = () => Leased().Resize(120, 40).Do(Intent.ShowVersion).Do(Intent.ShowLease).Press("> > >"),
        ["columns-of-a-filter"] = () => Leased().Resize(120, 40).Do(Intent.ShowVersion).Do(Intent.SortByKey).Press("/").Type("node").Press("enter"),
        ["filter-typed"] = () => Shop().Press("/").Type("node-0"),
        ["filter-kept"] = () => Shop().Press("/").Type("re:^/app/.*o").Press("enter"),
        ["filter-broken"] = () => Shop().Press("/").Type("re:(svc"),
        ["filter-no-match"] = () => Shop().Press("/").Type("nowhere").Press("enter"),
        ["filter-searching"] = Searching,
        ["filter-loading"] = FilterWhileLoading,
        ["value-text"] = () => Shop().GoTo("/app/motd"),
        ["value-json"] = () => Shop().GoTo("/app/db/config"),
        ["value-hex"] = () => Shop().GoTo("/app/db/key"),
        ["value-k8s"] = () => new TestExplorer().Listed([Sample.Pair(EtcdKey.FromText("/registry/pods/default/web-0"), StoredObjects.Pod)]).Send(new ClusterMessage(Sample.Healthy())).GoTo("/registry/pods/default/web-0"),
        ["value-empty"] = () => Shop().GoTo("/app/empty"),
        ["value-large"] = () => Shop().GoTo("/app/large").Press("2 pgdn"),
        ["value-missing"] = () => TestExplorer.Live("only").DeletedElsewhere("only", 1001),
        ["value-failed"] = Failed,
        ["value-slow"] = Slow,
        ["menu"] = () => Shop().Press("down down").Do(Intent.Menu),
        ["menu-of-row"] = () => Shop().GoTo("/app/motd").Do(Intent.ContextMenu),
        ["menu-of-copies"] = () => Shop().GoTo("/app/motd").Press("c"),
        ["menu-of-copies-120x40"] = () => Shop().Resize(120, 40).GoTo("/app/db/config").Press("2 c"),
        ["bookmarks"] = Bookmarks,
        ["bookmarks-120x40"] = () => Bookmarks().Resize(120, 40),
        ["clusters"] = Clusters,
        ["clusters-120x40"] = () => Clusters().Resize(120, 40),
        ["help-searched"] = () => Shop().Press("? /").Type("pane"),
        ["prefix"] = () => Shop().Press("g"),
        ["editor"] = () => Shop().GoTo("/app/motd").Press("e down end").Type(" Mind the gap."),
        ["editor-changed-meanwhile"] = () => Shop().GoTo("/app/motd").Press("e").Type("x").PutElsewhere("/app/motd", "theirs", 1042),
        ["new-key"] = () => Shop().Press("n").Type("new/key").Press("enter").Type("first value"),
        ["new-key-prompt"] = () => Shop().GoTo("/app/motd").Press("n").Type("a\\q"),
        ["conflict"] = Conflict,
        ["fate-unknown"] = () => FateUnknown(),
        ["fate-unknown-editor"] = () => FateUnknown().Press("esc"),
        ["finding-out"] = () => Saving().Send(new OperationMessage.WriteDoubted(Saving().LastWrite())),
        ["not-applied"] = () => Saving().WriteEnds(new WriteOutcome.NotApplied(Sample.Pair("/app/motd", "", 411), Sample.Lost)),
        ["quit-during-save"] = () => Saving().Press("ctrl+c ctrl+c"),
        ["recovery-offer"] = () => Shop().Send(new OperationMessage.DraftsFound([Sample.Left("/app/motd", "Welcome.\n", "Welcome back.\n")])),
        ["delete-key"] = () => Shop().GoTo("/app/db/url").Press("d"),
        ["delete-prefix"] = () => Shop().GoTo("/app/db/").Press("D tab").Type("3"),
        ["quit-question"] = () => Shop().GoTo("/app/motd").Press("e").Type("x").Press("ctrl+c ctrl+c"),
        ["palette"] = () => Shop().Press(":").Type("co"),
        ["palette-read-only"] = () => ReadOnly().Press(":").Type("de"),
        ["help-keys"] = () => Shop().Press("?"),
        ["help-editor"] = () => Shop().Resize(100, 50).GoTo("/app/motd").Press("e f1"),
        ["command-log"] = CommandLog,
        ["doctor"] = Doctor,
        ["command-log-capped"] = () => CommandLog(Sample.Settings with { MaxLoad = "25%,4MiB/s" }).Resize(120, 30),
        ["reading-much"] = () => Shop().Resize(120, 30).Send(new CallsMessage([], new(1))).Pass(TimeSpan.FromSeconds(2)).Send(new CallsMessage([], new(25, 0, 40_000, 0, 6_500_000))),
        ["cluster-degraded"] = () => Shop(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused))).Pass(TimeSpan.FromSeconds(12)),
        ["cluster-no-quorum"] = NoQuorum,
        ["cluster-unreachable"] = Unreachable,
        ["cluster-learner"] = () => Shop(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3, learner: true))).Press("3 f"),
        ["cluster-alarm"] = () => Shop(Sample.Report(Sample.Member(1, 2, false, "memberID:1 alarm:NOSPACE "), Sample.Member(2), Sample.Member(3))),
        ["cluster-five-members"] = () => Shop(Sample.Report([.. Enumerable.Range(1, 5).Select(i => Sample.Member((ulong)i))])).Press("3"),
        ["reconnecting"] = () => Shop().GoTo("/app/motd").Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(5))).Pass(TimeSpan.FromSeconds(2)),
        ["refused"] = Refused,
        ["read-only-unverified"] = () => ReadOnly(),
        ["warning"] = () => Shop().Press("g e"),
        ["error"] = () => Shop().Resize(120, 30).GoTo("/app/db/url").Press("d tab enter").WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null)),
        ["root"] = Root,
        ["too-small"] = () => Shop().Resize(39, 9),
        ["stacked-60x20"] = () => Shop().Resize(60, 20),
        ["stacked-60x20-value"] = () => Shop().Resize(60, 20).GoTo("/app/db/config").Press("2"),
        ["folded-80x18"] = () => Shop().Resize(80, 18),
        ["folded-80x18-cluster"] = () => Shop().Resize(80, 18).Press("3"),
        ["smallest-40x10"] = () => Shop().Resize(40, 10).GoTo("/app/db/url").Press("d"),
        ["full-screen-keys"] = () => Shop().Press("f"),
        ["full-screen-value"] = () => Shop().GoTo("/app/db/config").Press("2 f"),
        ["large-200x50"] = () => Shop().Resize(200, 50).GoTo("/app/db/config"),
        ["ascii"] = () => Shop(capabilities: TerminalCapabilities.Modern with { Utf8 = false }).GoTo("/app/db/config"),
        ["monochrome"] = () => Shop(capabilities: TerminalCapabilities.Modern with { Colors = ColorDepth.None }).GoTo("/app/db/config").Press("2"),
        ["hostile-keys"] = Hostile,
    };

    /// <summary>The sample keys, live, with the cursor on the first and a report on the cluster.</summary>
    public static TestExplorer Shop(ClusterReport? report = null, TerminalCapabilities? capabilities = null, ExplorerSettings? settings = null)
    {
        List<KeyValue> pairs =
        [
            Sample.Pair("/app/db/config", Json, 912, 4),
            Sample.Pair(EtcdKey.FromText("/app/db/key"), [.. Enumerable.Range(0, 80).Select(i => (byte)(i * 7))], 310),
            Sample.Pair("/app/db/url", "postgres://db:5432/app", 914, 3, 0x694d8a1b2c3d4e5f),
            Sample.Pair("/app/empty", "", 401),
            Sample.Pair("/app/large", string.Concat(Enumerable.Range(0, 9000).Select(i => $"line {i:D5} of a large value\n")), 500, 2),
            Sample.Pair("/app/motd", "Welcome.\nThe platform is open.\n\tTabs and Grüße stay.\n", 411, 7),
            .. Enumerable.Range(0, 14).Select(i => Sample.Pair($"/app/svc/node-{i:D2}", $"10.0.0.{i}:8080", 600 + i)),
            Sample.Pair("/etc/limits", "nofile 65536", 12),
            Sample.Pair("leader", "n2", 3),
        ];
        return new TestExplorer(settings: settings, capabilities: capabilities).Listed(pairs).Send(new ClusterMessage(report ?? Sample.Healthy())).Press("l").Answer();
    }

    /// <summary>The shop unfolded, with some keys whose values have been seen as they changed.</summary>
    private static TestExplorer Leased(TerminalCapabilities? capabilities = null) => Shop(capabilities: capabilities)
        .GoTo("/app/svc/node-03").GoTo("/app/db/url").GoTo("/app/motd")
        .PutElsewhere("/app/svc/node-04", "10.0.1.4:8080", 1001)
        .PutElsewhere("/app/db/config", Json, 1002)
        .PutElsewhere("/app/a-service-with-a-long-name-1", "", 1003)
        .PutElsewhere("/app/a-service-with-a-long-name-2", new string('x', 3000), 1004);

    private static TestExplorer Saving() => Shop().GoTo("/app/motd").Press("e").Type("Hello. ").Press("ctrl+s");

    private static TestExplorer Clusters() => Shop(settings: Sample.Settings with
    {
        Profile = "dev",
        NamedProfile = "dev",
        Profiles = ["dev", "prod-europe-west-1", "prod-europe-west-2", "staging", "test"],
        Remembered = new() { LastProfile = "staging" },
    })
        .Press(":").Type("clusters").Press("enter")
        .Send(new OperationMessage.ClusterAsked("prod-europe-west-1", ClusterSummary.Brief(Sample.Report(Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Refused)))))
        .Send(new OperationMessage.ClusterAsked("staging", ClusterSummary.Brief(Sample.Healthy())))
        .Send(new OperationMessage.ClusterAsked("test", "needs a password, asked for when chosen"));

    private static TestExplorer Bookmarks() =>
        Shop().GoTo("/app/motd").Press("b").GoTo("/app/svc/").Press("b").GoTo("/etc/limits").GoTo("/app/db/url").Press("B").Type("/app");

    private static TestExplorer FateUnknown()
    {
        var explorer = Saving();
        var stored = explorer.Store[EtcdKey.FromText("/app/motd")];
        return explorer.WriteEnds(new WriteOutcome.Unknown(Sample.Lost, new(stored, 1000, 1, true)));
    }

    private static TestExplorer Loading()
    {
        var explorer = new TestExplorer().Mirror(new WatchUpdate.Listing(1000, 120_000, null));
        return explorer.Mirror(new WatchUpdate.Page(1000, Sample.Page([.. Enumerable.Range(10_000, 5000).Select(i => Sample.Pair($"/jobs/{i / 1000}/{i}", "", i))])));
    }

    private static TestExplorer Searching()
    {
        var explorer = new TestExplorer().Listed([.. Enumerable.Range(10_000, 20_000).Select(i => Sample.Pair($"/jobs/{i / 1000}/{i}", "", i))]);
        explorer.Press("/").Type("07");
        var asked = explorer.Last<Effect.Filter>();
        var pass = new FilterPass(asked.Keys, 0, asked.Keys.Count, asked.By);
        pass.Go(8192);
        return explorer.Send(new OperationMessage.Filtered(asked.Generation, pass.Found, pass.Scanned, false));
    }

    private static TestExplorer FilterWhileLoading() => Loading().Press("/").Type("07").Press("enter");

    private static TestExplorer Failed()
    {
        var explorer = Shop().GoTo("/app/motd").Press("up");
        explorer.Send(new OperationMessage.Rested(explorer.State.Detail.Generation));
        return explorer.Send(new OperationMessage.ValueFailed(default, explorer.State.Detail.Generation, Sample.Lost));
    }

    private static TestExplorer Slow()
    {
        var explorer = Shop().GoTo("/app/motd").GoTo("/app/large").Press("up");
        explorer.Send(new OperationMessage.Rested(explorer.State.Detail.Generation));
        return explorer.Pass(TimeSpan.FromMilliseconds(300)).Pass(TimeSpan.FromSeconds(4));
    }

    public static TestExplorer Conflict()
    {
        var explorer = Shop().GoTo("/app/motd").Press("e").Type("Hello. ").Press("ctrl+s");
        return explorer.WriteEnds(new WriteOutcome.Conflict(Sample.Pair("/app/motd", "Welcome.\nThe platform is closed.\n\tTabs and Grüße stay.\n", 1042, 8)));
    }

    private static TestExplorer Doctor() => Shop().Press(":").Type("doctor").Press("enter").Send(new OperationMessage.Examined(
    [
        new("alarm-nospace", Severity.Critical, "n1 has raised NOSPACE", "No key can be put.", "Compact the history, then defragment one member at a time, the leader last."),
        new("member-down", Severity.Warning, "n3\e[31m does not answer from here: connection refused", "It takes no part: one failure less is tolerated.", "On its host see whether etcd runs."),
        new("even-voters", Severity.Note, "the cluster has 4 voters", "An even number of voters tolerates no more failures than one voter less would.", "Let it have an odd number of voters."),
    ], "the report"));

    private static TestExplorer CommandLog() => CommandLog(Sample.Settings);

    private static TestExplorer CommandLog(ExplorerSettings settings)
    {
        var noon = new DateTimeOffset(new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Local));
        CallRecord Call(int second, string method, string summary, double milliseconds, bool write, EtcdErrorKind? error) => new(
            method, summary, Sample.Endpoint, write, noon.AddSeconds(second), TimeSpan.FromMilliseconds(milliseconds), 40, 1200, error);
        return Shop(settings: settings).Press("@").Send(new CallsMessage([], default)).Send(new CallsMessage(
            [
                Call(0, "Maintenance/Status", "endpoint status", 0.6, false, null),
                Call(1, "KV/Range", "get /app/motd", 1.2, false, null),
                Call(2, "KV/Txn", "txn: put /app/motd", 12.5, true, null),
                Call(2, "KV/Range", "get /app/ --prefix --keys-only --limit=1000", 4.5, false, null) with { KeysRead = 1000, KeysWalked = 4_812 },
                Call(3, "KV/Range", "get a\e[31m", 5000, false, EtcdErrorKind.DeadlineExceeded),
            ],
            new(1_204, 1, 480_112, 12, 41 << 20, 4_812)));
    }

    private static TestExplorer NoQuorum()
    {
        MemberReport[] members = [Sample.Member(1, leader: 0, errors: "etcdserver: no leader"), Sample.SilentMember(2, Sample.Silent), Sample.SilentMember(3, Sample.Refused)];
        return Shop(ClusterAssessment.Assess(members, Sample.Silent)).Pass(TimeSpan.FromSeconds(5));
    }

    private static TestExplorer Unreachable()
    {
        MemberReport[] members = [.. new ulong[] { 1, 2, 3 }.Select(i => Sample.SilentMember(i, Sample.Refused))];
        return Shop(ClusterAssessment.Assess(members, Sample.Refused)).Mirror(new WatchUpdate.Disconnected(Sample.Refused, TimeSpan.FromSeconds(1))).Pass(TimeSpan.FromSeconds(75));
    }

    private static TestExplorer Refused()
    {
        var error = new EtcdException(EtcdErrorKind.PermissionDenied, "The user app may not read from the key /; use --root with a prefix it may read.", Sample.Endpoint);
        return new TestExplorer().Send(new KeyspaceRefusedMessage(error)).Pass(TimeSpan.FromSeconds(4));
    }

    private static TestExplorer ReadOnly() => new TestExplorer(settings: Sample.Settings with { ReadOnly = true, IsVerified = false, Profile = "production" })
        .Listed("/app/a", "/app/b").Send(new ClusterMessage(Sample.Healthy()));

    private static TestExplorer Root() => new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/db/") })
        .Listed([Sample.Pair("/app/db/", "itself"), Sample.Pair("/app/db/a/b", "1"), Sample.Pair("/app/db/url", "2")]);

    private static TestExplorer Hostile()
    {
        KeyValue[] pairs =
        [
            Sample.Pair(new EtcdKey([0x00]), "nul"u8.ToArray()),
            Sample.Pair("\e[2J\e[Hgone", "\e]0;owned\a text \u009b31m\nsecond\r\nline"),
            Sample.Pair("a\nb\tc\\d", "x"),
            Sample.Pair("cafe\u0301/👩‍👩‍👧/漢字", "漢字かな交じり文"),
            Sample.Pair("rtl \u202eexe.txt", "x"),
            Sample.Pair("//double//slash//", "x"),
            Sample.Pair("ünï/" + new string('w', 120), "x"),
            Sample.Pair(new EtcdKey([0xC3, 0x28, 0xFF]), [0xFF, 0xFE]),
        ];
        return new TestExplorer().Listed([.. pairs.OrderBy(pair => pair.Key)]).Send(new ClusterMessage(Sample.Healthy())).Press("down").Answer();
    }
}
