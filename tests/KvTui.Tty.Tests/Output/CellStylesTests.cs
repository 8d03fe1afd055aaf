using KvTui.Tty.Cells;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tty.Tests.Output;

public sealed class CellStylesTests
{
    [Theory]
    [InlineData(ColorName16.Black, "30", "40")]
    [InlineData(ColorName16.Red, "31", "41")]
    [InlineData(ColorName16.Green, "32", "42")]
    [InlineData(ColorName16.Yellow, "33", "43")]
    [InlineData(ColorName16.Blue, "34", "44")]
    [InlineData(ColorName16.Magenta, "35", "45")]
    [InlineData(ColorName16.Cyan, "36", "46")]
    [InlineData(ColorName16.Gray, "37", "47")]
    [InlineData(ColorName16.DarkGray, "90", "100")]
    [InlineData(ColorName16.BrightRed, "91", "101")]
    [InlineData(ColorName16.BrightGreen, "92", "102")]
    [InlineData(ColorName16.BrightYellow, "93", "103")]
    [InlineData(ColorName16.BrightBlue, "94", "104")]
    [InlineData(ColorName16.BrightMagenta, "95", "105")]
    [InlineData(ColorName16.BrightCyan, "96", "106")]
    [InlineData(ColorName16.White, "97", "107")]
    public void The_sixteen_names_are_the_terminals_own_colours(ColorName16 name, string foreground, string background)
    {
        Assert.Contains($"\e[{foreground}mx", Sent(new Attribute(new Color(name), Color.None)), StringComparison.Ordinal);
        Assert.Contains($"\e[{background}mx", Sent(new Attribute(Color.None, new Color(name))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_colour_is_the_terminals_default() =>
        Assert.Equal(default, CellStyles.Of(new Attribute(Color.None, Color.None)));

    [Theory]
    [InlineData(ColorDepth.TrueColor, "\e[38;2;1;200;3mx")]
    [InlineData(ColorDepth.Palette256, "\e[38;5;40mx")]
    [InlineData(ColorDepth.Ansi16, "\e[32mx")]
    [InlineData(ColorDepth.None, "x")]
    public void Other_colours_are_brought_down_to_what_the_terminal_shows(ColorDepth depth, string sent) =>
        Assert.Contains(sent, Sent(new Attribute(new Color(1, 200, 3), Color.None), depth), StringComparison.Ordinal);

    [Fact]
    public void Text_styles_are_attributes_and_come_back()
    {
        var all = TextStyle.Bold | TextStyle.Faint | TextStyle.Italic | TextStyle.Underline | TextStyle.Reverse | TextStyle.Strikethrough;
        Assert.Contains("\e[1;2;3;4;7;9mx", Sent(new Attribute(Color.None, Color.None, all)), StringComparison.Ordinal);
        Attribute[] attributes =
        [
            new(ColorName16.Red, ColorName16.White),
            new(new Color(9, 8, 7), Color.None, TextStyle.Italic | TextStyle.Faint),
            new(Color.None, Color.None, all),
        ];
        foreach (var attribute in attributes)
        {
            Assert.Equal(attribute, CellStyles.ToAttribute(CellStyles.Of(attribute)));
        }

        Assert.Equal(CellAttributes.None, CellStyles.Of(new Attribute(Color.None, Color.None, TextStyle.Blink)).Attributes);
    }

    private static string Sent(Attribute attribute, ColorDepth depth = ColorDepth.TrueColor)
    {
        var terminal = new TestTerminal(new(10, 2));
        var output = new TtyOutput(terminal, TerminalCapabilities.Modern with { Colors = depth }, TimeProvider.System, () => { });
        var buffer = new BackBuffer(10, 2) { CurrentAttribute = attribute };
        buffer.AddStr("x");
        output.Write(buffer);
        output.Flush();
        return terminal.LastText;
    }
}
