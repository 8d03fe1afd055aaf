using System.Diagnostics;
using KvTui.Testing.Screens;
using KvTui.Tty.Session;

namespace KvTui.Tty.Tests.Session;

public sealed class TerminalSessionTests
{
    private const string Around = "echo before; stty -a > $OUT/before; $PROBE; echo \"exit $?\"; stty -a > $OUT/after";

    [Fact]
    public async Task Quitting_gives_the_terminal_back_as_it_was()
    {
        await using var pty = new PtyProcess(Around);
        await pty.UntilShownAsync("started 1");
        AssertTaken(pty.Terminal);
        await pty.TypeAsync("q");
        await AssertGivenBackAsync(pty, "exit 0");
        Assert.Equal(["before", "exit 0"], pty.Terminal.Rows.Take(2));
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("QUIT", 131)]
    public async Task A_signal_that_ends_the_process_gives_the_terminal_back(string signal, int exitCode)
    {
        await using var pty = new PtyProcess($"trap : {signal}; {Around}");
        await pty.UntilShownAsync("started 1");
        await SignalAsync(signal, pty.Pid());
        await AssertGivenBackAsync(pty, $"exit {exitCode}");
    }

    [Fact]
    public async Task An_unhandled_exception_is_told_on_the_main_screen()
    {
        await using var pty = new PtyProcess(Around);
        await pty.UntilShownAsync("started 1");
        await pty.TypeAsync("mx");
        await AssertGivenBackAsync(pty, "exit 134");
        Assert.Contains("a defect", pty.Terminal.ScreenText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_gives_the_terminal_to_the_shell_and_continuing_takes_it_again()
    {
        await using var pty = new PtyProcess("set -m; stty -a > $OUT/before; $PROBE; stty -a > $OUT/stopped; echo stopped; fg > /dev/null; stty -a > $OUT/after; echo exit $?");
        await pty.UntilShownAsync("started 1");
        await pty.TypeAsync("s");
        await pty.UntilAsync("resumed", terminal => terminal.MainScreenText.Contains("stopped", StringComparison.Ordinal)
            && terminal.ScreenText.Contains("resumed 2", StringComparison.Ordinal));
        AssertTaken(pty.Terminal);
        Assert.Equal(pty.Output("before"), pty.Output("stopped"));
        await pty.TypeAsync("q");
        await AssertGivenBackAsync(pty, "exit 0");
    }

    [Fact]
    public async Task Without_a_shell_to_continue_it_the_program_does_not_stop()
    {
        await using var pty = new PtyProcess("stty -a > $OUT/before; $PROBE; stty -a > $OUT/after; echo exit $?");
        await pty.UntilShownAsync("started 1");
        await pty.TypeAsync("sk");
        await pty.UntilShownAsync("key 107 2");
        await pty.TypeAsync("q");
        await AssertGivenBackAsync(pty, "exit 0");
    }

    [Fact]
    public async Task Control_keys_arrive_as_keys_and_an_editor_may_have_the_terminal_in_between()
    {
        await using var pty = new PtyProcess(Around);
        await pty.UntilShownAsync("started 1");
        await pty.TypeAsync("\x03");
        await pty.UntilShownAsync("key 3 2");
        await pty.TypeAsync("\x1a");
        await pty.UntilShownAsync("key 26 3");
        await pty.TypeAsync("e");
        await pty.UntilShownAsync("resumed 4");
        await pty.TypeAsync("m");
        await pty.UntilAsync("mouse", terminal => terminal.Modes.Contains(1006));
        await pty.TypeAsync("q");
        await AssertGivenBackAsync(pty, "exit 0");
    }

    [Fact]
    public async Task A_write_larger_than_the_terminal_takes_at_once_is_whole_and_a_read_can_be_cancelled()
    {
        await using var pty = new PtyProcess(Around);
        await pty.UntilShownAsync("started 1");
        await pty.TypeAsync("b");
        await pty.UntilShownAsync("written 2");
        Assert.Equal(1 << 20, pty.Backspaces);
        await pty.TypeAsync("c");
        await pty.UntilShownAsync("cancelled 3");
        await pty.TypeAsync("k");
        await pty.UntilShownAsync("key 107 4");
        await pty.TypeAsync("q");
        await AssertGivenBackAsync(pty, "exit 0");
    }

    [Fact]
    public async Task A_new_size_is_drawn_at_once()
    {
        await using var pty = new PtyProcess($"(until [ -e $OUT/go ]; do read -t 0.05 < <(:); done; stty rows 20 cols 70 < /dev/tty) & {Around}");
        await pty.UntilShownAsync("size 80x24");
        pty.Release("go");
        await pty.UntilShownAsync("size 70x20");
        await pty.TypeAsync("q");
        await pty.UntilEndedAsync();
    }

    [Fact]
    public void Without_a_terminal_the_error_says_so()
    {
        var failure = Assert.Throws<TerminalException>(() => UnixTerminal.Open("/dev/null"));
        Assert.Contains("/dev/null", failure.Message, StringComparison.Ordinal);
        Assert.Throws<TerminalException>(() => UnixTerminal.Open("/nonexistent/tty"));
    }

    private static void AssertTaken(VirtualTerminal terminal)
    {
        lock (terminal)
        {
            Assert.True(terminal.IsAlternateScreen);
            Assert.Subset(terminal.Modes.ToHashSet(), new HashSet<int> { 2004, 1004 });
            Assert.False(terminal.IsCursorVisible);
            Assert.DoesNotContain(1006, terminal.Modes);
        }
    }

    private static async Task AssertGivenBackAsync(PtyProcess pty, string lastLine)
    {
        await pty.UntilEndedAsync();
        await pty.UntilShownAsync(lastLine);
        Assert.False(pty.Terminal.IsAlternateScreen);
        Assert.Equal([7, 25], pty.Terminal.Modes.Order());
        Assert.Equal(pty.Output("before"), pty.Output("after"));
    }

    private static async Task SignalAsync(string signal, int pid)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{pid}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
