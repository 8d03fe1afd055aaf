using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;
using KvTui.Tui.Look;

namespace KvTui.Tui.Tests;

/// <summary>The colour that was changed is what views draw with; a terminal without colours has none.</summary>
public sealed class AdditionChecks
{
    [Fact]
    public void Colour()
    {
        var look = ScreenLook.For(TerminalCapabilities.Modern, Sample.Settings);
        Assert.Equal(ScreenLook.Of(new Style(CellColor.Blue, default, default)), look.Secondary);
        var plain = ScreenLook.For(TerminalCapabilities.Modern with { Colors = ColorDepth.None }, Sample.Settings);
        Assert.NotEqual(look.Secondary, plain.Secondary);
    }
}
