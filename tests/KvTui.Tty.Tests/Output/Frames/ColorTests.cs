using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tty.Tests.Output.Frames;

public sealed class ColorTests
{
    [Theory]
    [InlineData(255, 0, 0, 196)]
    [InlineData(0, 0, 0, 16)]
    [InlineData(255, 255, 255, 231)]
    [InlineData(128, 128, 128, 244)]
    [InlineData(95, 135, 175, 67)]
    public void A_colour_becomes_the_nearest_of_256(byte r, byte g, byte b, byte index)
    {
        Assert.Equal(CellColor.Indexed(index), ColorPalette.Reduce(CellColor.Rgb(r, g, b), ColorDepth.Palette256));
    }

    [Theory]
    [InlineData(250, 10, 10, 9)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(250, 250, 250, 15)]
    public void A_colour_becomes_the_nearest_of_16(byte r, byte g, byte b, byte index)
    {
        Assert.Equal(CellColor.Indexed(index), ColorPalette.Reduce(CellColor.Rgb(r, g, b), ColorDepth.Ansi16));
    }

    [Fact]
    public void The_default_and_the_terminals_own_colours_are_kept()
    {
        Assert.Equal(CellColor.Default, ColorPalette.Reduce(CellColor.Default, ColorDepth.Ansi16));
        Assert.Equal(CellColor.Red, ColorPalette.Reduce(CellColor.Red, ColorDepth.Ansi16));
        Assert.Equal(CellColor.Indexed(9), ColorPalette.Reduce(CellColor.Indexed(196), ColorDepth.Ansi16));
        Assert.Equal(CellColor.Default, ColorPalette.Reduce(CellColor.Red, ColorDepth.None));
    }

    [Theory]
    [InlineData("TERM=xterm", ColorDepth.Ansi16)]
    [InlineData("TERM=xterm-256color", ColorDepth.Palette256)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", ColorDepth.TrueColor)]
    [InlineData("TERM=screen-256color COLORTERM=truecolor", ColorDepth.Palette256)]
    [InlineData("TERM=screen-256color COLORTERM=truecolor TMUX=x", ColorDepth.TrueColor)]
    [InlineData("TERM=linux COLORTERM=truecolor", ColorDepth.Ansi16)]
    [InlineData("TERM=vt220", ColorDepth.None)]
    [InlineData("TERM=xterm-256color NO_COLOR=1", ColorDepth.None)]
    [InlineData("TERM=dumb", ColorDepth.None)]
    [InlineData("", ColorDepth.None)]
    public void The_environment_tells_the_colours(string environment, ColorDepth expected)
    {
        Assert.Equal(expected, Read(environment).Colors);
    }

    [Theory]
    [InlineData("TERM=xterm LANG=en_US.UTF-8", true)]
    [InlineData("TERM=xterm LANG=C.utf8", true)]
    [InlineData("TERM=xterm LANG=en_US.UTF-8 LC_ALL=C", false)]
    [InlineData("TERM=xterm LANG=C LC_CTYPE=de_DE.UTF-8", true)]
    [InlineData("TERM=xterm", false)]
    public void The_locale_tells_whether_utf8_may_be_sent(string environment, bool expected)
    {
        Assert.Equal(expected, Read(environment).Utf8);
    }

    [Theory]
    [InlineData("TERM=xterm", true)]
    [InlineData("TERM=tmux-256color", true)]
    [InlineData("TERM=screen", true)]
    [InlineData("TERM=xterm NO_COLOR=1", false)]
    [InlineData("TERM=linux", false)]
    [InlineData("TERM=vt100", false)]
    [InlineData("TERM=eterm-color", false)]
    [InlineData("TERM=dumb", false)]
    public void Only_a_terminal_with_colours_that_shows_no_question_is_asked_for_its_background(string environment, bool expected)
    {
        Assert.Equal(expected, Read(environment).TellsBackground);
    }

    [Theory]
    [InlineData("0;15", true)]
    [InlineData("0;default;15", true)]
    [InlineData("0;7", true)]
    [InlineData("15;0", false)]
    [InlineData("7;8", false)]
    [InlineData("15;default", false)]
    [InlineData("", false)]
    public void The_environment_tells_whether_the_background_is_light(string colors, bool expected)
    {
        Assert.Equal(expected, Read($"TERM=rxvt COLORFGBG={colors}").IsLight);
    }

    [Fact]
    public void A_dumb_terminal_cannot_show_a_full_screen()
    {
        Assert.False(Read("TERM=dumb").AddressesCursor);
        Assert.False(Read("").AddressesCursor);
        Assert.True(Read("TERM=vt220").AddressesCursor);
    }

    private static TerminalCapabilities Read(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return TerminalCapabilities.FromEnvironment(variables.GetValueOrDefault);
    }
}
