using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Core.Tests.Explorer;
using KvTui.Core.Tests.Screens;
using KvTui.Testing.Screens;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests.Layers;

/// <summary>The windows above the panes look as the layers before, but for scroll bars and bars of progress.</summary>
public sealed class LayerLookTests
{
    private static readonly (int Width, int Height)[] Sizes = [(80, 24), (120, 40), (40, 10)];

    public static TheoryData<string> Screens =>
        [.. GoldenScreens.All.Where(static screen => IsCovered(screen.Value().State)).Select(static screen => screen.Key)];

    [Theory]
    [MemberData(nameof(Screens))]
    public void A_layer_looks_as_before(string name)
    {
        var start = GoldenScreens.All[name]();
        foreach (var (width, height) in Sizes)
        {
            AssertSame(start.Copy().Resize(width, height), CapabilitiesOf(name), $"{name} {width}x{height}");
        }
    }

    [Theory]
    [InlineData("usage-exact", "down down G g s s s")]
    [InlineData("find-values", "down G g")]
    [InlineData("top", "down G s s s s p")]
    [InlineData("help-keys", "down down pgdn G")]
    [InlineData("command-log", "up down")]
    [InlineData("usage-sampled", "down")]
    public void It_looks_as_before_after_any_key(string name, string keys)
    {
        var explorer = GoldenScreens.All[name]().Resize(80, 12);
        using var screen = new LayerScreen(explorer);
        foreach (var key in keys.Split(' '))
        {
            screen.Show(explorer.Press(key).State);
            Compare(explorer, screen, $"{name} after {key}");
        }
    }

    [Theory]
    [InlineData(false, ColorDepth.TrueColor, false)]
    [InlineData(true, ColorDepth.None, false)]
    [InlineData(true, ColorDepth.TrueColor, true)]
    public void Without_signs_or_colours_and_in_production_it_looks_as_before(bool isUtf8, ColorDepth colors, bool isProduction)
    {
        var capabilities = TerminalCapabilities.Modern with { Utf8 = isUtf8, Colors = colors };
        var settings = Sample.Settings with { IsProduction = isProduction };
        TestExplorer Shop() => new TestExplorer(new(80, 24), settings, capabilities).Listed(ScanSample.Pairs);
        AssertSame(Shop().Command("du /app/").UsageReads(ScanSample.Status(Core.State.Scans.ScanPhase.Complete, 405), sample: 40), capabilities, "usage");
        AssertSame(Shop().Command("find values needle").FindReads(ScanSample.Status(Core.State.Scans.ScanPhase.Complete, 406)), capabilities, "find");
        AssertSame(Shop().Command("find sessions").FindReads(ScanSample.Status(Core.State.Scans.ScanPhase.Stopped, 300)), capabilities, "long list");
        AssertSame(Shop().Command("top /app/").TopReports(), capabilities, "top");
        AssertSame(Shop().Press("?"), capabilities, "help");
        AssertSame(Shop().Press("@"), capabilities, "log");
        AssertSame(Diff(Shop()), capabilities, "diff");
    }

    [Fact]
    public void A_difference_looks_as_before_wherever_it_is_scrolled_to()
    {
        foreach (var (width, height) in Sizes)
        {
            var explorer = Diff(new TestExplorer(new(width, height)).Listed(ScanSample.Pairs));
            using var screen = new LayerScreen(explorer);
            foreach (var key in (string[])["down", "pgdn", "G", "up"])
            {
                screen.Show(explorer.Press(key).State);
                Compare(explorer, screen, $"{width}x{height} after {key}");
            }
        }
    }

    [Fact]
    public void Another_size_is_laid_out_and_drawn_whole()
    {
        foreach (var name in (string[])["usage-help", "find-values", "top", "command-log"])
        {
            using var screen = new LayerScreen(GoldenScreens.All[name]());
            foreach (var (width, height) in new[] { (120, 40), (40, 10), (100, 30), (80, 24) })
            {
                screen.Show(screen.Explorer.Resize(width, height).State);
                Compare(screen.Explorer, screen, $"{name} {width}x{height}");
            }
        }
    }

    internal static TestExplorer Diff(TestExplorer explorer)
    {
        var before = Enumerable.Range(0, 60).Select(static i => $"line {i} \e[2J of what was there, and some more of it");
        var after = Enumerable.Range(0, 60).Select(static i => i % 7 == 0 ? $"other {i}" : $"line {i} \e[2J of what was there, and some more of it");
        var lines = Terminal.Editing.DiffLines.Compare(string.Join('\n', before), string.Join('\n', after));
        return explorer.With(explorer.State with { Layers = [new Layer.Diff("What was changed", lines, 3)], Notice = null });
    }

    private static bool IsCovered(ExplorerState state) =>
        state.Layers.Count > 0 && state.Layers.All(static layer => layer is not (Layer.Prompt or Layer.Palette or Layer.Question));

    private static TerminalCapabilities CapabilitiesOf(string name) =>
        TerminalCapabilities.Modern with { Utf8 = !name.Contains("ascii", StringComparison.Ordinal) };

    private static void AssertSame(TestExplorer explorer, TerminalCapabilities capabilities, string when)
    {
        using var screen = new LayerScreen(explorer, capabilities);
        Compare(explorer, screen, when);
    }

    private static void Compare(TestExplorer explorer, LayerScreen screen, string when)
    {
        explorer.With(explorer.State with { Notice = null });
        screen.Show(explorer.State);
        SameCells.Assert(explorer.Terminal(), screen.Shown, when, Improved(explorer.State, screen));
    }

    /// <summary>Where a scroll bar or a bar of progress is new: at the end of the rows of a window, and of the third line of a scan.</summary>
    private static Func<int, int, bool> Improved(ExplorerState state, LayerScreen screen)
    {
        var windows = screen.Windows.Select(static window => (window.Frame.X, window.Frame.Y, window.Frame.Width, window.Frame.Height)).ToList();
        var isScan = state.Layers.Any(static layer => layer is Layer.Usage or Layer.Found);
        var isEditing = state.Detail.Edit is not null; // what is below is not drawn by the explorer's window yet
        static bool IsWithin((int X, int Y, int Width, int Height) window, int x, int y) =>
            x >= window.X && y >= window.Y && x < window.X + window.Width && y < window.Y + window.Height;
        return (x, y) => (isEditing && !windows.Exists(window => IsWithin(window, x, y))) || windows.Exists(window =>
        {
            var right = window.X + window.Width - 2;
            var isInside = x <= right && y > window.Y && y < window.Y + window.Height - 1;
            return isInside && (x >= right - 1 || (isScan && y == window.Y + 3 && x > right - 30 && IsBar(screen.Shown.CellAt(x, y))));
        });
    }

    private static bool IsBar(VirtualCell cell) => cell.Text is "█" or "─" or "#" or "-";
}
