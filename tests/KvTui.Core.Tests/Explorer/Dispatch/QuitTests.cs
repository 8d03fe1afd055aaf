using KvTui.Core.Values;

namespace KvTui.Core.Tests.Explorer.Dispatch;

public sealed class QuitTests
{
    [Fact]
    public void Q_quits_at_once_when_nothing_would_be_lost() => Assert.True(TestExplorer.Live("a").Press("q").State.Quitting);

    [Fact]
    public void Ctrl_c_twice_quits_and_once_does_not()
    {
        var explorer = TestExplorer.Live("a").Press("ctrl+c");
        Assert.Equal((false, "Ctrl-C again quits"), (explorer.State.Quitting, explorer.Notice));
        Assert.True(explorer.Press("ctrl+c").State.Quitting);
    }

    [Fact]
    public void Two_ctrl_c_far_apart_do_not_quit()
    {
        var explorer = TestExplorer.Live("a").Press("ctrl+c").Pass(TimeSpan.FromSeconds(2)).Press("ctrl+c");
        Assert.False(explorer.State.Quitting);
    }

    [Fact]
    public void Ctrl_c_twice_in_the_editor_asks_if_the_edit_would_be_lost()
    {
        var explorer = TestExplorer.Live("a").Press("e").Type("x").Press("ctrl+c ctrl+c");
        Assert.False(explorer.State.Quitting);
        explorer.AssertSays("has not been saved");
        Assert.NotNull(explorer.Press("enter").State.Detail.Edit);
        Assert.True(explorer.Press("ctrl+c ctrl+c tab enter").State.Quitting);
    }

    [Fact]
    public void Ctrl_c_twice_in_an_editor_without_changes_quits() => Assert.True(TestExplorer.Live("a").Press("e ctrl+c ctrl+c").State.Quitting);

    [Fact]
    public void Ctrl_c_cancels_the_read_that_runs_and_its_late_answer_is_dropped()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down 2");
        explorer.Press("1 down e");
        Assert.Equal(LoadStatus.Loading, explorer.State.Detail.Status);
        var load = explorer.Last<Effect.LoadValue>();
        explorer.Press("ctrl+c");
        explorer.Last<Effect.CancelLoad>();
        explorer.Send(new OperationMessage.ValueLoaded(load.Key, load.Generation, Sample.Pair("b", "late")));
        explorer.AssertHides("late");
    }

    [Fact]
    public void Ctrl_c_closes_what_is_on_top()
    {
        foreach (var key in new[] { "?", "@", ":", "o", "d", "/" })
        {
            var explorer = TestExplorer.Live("a").Press(key);
            Assert.NotNull(explorer.State.TopLayer);
            Assert.Null(explorer.Press("ctrl+c").State.TopLayer);
        }
    }

    [Fact]
    public void Esc_steps_back_and_never_quits()
    {
        var explorer = TestExplorer.Live("a", "b").Press("/").Type("a").Press("enter 2 f");
        Assert.Equal("", explorer.Press("esc").State.Browse.FilterText);
        Assert.False(explorer.Press("esc").State.FullScreen);
        for (var i = 0; i < 5; i++)
        {
            Assert.False(explorer.Press("esc").State.Quitting);
        }

        Assert.Equal(Core.Panes.Pane.Keys, explorer.State.Focus);
    }

    [Fact]
    public void When_the_terminal_is_gone_it_ends_without_asking() =>
        Assert.True(TestExplorer.Live("a").Press("e").Type("x").Send(new InputEndedMessage()).State.Quitting);

    [Fact]
    public void A_service_that_breaks_is_told_once_and_ends_the_explorer_with_70_the_second_time()
    {
        var explorer = TestExplorer.Live("a").Send(new ServiceMessage("KeyspaceWatcher", "boom", false));
        Assert.Equal((false, "KeyspaceWatcher failed and was restarted: boom"), (explorer.State.Quitting, explorer.Notice));
        explorer.Send(new ServiceMessage("KeyspaceWatcher", "boom", true));
        Assert.Equal((true, 70), (explorer.State.Quitting, explorer.State.ExitCode));
    }

    [Fact]
    public void A_dialog_stays_open_through_a_resize()
    {
        var explorer = TestExplorer.Live("a").Press("d").Resize(39, 9);
        explorer.AssertShows("The window is too small");
        explorer.Resize(60, 20);
        Assert.NotNull(explorer.Top<Layer.Question>());
        Assert.Equal(new Size(60, 20), explorer.State.Size);
    }
}
