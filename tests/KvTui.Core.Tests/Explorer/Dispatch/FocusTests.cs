namespace KvTui.Core.Tests.Explorer.Dispatch;

public sealed class FocusTests
{
    [Fact]
    public void Tab_goes_round_the_panes_and_shift_tab_the_other_way()
    {
        var explorer = TestExplorer.Live("a");
        Assert.Equal([Pane.Value, Pane.Cluster, Pane.Keys], Enumerable.Range(0, 3).Select(_ => explorer.Press("tab").State.Focus).ToArray());
        Assert.Equal([Pane.Cluster, Pane.Value, Pane.Keys], Enumerable.Range(0, 3).Select(_ => explorer.Press("shift+tab").State.Focus).ToArray());
    }

    [Fact]
    public void A_terminal_that_loses_the_focus_lets_the_cluster_rest_until_it_is_back_or_somebody_types()
    {
        var explorer = TestExplorer.Live("a");
        var screen = explorer.Screen;
        explorer.Send(new UserMessage.Attended(false));
        Assert.Equal((false, false), (explorer.State.IsAttended, explorer.Last<Effect.Attend>().On));
        Assert.Equal(screen, explorer.Screen);
        explorer.Send(new UserMessage.Attended(true));
        Assert.Equal((true, true), (explorer.State.IsAttended, explorer.Last<Effect.Attend>().On));
        explorer.Send(new UserMessage.Attended(false)).Press("down");
        Assert.True(explorer.Last<Effect.Attend>().On);
        Assert.Equal(4, explorer.Effects.OfType<Effect.Attend>().Count());
    }

    [Fact]
    public void Digits_jump_to_a_pane()
    {
        var explorer = TestExplorer.Live("a");
        Assert.Equal(Pane.Cluster, explorer.Press("3").State.Focus);
        Assert.Equal(Pane.Value, explorer.Press("2").State.Focus);
        Assert.Equal(Pane.Keys, explorer.Press("1").State.Focus);
    }

    [Fact]
    public void F_makes_the_focused_pane_fill_the_screen_and_tab_changes_which()
    {
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Healthy())).Press("f");
        explorer.AssertHides("Cluster");
        explorer.Press("3").AssertShows("Cluster");
        explorer.AssertHides("Keys");
        explorer.Press("f").AssertShows("Keys");
    }

    [Fact]
    public void The_help_is_for_where_the_user_is_and_scrolls()
    {
        TestExplorer.Live("a").Press("?").AssertSays("Help: keys pane");
        TestExplorer.Live("a").Press("2 ?").AssertSays("Help: value pane");
        TestExplorer.Live("a").Press("e f1").AssertSays("Help: editor");
        var explorer = TestExplorer.Live("a").Press("? G");
        explorer.AssertThat(explorer.Top<Layer.Help>().FirstLine > 0);
        explorer.AssertSays("quit");
    }

    [Fact]
    public void Redraw_and_suspend_are_effects()
    {
        var explorer = TestExplorer.Live("a").Press("ctrl+l ctrl+z");
        explorer.Last<Effect.Repaint>();
        explorer.Last<Effect.Suspend>();
        explorer.Press("e ctrl+l ctrl+z");
        Assert.Equal(2, explorer.Effects.OfType<Effect.Repaint>().Count());
        Assert.Equal(2, explorer.Effects.OfType<Effect.Suspend>().Count());
    }
}
