using KvTui.Core.Scans;

namespace KvTui.Core.Tests.Browse;

/// <summary>Ended dialogs, left editors and opened hits lead back to the row, the folds and the pane that they came from.</summary>
public sealed class ReturnTests
{
    private static readonly string[] Keys = ["/app/db/pool", "/app/db/url", "/app/svc/a", "/etc/x", "top"];

    [Theory]
    [InlineData("", Pane.Keys)]
    [InlineData("2", Pane.Value)]
    [InlineData("3", Pane.Cluster)]
    public void A_left_editor_leads_back_to_the_pane_in_which_it_was_asked_for(string pane, Pane focus)
    {
        foreach (var leaving in new[] { "esc", "ctrl+s", "x esc tab enter" })
        {
            var explorer = Filtered().Press($"{pane} e").Press(leaving);
            explorer.AssertThat(explorer.State.Detail.Edit is null);
            AssertFiltered(explorer, focus);
        }
    }

    [Theory]
    [InlineData("", Pane.Keys)]
    [InlineData("2", Pane.Value)]
    public void A_save_leads_back_to_the_pane_the_row_and_the_filter(string pane, Pane focus)
    {
        var explorer = Filtered().Press($"{pane} e").Type("x").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("/app/db/url", "x/app/db/url", 1001, 2), 1));
        explorer.PutElsewhere("/app/db/url", "x/app/db/url", 1001);
        AssertFiltered(explorer, focus);
        explorer.AssertShows("r1001 · v2");
    }

    [Fact]
    public void A_save_leaves_folds_and_scroll_as_they_were()
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(100, 60).Select(i => $"/a/k{i}"), "/b/x"]).GoTo("/a/k130");
        explorer.Press("down down down down down down down down");
        var (list, rows) = (explorer.State.Browse.List, explorer.Rows);
        explorer.Answer().Press("e").Type("x").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("/a/k138", "x", 1001, 2), 1));
        Assert.Equal((list, "/a/k138", Pane.Keys), (explorer.State.Browse.List, explorer.Cursor, explorer.State.Focus));
        Assert.Equal(rows, explorer.Rows);
    }

    [Fact]
    public void A_new_key_is_gone_to_and_a_new_key_given_up_leads_back()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("top");
        Assert.Equal(("top", Pane.Keys), At(explorer.Copy().Press("n").Type("new").Press("enter esc")));
        explorer.Press("n").Type("/etc/new").Press("enter ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("/etc/new", "", 1001), 1));
        Assert.Equal(("/etc/new", Pane.Keys), At(explorer.PutElsewhere("/etc/new", "", 1001)));
    }

    [Theory]
    [InlineData("? esc")]
    [InlineData("@ esc")]
    [InlineData(": esc")]
    [InlineData("d esc")]
    [InlineData("D esc")]
    [InlineData("o esc")]
    [InlineData("n esc")]
    [InlineData("f f")]
    [InlineData("f esc f f")]
    [InlineData("3 1")]
    [InlineData("2 ? esc 1")]
    public void What_is_opened_and_closed_again_leaves_row_folds_and_scroll(string keys)
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(100, 60).Select(i => $"/a/k{i}"), "/b/x"]).GoTo("/a/k130").Press("down down");
        var (list, rows) = (explorer.State.Browse.List, explorer.Rows);
        explorer.Press(keys);
        Assert.Empty(explorer.State.Layers);
        Assert.Equal((list, "/a/k132", Pane.Keys), (explorer.State.Browse.List, explorer.Cursor, explorer.State.Focus));
        Assert.Equal(rows, explorer.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("enter")]
    [InlineData("down down")]
    public void Esc_after_a_hit_was_opened_returns_to_the_hits_and_then_to_where_one_was(string meanwhile)
    {
        var explorer = new TestExplorer().Listed(ScanSample.Pairs).Press("G");
        var rows = explorer.Rows;
        explorer.Command("find sessions").FindReads(ScanSample.Status(ScanPhase.Complete, 406)).Press("down down enter").Answer();
        Assert.Equal("/app/sessions/0002", explorer.Cursor);
        explorer.Press(meanwhile).Press("esc");
        explorer.Top<Layer.Found>();
        Assert.Equal(2, explorer.State.Scans.Found!.List.Selected);
        explorer.Press("esc");
        Assert.Equal(("leader", Pane.Keys), At(explorer));
        Assert.Equal(rows, explorer.Rows);
        Assert.Null(explorer.Press("esc").State.TopLayer);
    }

    [Fact]
    public void Esc_first_ends_what_was_begun_after_the_hit_was_opened()
    {
        var explorer = new TestExplorer().Listed(ScanSample.Pairs).Command("find sessions");
        explorer.FindReads(ScanSample.Status(ScanPhase.Complete, 406)).Press("enter f").Press("/").Type("url").Press("enter esc");
        Assert.Equal(("", true, null), (explorer.State.Browse.FilterText, explorer.State.FullScreen, explorer.State.TopLayer));
        explorer.Press("esc");
        Assert.Equal((false, null), (explorer.State.FullScreen, explorer.State.TopLayer));
        explorer.Press("esc").Top<Layer.Found>();
    }

    [Fact]
    public void Who_goes_elsewhere_after_a_hit_is_not_sent_back_to_it()
    {
        var explorer = new TestExplorer().Listed(ScanSample.Pairs).Command("du /app/db/");
        explorer.UsageReads(ScanSample.Status(ScanPhase.Complete, 2)).Press("enter");
        Assert.NotNull(explorer.State.Scans.Usage);
        explorer.GoTo("leader").Press("esc");
        Assert.Equal((null, null), (explorer.State.TopLayer, explorer.State.Scans.Usage));
        Assert.Equal("leader", explorer.Cursor);
    }

    [Fact]
    public void Esc_after_a_row_of_the_writes_was_opened_returns_to_their_picture()
    {
        var explorer = TestExplorer.Live("/app/leases/leader", "/app/stats/0").Command("top /app/leases/").TopReports().Press("enter");
        Assert.Equal("/app/leases/leader", explorer.Cursor);
        explorer.Last<Effect.CancelScan>();
        explorer.Press("esc").Top<Layer.Top>();
        Assert.NotEmpty(explorer.State.Scans.Top!.Rows.Rows);
        Assert.Null(explorer.Press("esc").State.Scans.Top);
    }

    [Fact]
    public void A_draft_opened_again_and_left_leads_back_to_the_pane()
    {
        var explorer = TestExplorer.Live(Keys).Press("2");
        explorer.Send(new OperationMessage.DraftsFound([Sample.Left("top", "top", "mine")])).Press("tab enter");
        Assert.NotNull(explorer.State.Detail.Edit);
        Assert.Equal(("top", Pane.Value), At(explorer.Press("esc tab enter")));
    }

    [Fact]
    public void Going_to_a_prefix_shows_what_is_in_it()
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(100, 60).SelectMany(i => new[] { $"/p{i}/a", $"/p{i}/b" })]);
        var height = explorer.State.Layout.Rows(Pane.Keys);
        explorer.GoTo("/p140/");
        Assert.Equal("/p140/", explorer.Cursor);
        Assert.Equal(height / 3, explorer.State.Browse.List.Selected - explorer.State.Browse.List.Offset);
        explorer.AssertShows("▾ /p140/");
        explorer.AssertShows("▸ /p139/");
        explorer.AssertShows("▸ /p141/");
        var list = explorer.State.Browse.List;
        Assert.Equal(list.Offset, explorer.GoTo("/p141/").State.Browse.List.Offset);
    }

    private static (string Cursor, Pane Focus) At(TestExplorer explorer) => (explorer.Cursor, explorer.State.Focus);

    private static TestExplorer Filtered() => TestExplorer.Live(Keys).Press("/").Type("db").Press("enter down").Answer();

    private static void AssertFiltered(TestExplorer explorer, Pane focus)
    {
        Assert.Equal(("/app/db/url", focus), At(explorer));
        Assert.Equal(["/app/db/pool", "/app/db/url"], explorer.Rows);
    }
}
