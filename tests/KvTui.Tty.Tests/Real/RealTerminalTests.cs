using System.Globalization;
using KvTui.Tty.Tests.Session;

namespace KvTui.Tty.Tests.Real;

public sealed class RealTerminalTests
{
    [Fact]
    public async Task Keys_and_a_stop_are_obeyed_and_the_terminal_is_given_back()
    {
        await using var pty = new PtyProcess(
            "set -m; stty -a > $OUT/before; $PROBE; stty -a > $OUT/stopped; echo stopped; "
            + "fg > /dev/null; stty -a > $OUT/after; echo exit $?",
            nameof(ProbeProgram));
        await pty.UntilShownAsync("round 1");
        await pty.TypeAsync("\u001b[B\u001b[B");
        await pty.UntilShownAsync("round 3");
        await pty.TypeAsync("m");
        await pty.UntilAsync("the mouse", terminal => terminal.Modes.IsSupersetOf([1002, 1006]) && !terminal.Modes.Contains(1003));
        await pty.TypeAsync("s");
        await pty.UntilAsync("stopped and continued", terminal => terminal.MainScreenText.Contains("stopped", StringComparison.Ordinal)
            && terminal.IsAlternateScreen && terminal.Rows[^1].Contains("help", StringComparison.Ordinal));
        Assert.Equal(pty.Output("before"), pty.Output("stopped"));
        Assert.InRange(Rounds(pty), 5, 12); // a loop that does not sleep has made thousands by now
        await pty.TypeAsync("q");
        await pty.UntilEndedAsync();
        await pty.UntilShownAsync("exit 0");
        Assert.Equal([7, 25], pty.Terminal.Modes.Order());
        Assert.Equal(pty.Output("before"), pty.Output("after"));
    }

    [Fact]
    public async Task A_new_size_is_drawn_at_once()
    {
        await using var pty = new PtyProcess(
            "(until [ -e $OUT/go ]; do read -t 0.05 < <(:); done; stty rows 20 cols 70 < /dev/tty) & $PROBE",
            nameof(ProbeProgram));
        await pty.UntilShownAsync("round 1");
        pty.Release("go");
        await pty.UntilAsync("the new size", terminal => terminal.Rows[19].Contains("help", StringComparison.Ordinal));
        await pty.TypeAsync("q");
        await pty.UntilEndedAsync();
    }

    private static int Rounds(PtyProcess pty)
    {
        lock (pty.Terminal)
        {
            var title = pty.Terminal.Rows[0].Split("round ")[1];
            return int.Parse(title[..title.IndexOf('├', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        }
    }
}
