using KvTui.Core.Past;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Running;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Past;

/// <summary>The list of the revisions of a key, and of what changed between two revisions.</summary>
public sealed class HistoryListTests
{
    private static readonly EtcdKey Top = EtcdKey.FromText("top");

    [Fact]
    public void The_history_of_the_key_under_the_cursor_is_asked_for_and_of_one_that_is_typed()
    {
        Assert.Equal((RosterKind.History, Top), Asked(TestExplorer.Live("top").GoTo("top").Press("H")));
        Assert.Equal((RosterKind.History, EtcdKey.FromText("/gone")), Asked(TestExplorer.Live("top").Command("history /gone")));
        Assert.Equal(PromptKind.History, TestExplorer.Live("/app/a").Press("g H").Top<Layer.Prompt>().Kind);
    }

    [Fact]
    public void Rows_say_what_happened_with_version_lease_size_and_value() => Assert.Equal(
        [
            "r104|created|v1|||5 B|again", "r90|deleted|||||", "r80|changed|v2||0000000000000010|7 B|changed", "r40|created|v1|||5 B|first",
        ],
        PastSample.History.Rows.Select(static row => string.Join('|', row.Cells)));

    [Fact]
    public void A_masked_value_is_neither_shown_nor_compared()
    {
        Assert.Equal("masked", HistoryRows.Row(Top, PastSample.Revisions[0], isMasked: true, SeenRevisions.None).Cells[^1]);
        var explorer = AccessSample.WithSecret().GoTo("/registry/secrets/default/db").Press("H");
        Assert.True(((ScanRequest.Roster)explorer.Last<Effect.StartScan>().Request).IsMasked);

        explorer.Lists(PastSample.History).Press("enter");

        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.ReadRevisions);
        Assert.Contains("masked", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_compares_with_the_revision_before_each_read_where_it_is_kept()
    {
        var explorer = Open().Press("down down enter");

        Assert.Equal(new Effect.ReadRevisions(Top, 79, 89, RevisionUse.Compare), explorer.Last<Effect.ReadRevisions>());
        explorer.Send(new OperationMessage.RevisionsRead(
            new(Top, 79, 89, Sample.Pair("top", "a\nfirst", 40), Sample.Pair("top", "a\nchanged", 80, version: 2)), RevisionUse.Compare));
        explorer.Top<Layer.Diff>();
        explorer.AssertShows("- r40, version 1, + r80, version 2");
        explorer.Press("esc").Top<Layer.Roster>();
    }

    [Fact]
    public void Any_two_are_compared_when_one_is_marked_and_the_older_one_comes_first()
    {
        var explorer = Open().Press("space");
        explorer.AssertShows("*r104");
        explorer.AssertShows("Marked with *: r104");
        explorer.Press("G enter");
        Assert.Equal(new Effect.ReadRevisions(Top, 79, 1000, RevisionUse.Compare), explorer.Last<Effect.ReadRevisions>());

        explorer.Press("g space").AssertHides("*r104");
        explorer.Press("G enter");
        Assert.Contains("no earlier revision", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_is_put_back_and_traveled_to_from_its_row()
    {
        var explorer = Open().Press("down down u");
        Assert.Equal(new Effect.ReadRevisions(Top, 89, 0, RevisionUse.Restore), explorer.Last<Effect.ReadRevisions>());

        explorer.Press("t");
        Assert.Equal(new WantedRevision(80, false), explorer.Last<Effect.FindPast>().Wanted);
        Assert.Null(explorer.State.TopLayer);
    }

    [Fact]
    public void Changes_are_asked_for_below_the_folder_and_each_is_compared_between_both_revisions()
    {
        var explorer = TestExplorer.Live("/app/z").Press("g").Command("changes 50 100");
        var request = (ScanRequest.Roster)explorer.Last<Effect.StartScan>().Request;
        Assert.Equal((RosterKind.Changes, "/app/"), (request.Kind, request.Key.ToString()));

        explorer.Lists(PastSample.Changes).Press("G enter");

        Assert.Equal(
            new Effect.ReadRevisions(EtcdKey.FromText("/app/z"), 50, 100, RevisionUse.Compare), explorer.Last<Effect.ReadRevisions>());
        explorer.Press("g u");
        Assert.Equal(
            new Effect.ReadRevisions(EtcdKey.FromText("/app/gone"), 50, 0, RevisionUse.Restore), explorer.Last<Effect.ReadRevisions>());
    }

    [Fact]
    public async Task The_scans_read_a_history_and_changes()
    {
        var history = new FakeHistory();
        history.Put("top", "1");
        history.Put("/app/a", "1");
        history.Put("top", "2");

        var revisions = await ListAsync(history, new(RosterKind.History) { Key = Top });
        Assert.Equal(["r4", "r2"], revisions.Rows.Select(static row => row.Cells[0]));
        Assert.Equal("2 revisions. It did not exist earlier, as far back as r1.", revisions.Sentence);

        var changes = await ListAsync(history, new(RosterKind.Changes) { Between = (new(2, false), WantedRevision.Now) });
        Assert.Equal(["added|/app/a", "changed|top"], changes.Rows.Select(static row => $"{row.Cells[0]}|{row.Cells[^1]}"));
    }

    private static async Task<RosterRows> ListAsync(FakeHistory history, ScanRequest.Roster request)
    {
        var last = await ScanFollower.FollowAsync(
            new RosterScan(history.Client, request, new ManualTimeProvider()), static _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(ScanPhase.Complete, last.Status.Phase);
        return ((ScanProgress.Roster)last).List;
    }

    private static (RosterKind Kind, EtcdKey Key) Asked(TestExplorer explorer) =>
        explorer.Last<Effect.StartScan>().Request is ScanRequest.Roster request ? (request.Kind, request.Key) : default;

    private static TestExplorer Open() => TestExplorer.Live("top").GoTo("top").Press("H").Lists(PastSample.History);
}
