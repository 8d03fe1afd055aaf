using KvTui.Core.Leases;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Roster;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Screens;

/// <summary>The layers of long reads: while they run, at their end, cut short, small and wide.</summary>
internal static class ScanScreens
{
    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>
    {
        ["usage-start"] = () => Shop().Command("du /app/"),
        ["usage-running"] = () => Usage(ScanPhase.Running, 300),
        ["usage-exact"] = () => Usage(ScanPhase.Complete, 405),
        ["usage-exact-200x50"] = () => Shop(200, 50).Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Complete, 405)).Press("down"),
        ["usage-sampled"] = () => Shop().Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Complete, 405), sample: 40),
        ["usage-sampled-200x50"] = () => Shop(200, 50).Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Complete, 405), sample: 40),
        ["usage-counting"] = () => Shop().Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Running, 300), sample: 40),
        ["usage-opened"] = () => Usage(ScanPhase.Complete, 405).Press("enter G"),
        ["usage-stopped"] = () => Usage(ScanPhase.Running, 300).Press("ctrl+c"),
        ["usage-failed"] = () => Shop().Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Failed, 300) with { Error = Sample.Refused }),
        ["usage-restarted"] = () => Shop().Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Running, 100) with { Note = "started again: r900 was compacted" }),
        ["usage-ascii"] = () => Shop(capabilities: TerminalCapabilities.Modern with { Utf8 = false }).Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Complete, 405), sample: 40),
        ["usage-40x10"] = () => Usage(ScanPhase.Complete, 405).Resize(40, 10),
        ["usage-help"] = () => Usage(ScanPhase.Complete, 405).Press("?"),
        ["find-prompt"] = () => Shop().Command("find"),
        ["find-running"] = () => Shop().Command("find sessions").FindReads(ScanSample.Status(ScanPhase.Running, 300)),
        ["find-values"] = () => Shop().Command("find values needle").FindReads(ScanSample.Status(ScanPhase.Complete, 406)).Press("down"),
        ["find-values-200x50"] = () => Shop(200, 50).Command("find values re:(needle|65536)").FindReads(ScanSample.Status(ScanPhase.Complete, 406)),
        ["find-nothing"] = () => Shop().Command("find in:/app/ nowhere").FindReads(ScanSample.Status(ScanPhase.Complete, 405)),
        ["find-stopped"] = () => Shop().Command("find sessions").FindReads(ScanSample.Status(ScanPhase.Running, 300)).Press("ctrl+c"),
        ["top-start"] = () => Shop().Command("top /app/"),
        ["top"] = () => Shop().Command("top /app/").TopReports().Press("down"),
        ["top-200x50"] = () => Shop(200, 50).Command("top /app/").TopReports(),
        ["top-opened"] = () => Shop().Command("top /app/").TopReports().Press("enter s s"),
        ["top-others"] = () => Shop().Command("top /app/jobs/").TopReports(jobs: 1_600).Press("G p"),
        ["top-capped"] = () => Shop().Command("top /app/").TopReports(ScanPhase.Stopped, cap: 8 << 20),
        ["top-failed"] = () => Shop().Command("top /app/").TopReports(ScanPhase.Failed, error: Sample.Refused),
        ["top-ascii"] = () => Shop(capabilities: TerminalCapabilities.Modern with { Utf8 = false }).Command("top /app/").TopReports(),
        ["top-40x10"] = () => Shop().Command("top /app/").TopReports().Resize(40, 10),
        ["top-help"] = () => Shop().Command("top /app/").TopReports().Press("?"),
        ["compare-prompt"] = () => Shop().Command("diff"),
        ["compare"] = () => Shop().Command("diff /b/").Differs().Press("down"),
        ["compare-take"] = () => Shop().Command("diff /b/").Differs().Press("t"),
        ["compare-40x10"] = () => Shop().Command("diff /b/").Differs().Resize(40, 10),
        ["events-start"] = () => Shop().Command("watch /app/"),
        ["events"] = () => Shop().Command("watch /app/").Happens(6).Press("down"),
        ["events-200x50"] = () => Shop(200, 50).Command("watch /app/").Happens(6),
        ["events-held"] = () => Shop().Command("watch /app/").Happens(6).Press("p").Happens(9),
        ["events-diff"] = () => Shop().Command("watch /app/").Happens(6).Press("enter"),
        ["events-40x10"] = () => Shop().Command("watch /app/").Happens(6).Resize(40, 10),
        ["events-help"] = () => Shop().Command("watch /app/").Happens(6).Press("?"),
        ["leases-start"] = () => Shop().Command("leases"),
        ["leases"] = () => Shop().Command("leases").Lists(RosterRows.Of(RosterSample.Leases)).Press("down"),
        ["leases-revoke"] = () => Shop().Command("leases").Lists(RosterRows.Of(RosterSample.Leases)).Press("G k d"),
        ["leases-failed"] = () => Shop().Command("leases").Lists(RosterRows.Empty, Sample.Refused),
        ["leases-40x10"] = () => Shop().Command("leases").Lists(RosterRows.Of(RosterSample.Leases)).Resize(40, 10),
        ["locks"] = () => Shop().Command("locks").Lists(RosterRows.Of(HeldLock.Of(RosterSample.Tickets), RosterSample.Leases)),
        ["users"] = () => Shop().Command("users").Lists(RosterRows.Of(RosterSample.Users)),
        ["users-40x10"] = () => Users().Resize(40, 10),
        ["users-change"] = () => Users().Press("+").Type("i"),
        ["users-password"] = () => Users().Press("p").Type("s3cret"),
        ["users-again"] = () => Users().Press("p").Type("s3cret").Press("enter"),
        ["users-enable"] = () => Users().Press("A"),
        ["users-revoke"] = () => Users().Press("-"),
        ["users-who-may"] = () => Users().Press("w enter"),
        ["users-120x40"] = () => Shop(120, 40).Command("users").Lists(RosterRows.Of(RosterSample.Users with { IsOn = true })).Press("?"),
        ["find-failed"] = () => Shop().Command("find sessions").FindReads(ScanSample.Status(ScanPhase.Failed, 0) with { Error = Sample.Refused }),
    };

    private static TestExplorer Users() => Shop().GoTo("/app/db/url").Command("users").Lists(RosterRows.Of(RosterSample.Users));

    private static TestExplorer Usage(ScanPhase phase, long keys) => Shop().Command("du /app/").UsageReads(ScanSample.Status(phase, keys));

    private static TestExplorer Shop(int width = 80, int height = 24, TerminalCapabilities? capabilities = null) =>
        new TestExplorer(new(width, height), capabilities: capabilities).Listed(ScanSample.Pairs).Send(new ClusterMessage(Sample.Healthy()));
}
