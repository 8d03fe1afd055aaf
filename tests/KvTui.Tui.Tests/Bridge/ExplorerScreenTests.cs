using System.Text;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Screens;
using KvTui.Testing.Time;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tui.Bridge;

namespace KvTui.Tui.Tests.Bridge;

public sealed class ExplorerScreenTests : IDisposable
{
    private readonly FakeTerminal _terminal = new(new(80, 24));
    private readonly Mailbox _mailbox = new();
    private readonly ExplorerScreen _screen;

    public ExplorerScreenTests()
    {
        Environment.SetEnvironmentVariable("TMUX", null);
        _screen = new(_terminal, _terminal, TerminalCapabilities.Modern, _mailbox, new ManualTimeProvider());
    }

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void A_state_is_drawn_in_one_write()
    {
        var explorer = TestExplorer.Live("a", "b");
        var expected = explorer.Screen;
        _screen.Draw(explorer.State);
        Assert.Single(_terminal.Writes);
        Assert.Equal(expected, _terminal.Shown.ScreenText);
    }

    [Fact]
    public void A_state_that_looks_the_same_writes_nothing()
    {
        var explorer = TestExplorer.Live("a", "b");
        _screen.Draw(explorer.State);
        explorer.Pass(TimeSpan.FromSeconds(5));
        _screen.Draw(explorer.State with { Now = explorer.Now });
        _screen.Draw(explorer.Mirror(new Etcd.Watch.WatchUpdate.Progress(1000)).State);
        Assert.Single(_terminal.Writes);
    }

    [Fact]
    public void Hostile_bytes_of_keys_and_values_never_reach_the_terminal()
    {
        var hostile = "\e[2J\e]0;owned\a\u009b31m\u202e\r\n\0\b"u8.ToArray();
        var explorer = new TestExplorer().Listed([new(new EtcdKey(hostile), hostile, 100, 100, 1, 0), Sample.Pair("z", "z")]);
        var shown = new List<(ExplorerState State, string Text)>();
        foreach (var keys in new[] { "t", "t", "t", "d", "esc", "2 f", "e", "f4", "esc esc" })
        {
            _screen.Draw(explorer.Press(keys).State);
            shown.Add((explorer.State, _terminal.Shown.ScreenText));
        }

        _screen.Dispose();
        Assert.All(shown, each => Assert.Equal(Picture.Of(each.State, TerminalCapabilities.Modern).ScreenText, each.Text));
        Assert.Empty(_terminal.Shown.Titles);
        Assert.Equal(0, _terminal.Shown.Bells);
        Assert.All(_terminal.Writes, bytes => Assert.DoesNotContain("owned\a", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal));
    }

    [Fact]
    public void An_unchanged_frame_allocates_little_and_a_cursor_move_writes_little()
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(100, 200).Select(i => $"/app/key{i}")]).Press("G up up");
        for (var frame = 0; frame < 50; frame++)
        {
            _screen.Draw(explorer.State);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var frame = 0; frame < 10; frame++)
        {
            _screen.Draw(explorer.State);
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        Assert.True(each < 16 * 1024, $"an unchanged frame allocates {each} B");
        _screen.Draw(explorer.Press("up").State);
        Assert.InRange(_terminal.Writes[^1].Length, 1, 400);
    }

    [Fact]
    public async Task While_a_write_is_on_its_way_it_is_not_ready_and_then_wakes_the_loop()
    {
        _terminal.Hold();
        _screen.Draw(TestExplorer.Live("a").State);
        Assert.False(_screen.IsReady);
        _mailbox.Wakeup.Reset();
        _terminal.Release();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        _mailbox.Wakeup.Wait(deadline.Token);
        await Eventually.TrueAsync(() => _screen.IsReady, () => "it is ready again", cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_terminal_that_is_gone_does_not_break_the_screen()
    {
        _terminal.Hold();
        _screen.Draw(TestExplorer.Live("a").State);
        _terminal.Release(new IOException("Input/output error"));
        await Eventually.TrueAsync(() => _screen.IsReady, () => "it is ready again", cancellationToken: TestContext.Current.CancellationToken);
        _screen.Draw(TestExplorer.Live("b").State);
    }

    [Fact]
    public void A_repaint_writes_the_whole_screen_again()
    {
        var explorer = TestExplorer.Live("a", "b");
        var expected = explorer.Screen;
        _screen.Draw(explorer.State);
        _screen.Start(new Effect.Repaint());
        _screen.Draw(explorer.State);
        Assert.Equal(2, _terminal.Writes.Count);
        Assert.InRange(_terminal.Writes[1].Length, _terminal.Writes[0].Length - 50, _terminal.Writes[0].Length + 50);
        Assert.Equal(expected, _terminal.Shown.ScreenText);
    }

    [Fact]
    public void After_the_shell_had_the_terminal_everything_is_drawn_again_in_the_size_it_has_now()
    {
        var explorer = TestExplorer.Live("a", "b");
        _screen.Draw(explorer.State);
        _screen.Forget();
        Assert.True(_screen.TryTake(explorer.State, out var message));
        Assert.Equal(new UserMessage.Resized(new(80, 24)), message);
        _screen.Draw(explorer.State);
        Assert.Equal(2, _terminal.Writes.Count);
    }

    [Fact]
    public void Copying_writes_osc_52_and_tells_how_much()
    {
        _screen.Draw(TestExplorer.Live("a").State);
        _screen.Start(new Effect.Copy("value"u8.ToArray(), "the value as text"));
        Assert.Contains("dmFsdWU=", Encoding.ASCII.GetString(_terminal.Writes[^1]), StringComparison.Ordinal);
        Assert.True(_mailbox.TryTake(out var message));
        Assert.Equal(new OperationMessage.Told("sent 5 B to the clipboard (OSC 52): the value as text"), message);
    }

    [Fact]
    public void A_change_that_is_watched_rings_the_bell_and_notifies()
    {
        _screen.Draw(TestExplorer.Live("a").State);
        _screen.Start(new Effect.Signal(new(Rings: true, Notifies: true), new(WatchEventKind.Put, Sample.Pair("key\n", "v"), null)));
        Assert.Equal((@"kvtui: key\n has changed", 1), (Assert.Single(_terminal.Shown.Notices), _terminal.Shown.Bells));
    }

    [Fact]
    public void What_is_too_long_to_copy_says_so_and_writes_nothing()
    {
        _screen.Draw(TestExplorer.Live("a").State);
        _screen.Start(new Effect.Copy(new byte[100_000], "the value as text"));
        Assert.Single(_terminal.Writes);
        Assert.True(_mailbox.TryTake(out var message));
        Assert.Equal(new OperationMessage.Told("Not sent, too large for the clipboard: the value as text is 98 KiB, and OSC 52 takes 55 KiB."), message);
    }

    [Fact]
    public void Keys_are_commands_of_where_the_user_is_and_text_in_the_editor()
    {
        var explorer = TestExplorer.Live("a", "b");
        Assert.Equal([new UserMessage.Command(Intent.Down)], Taken(explorer, "j"));
        Assert.Empty(Taken(explorer, "X"));
        Assert.Equal([new UserMessage.Typed("j")], Taken(explorer.Press("e"), "j"));
        Assert.Equal([new UserMessage.Edited(Core.Editing.EditorCommand.Right, Selects: true)], Taken(explorer, "shift+right"));
        Assert.Equal([new UserMessage.Command(Intent.Save)], Taken(explorer, "ctrl+s"));
    }

    [Fact]
    public void What_is_pasted_into_the_editor_and_the_focus_of_the_window_are_messages()
    {
        var explorer = TestExplorer.Live("a").Press("e");
        _screen.Post(new InputEvent.Pasted("x\r\ny"));
        _screen.Post(new InputEvent.FocusChanged(false));
        Assert.Equal([new UserMessage.Pasted("x\r\ny"), new UserMessage.Attended(false)], All(explorer.State));
    }

    [Fact]
    public void Suspending_and_the_mouse_are_for_the_session()
    {
        _screen.Start(new Effect.SetMouse(true));
        _screen.Start(new Effect.Suspend());
        Assert.Equal((true, 1), (_terminal.MouseOn, _terminal.Suspensions));
    }

    private List<Message> Taken(TestExplorer explorer, string key)
    {
        _screen.Post(new InputEvent.KeyPressed(KeyName.Parse(key)));
        return All(explorer.State);
    }

    private List<Message> All(ExplorerState state)
    {
        var messages = new List<Message>();
        while (_screen.TryTake(state, out var message))
        {
            messages.Add(message);
        }

        return messages;
    }
}
