using KvTui.Testing.Screens;
using KvTui.Tty.Input;
using KvTui.Tty.Output;
using KvTui.Tty.Tests.Screens;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests;

public sealed class TtyApplicationTests
{
    [Fact]
    public void A_dialog_lies_above_the_window_and_what_it_covered_comes_back()
    {
        using var test = new TestApplication();
        test.Show(StaticScreen.Make());
        var before = test.Terminal.Shown.ScreenText;
        Button[] buttons = [new() { Title = "_No" }, new() { Title = "_Yes" }];
        var dialog = new Dialog { Title = "Delete?", Text = "Delete 1 key?", Buttons = buttons };
        var session = test.App.Application.Open(dialog);
        Assert.Equal(FrameOutcome.Written, test.App.Draw());
        Assert.Contains("Delete 1 key?", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        test.App.Application.Close(session);
        Assert.Equal(FrameOutcome.Written, test.App.Draw());
        Assert.Equal(before, test.Terminal.Shown.ScreenText);
    }

    [Fact]
    public void Dialogs_can_be_stacked_and_the_topmost_gets_the_keys()
    {
        using var test = new TestApplication();
        var rows = (RowsView)Find(test.Show(StaticScreen.Make()), view => view is RowsView)!;
        var lower = Dialog("lower", out var first);
        var upper = Dialog("upper", out var second);
        var sessions = new[] { test.App.Application.Open(lower), test.App.Application.Open(upper) };
        second.SetFocus();
        test.Type("abc");
        Assert.Equal(("", "abc"), (first.Text, second.Text));
        test.App.Application.Close(sessions[1]);
        first.SetFocus();
        test.Type("de");
        Assert.Equal("de", first.Text);
        Assert.Contains("lower", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        Assert.DoesNotContain("upper", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        test.App.Application.Close(sessions[0]);
        rows.SetFocus();
        test.Press("down");
        Assert.Equal(1, rows.Selected);
    }

    [Theory]
    [InlineData("esc")]
    [InlineData("ctrl+q")]
    [InlineData("ctrl+z")]
    [InlineData("ctrl+c")]
    [InlineData("f5")]
    [InlineData("f6")]
    [InlineData("ctrl+f5")]
    public void A_key_that_no_view_wants_is_given_back_and_ends_nothing(string key)
    {
        using var test = new TestApplication();
        var window = test.Show(StaticScreen.Make());
        Assert.False(test.App.Feed(new InputEvent.KeyPressed(KeyName.Parse(key))));
        Assert.Empty(test.App.Application.Keyboard.KeyBindings.GetBindings());
        var session = test.App.Application.Open(new Dialog { Title = "d", Buttons = [new Button { Title = "ok" }] });
        Assert.False(test.App.Feed(new InputEvent.KeyPressed(KeyName.Parse(key))));
        Assert.False(window.StopRequested);
        Assert.False(session.Runnable!.StopRequested);
    }

    [Fact]
    public void A_key_that_a_view_takes_is_not_given_back()
    {
        using var test = new TestApplication();
        test.Show(StaticScreen.Make());
        Assert.True(test.App.Feed(new InputEvent.KeyPressed(KeyName.Parse("down"))));
        Assert.False(test.App.Feed(new InputEvent.KeyPressed(KeyName.Parse("x"))));
    }

    [Fact]
    public void A_menu_opens_closes_with_esc_and_tells_what_was_chosen()
    {
        using var test = new TestApplication();
        var window = test.Show(StaticScreen.Make());
        var chosen = new List<string>();
        MenuItem[] items = [new("_Go to key", "", () => chosen.Add("go")), new("_Filter", "", () => chosen.Add("filter"))];
        var menu = new PopoverMenu(items);
        test.App.Application.Popovers!.Register(menu);
        menu.MakeVisible(new(5, 5));
        test.App.Draw();
        Assert.Contains("Go to key", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        test.Press("esc");
        Assert.DoesNotContain("Go to key", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        Assert.False(window.StopRequested);

        menu.MakeVisible(new(5, 5));
        test.Press("down enter");
        Assert.Equal(["filter"], chosen);
    }

    [Fact]
    public void Tab_and_arrows_move_the_focus_within_a_dialog_and_never_out_of_a_pane()
    {
        using var test = new TestApplication();
        var rows = Find(test.Show(StaticScreen.Make()), view => view is RowsView)!;
        foreach (var key in (string[])["tab", "shift+tab", "left", "right"])
        {
            Assert.False(test.App.Feed(new InputEvent.KeyPressed(KeyName.Parse(key))));
            Assert.True(rows.HasFocus);
        }

        Button[] buttons = [new() { Title = "no" }, new() { Title = "yes" }];
        test.App.Application.Open(new Dialog { Title = "d", Buttons = buttons });
        buttons[0].SetFocus();
        test.Press("tab");
        Assert.True(buttons[1].HasFocus);
        test.Press("left");
        Assert.True(buttons[0].HasFocus);
    }

    [Fact]
    public void A_new_size_is_laid_out_and_drawn_whole()
    {
        using var test = new TestApplication();
        test.Show(StaticScreen.Make());
        test.Terminal.Resize(new(120, 40));
        Assert.True(test.App.Feed(new InputEvent.Resized(new(120, 40))));
        Assert.False(test.App.Feed(new InputEvent.Resized(new(120, 40))));
        Assert.Equal(FrameOutcome.Written, test.App.Draw());
        Assert.Equal(2, test.Terminal.Writes.Count);
        using var fresh = new TestApplication(120, 40);
        fresh.Show(StaticScreen.Make());
        Assert.Equal(fresh.Terminal.Shown.ScreenText, test.Terminal.Shown.ScreenText);
        test.Terminal.Resize(new(20, 4));
        test.App.Feed(new InputEvent.Resized(new(20, 4)));
        test.App.Draw();
        Assert.All(test.Terminal.Shown.Rows, row => Assert.InRange(row.Length, 0, 20));
    }

    [Fact]
    public void While_a_frame_has_not_gone_out_keys_are_taken_and_nothing_is_drawn()
    {
        using var test = new TestApplication();
        test.Show(StaticScreen.Make());
        test.Terminal.Stall();
        Assert.Equal(FrameOutcome.Written, test.Press("down"));
        Assert.Equal(FrameOutcome.Pending, test.Press("down"));
        Assert.Equal(FrameOutcome.Pending, test.Press("down"));
        Assert.False(test.App.IsReady);
        test.Terminal.Drain();
        Assert.Equal(1, test.Wakes);
        Assert.Equal(FrameOutcome.Written, test.App.Draw());
        Assert.Equal(3, test.Terminal.Writes.Count);
    }

    [Fact]
    public void A_timer_wakes_the_loop_says_when_it_is_due_and_runs_then()
    {
        using var test = new TestApplication();
        var runs = 0;
        Assert.Null(test.App.NextTimer);
        test.App.Application.AddTimeout(TimeSpan.FromMilliseconds(40), () => ++runs < 2);
        Assert.Equal(1, test.Wakes);
        Assert.InRange(test.App.NextTimer!.Value.TotalMilliseconds, 40, 42);
        test.App.RunTimers();
        Assert.Equal(0, runs);
        test.Clock.Advance(test.App.NextTimer.Value);
        test.App.RunTimers();
        Assert.Equal(1, runs);
        test.Clock.Advance(test.App.NextTimer!.Value);
        test.App.RunTimers();
        Assert.Equal(2, runs);
        Assert.Null(test.App.NextTimer);
    }

    [Fact]
    public void An_action_invoked_from_another_thread_wakes_the_loop_and_runs_on_it()
    {
        using var test = new TestApplication();
        test.Show(StaticScreen.Make());
        var ranOn = 0;
        var other = new Thread(() => test.App.Application.Invoke(() => ranOn = Environment.CurrentManagedThreadId));
        other.Start();
        other.Join();
        Assert.Equal(1, test.Wakes);
        Assert.Equal(0, ranOn);
        test.App.RunTimers();
        Assert.Equal(Environment.CurrentManagedThreadId, ranOn);
    }

    [Fact]
    public void The_cursor_is_shown_in_a_field_and_hidden_elsewhere()
    {
        using var test = new TestApplication();
        var window = new Window();
        var field = new TextField { Width = 20, Text = "ab" };
        var button = new Button { Y = 2, Text = "ok" };
        window.Add(field, button);
        test.Show(window);
        field.SetFocus();
        test.Press("end");
        Assert.True(test.Terminal.Shown.IsCursorVisible);
        Assert.Equal(new(3, 1), test.Terminal.Shown.Cursor);
        Assert.Equal(FrameOutcome.Unchanged, test.App.Draw());
        button.SetFocus();
        test.App.Draw();
        Assert.False(test.Terminal.Shown.IsCursorVisible);
    }

    [Fact]
    public void A_shadow_that_reads_the_screen_is_drawn_too()
    {
        using var test = new TestApplication();
        var window = new Window();
        window.Add(
            new Label { Text = "漢字漢字漢字漢字漢字漢字漢字", Y = 3 },
            new Button { Text = "ok", X = 2, Y = 1, Height = 2, ShadowStyle = ShadowStyles.Transparent });
        test.Show(window);
        Assert.Contains("ok", test.Terminal.Shown.ScreenText, StringComparison.Ordinal);
        Assert.Equal(FrameOutcome.Unchanged, test.App.Draw());
    }

    [Fact]
    public void An_application_can_be_disposed_and_another_made()
    {
        for (var i = 0; i < 3; i++)
        {
            var test = new TestApplication();
            test.Show(StaticScreen.Make());
            test.App.Application.Open(new Dialog { Title = "open" });
            test.Dispose();
            test.Dispose();
        }
    }

    private static Dialog Dialog(string title, out TextField field)
    {
        field = new TextField { Width = 20 };
        var dialog = new Dialog { Title = title, Width = 40, Height = 6 };
        dialog.Add(field);
        return dialog;
    }

    private static View? Find(View view, Func<View, bool> wanted) =>
        wanted(view) ? view : view.SubViews.Select(child => Find(child, wanted)).FirstOrDefault(found => found is not null);
}
