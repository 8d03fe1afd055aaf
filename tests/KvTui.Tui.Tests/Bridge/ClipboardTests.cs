using System.Text;
using KvTui.Core.Runtime;
using KvTui.Testing.Screens;

namespace KvTui.Core.Tests.Runtime;

public sealed class ClipboardTests
{
    [Fact]
    public void The_bytes_are_sent_as_osc_52()
    {
        var terminal = new VirtualTerminal(new(10, 2));
        terminal.Feed(Clipboard.Sequence("k\0\e"u8));
        Assert.Contains(Convert.ToBase64String("k\0\e"u8), Assert.Single(terminal.Clipboard), StringComparison.Ordinal);
        Assert.Equal("", terminal.ScreenText.Trim());
    }

    [Fact]
    public void The_sequence_is_never_wrapped_for_tmux_which_drops_what_is() =>
        Assert.Equal("\e]52;c;aw==\a", Encoding.ASCII.GetString(Clipboard.Sequence("k"u8)!));

    [Theory]
    [InlineData(true, false, "sent 2.1 KiB to the clipboard (OSC 52): the value as json")]
    [InlineData(true, true, "sent 2.1 KiB to tmux and to the clipboard: the value as json")]
    [InlineData(false, true, "sent 2.1 KiB to tmux only, too large for the clipboard: the value as json")]
    [InlineData(false, false, "Not sent, too large for the clipboard: the value as json is 2.1 KiB, and OSC 52 takes 55 KiB.")]
    public void What_is_said_is_that_it_was_sent_and_never_that_it_was_copied(bool toTerminal, bool toTmux, string said) =>
        Assert.Equal(said, Clipboard.Said(new(new byte[2150], "the value as json"), toTerminal, toTmux));

    [Theory]
    [InlineData(56_244, true)]
    [InlineData(56_247, false)]
    public void What_is_too_long_for_terminals_is_refused(int length, bool possible) =>
        Assert.Equal(possible, Clipboard.Sequence(new byte[length]) is not null);
}
