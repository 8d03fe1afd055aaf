using System.Text;
using KvTui.App.Runtime;
using KvTui.Testing.Screens;

namespace KvTui.App.Tests.Runtime;

public sealed class ClipboardTests
{
    [Fact]
    public void The_bytes_are_sent_as_osc_52()
    {
        var terminal = new VirtualTerminal(new(10, 2));
        terminal.Feed(Clipboard.Sequence("k\0\e"u8, false));
        Assert.Contains(Convert.ToBase64String("k\0\e"u8), Assert.Single(terminal.Clipboard), StringComparison.Ordinal);
        Assert.Equal("", terminal.ScreenText.Trim());
    }

    [Fact]
    public void In_tmux_the_sequence_is_wrapped_to_pass_through() =>
        Assert.Equal("\ePtmux;\e\e]52;c;aw==\a\e\\", Encoding.ASCII.GetString(Clipboard.Sequence("k"u8, true)!));

    [Theory]
    [InlineData(56_244, true)]
    [InlineData(56_247, false)]
    public void What_is_too_long_for_terminals_is_refused(int length, bool possible) =>
        Assert.Equal(possible, Clipboard.Sequence(new byte[length], false) is not null);
}
