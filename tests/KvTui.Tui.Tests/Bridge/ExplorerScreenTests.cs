using System.Text;
using KvTui.Core.Messages;
using KvTui.Core.Runtime;
using KvTui.Core.Tests.Explorer;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Runtime;

public sealed class ScreenPresenterTests
{
    private readonly FakeTerminal _terminal = new(new(80, 24));
    private readonly Mailbox _mailbox = new();
    private readonly ScreenPresenter _presenter;

    public ScreenPresenterTests() => _presenter = new(_terminal, _terminal, TerminalCapabilities.Modern, Sample.Settings, _mailbox) { Tmux = null };

    [Fact]
    public void A_state_is_drawn_in_one_write()
    {
        var explorer = TestExplorer.Live("a", "b");
        _presenter.Draw(explorer.State);
        Assert.Single(_terminal.Writes);
        Assert.Equal(explorer.Screen, _terminal.Shown.ScreenText);
    }

    [Fact]
    public void A_state_that_looks_the_same_writes_nothing()
    {
        var explorer = TestExplorer.Live("a", "b");
        _presenter.Draw(explorer.State);
        explorer.Pass(TimeSpan.FromSeconds(5));
        _presenter.Draw(explorer.State with { Now = explorer.Now });
        _presenter.Draw(explorer.Mirror(new Etcd.Watch.WatchUpdate.Progress(1000)).State);
        Assert.Single(_terminal.Writes);
    }

    [Fact]
    public void Hostile_bytes_of_keys_and_values_never_reach_the_terminal()
    {
        var hostile = "\e[2J\e]0;owned\a\u009b31m\u202e\r\n\0\b"u8.ToArray();
        var explorer = new TestExplorer().Listed([new(new EtcdKey(hostile), hostile, 100, 100, 1, 0), Sample.Pair("z", "z")]);
        foreach (var keys in new[] { "t", "t", "t", "d", "esc", "2 f", "e", "f4", "esc esc" })
        {
            _presenter.Draw(explorer.Press(keys).State);
            Assert.Equal(explorer.Screen, _terminal.Shown.ScreenText);
        }

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
            _presenter.Draw(explorer.State);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var frame = 0; frame < 10; frame++)
        {
            _presenter.Draw(explorer.State);
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        Assert.True(each < 16 * 1024, $"an unchanged frame allocates {each} B");
        _presenter.Draw(explorer.Press("up").State);
        Assert.InRange(_terminal.Writes[^1].Length, 1, 400);
    }

    [Fact]
    public async Task While_a_write_is_on_its_way_it_is_not_ready_and_then_wakes_the_loop()
    {
        _terminal.Hold();
        _presenter.Draw(TestExplorer.Live("a").State);
        Assert.False(_presenter.IsReady);
        _mailbox.Wakeup.Reset();
        var woken = _mailbox.Wakeup.WaitAsync(CancellationToken.None);
        _terminal.Release();
        await woken.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => _presenter.IsReady, () => "it is ready again", cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_terminal_that_is_gone_does_not_break_the_presenter()
    {
        _terminal.Hold();
        _presenter.Draw(TestExplorer.Live("a").State);
        _terminal.Release(new IOException("Input/output error"));
        await Eventually.TrueAsync(() => _presenter.IsReady, () => "it is ready again", cancellationToken: TestContext.Current.CancellationToken);
        _presenter.Draw(TestExplorer.Live("b").State);
    }

    [Fact]
    public void A_repaint_writes_the_whole_screen_again()
    {
        var explorer = TestExplorer.Live("a", "b");
        _presenter.Draw(explorer.State);
        _presenter.Start(new Effect.Repaint());
        _presenter.Draw(explorer.State);
        Assert.Equal(2, _terminal.Writes.Count);
        Assert.InRange(_terminal.Writes[1].Length, _terminal.Writes[0].Length - 50, _terminal.Writes[0].Length + 50);
        Assert.Equal(explorer.Screen, _terminal.Shown.ScreenText);
    }

    [Fact]
    public void After_the_shell_had_the_terminal_everything_is_drawn_again_in_the_size_it_has_now()
    {
        var explorer = TestExplorer.Live("a", "b");
        _presenter.Draw(explorer.State);
        _presenter.Forget();
        Assert.True(_mailbox.TryTake(out var message));
        Assert.Equal(new InputMessage(new InputEvent.Resized(new(80, 24))), message);
        _presenter.Draw(explorer.State);
        Assert.Equal(2, _terminal.Writes.Count);
    }

    [Fact]
    public void Copying_writes_osc_52_and_tells_how_much()
    {
        _presenter.Start(new Effect.Copy("value"u8.ToArray(), "the value as text"));
        Assert.Contains("dmFsdWU=", Encoding.ASCII.GetString(Assert.Single(_terminal.Writes)), StringComparison.Ordinal);
        Assert.True(_mailbox.TryTake(out var message));
        Assert.Equal(new OperationMessage.Told("sent 5 B to the clipboard (OSC 52): the value as text"), message);
    }

    [Fact]
    public void What_is_too_long_to_copy_says_so_and_writes_nothing()
    {
        _presenter.Start(new Effect.Copy(new byte[100_000], "the value as text"));
        Assert.Empty(_terminal.Writes);
        Assert.True(_mailbox.TryTake(out var message));
        Assert.Equal(new OperationMessage.Told("Not sent, too large for the clipboard: the value as text is 98 KiB, and OSC 52 takes 55 KiB."), message);
    }

    [Theory]
    [InlineData("cat > \"$0.taken\"; echo \"$@\" > \"$0.asked\"", 5, 1, "sent 5 B to tmux and to the clipboard: the key")]
    [InlineData("cat > \"$0.taken\"; echo \"$@\" > \"$0.asked\"", 100_000, 0, "sent 98 KiB to tmux only, too large for the clipboard: the key")]
    [InlineData("echo 'unknown option -- w'; exit 1", 5, 1, "sent 5 B to the clipboard (OSC 52): the key")]
    public async Task In_tmux_it_is_also_loaded_into_its_buffer(string tmux, int length, int writes, string said)
    {
        var folder = Directory.CreateTempSubdirectory("kvtui-");
        var program = Path.Combine(folder.FullName, "tmux");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{tmux}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var presenter = new ScreenPresenter(_terminal, _terminal, TerminalCapabilities.Modern, Sample.Settings, _mailbox) { Tmux = new(program, TimeProvider.System) };
        presenter.Start(new Effect.Copy(new byte[length], "the key"));
        Message? message = null;
        await Eventually.TrueAsync(() => _mailbox.TryTake(out message), () => "it is told", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new OperationMessage.Told(said), message);
        Assert.Equal(writes, _terminal.Writes.Count);
        if (said.Contains("tmux", StringComparison.Ordinal))
        {
            Assert.Equal("load-buffer -w -\n", await File.ReadAllTextAsync(program + ".asked", TestContext.Current.CancellationToken));
            Assert.Equal(length, new FileInfo(program + ".taken").Length);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_tmux_that_is_not_there_is_done_without() =>
        Assert.False(await new TmuxBuffer("/nowhere/tmux", TimeProvider.System).LoadAsync("x"u8.ToArray()));

    [Fact]
    public void Suspending_and_the_mouse_are_for_the_session()
    {
        _presenter.Start(new Effect.SetMouse(true));
        _presenter.Start(new Effect.Suspend());
        Assert.Equal((true, 1), (_terminal.MouseOn, _terminal.Suspensions));
    }
}
