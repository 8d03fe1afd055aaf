using KvTui.Core.Tests.Screens;
using KvTui.Testing.Time;
using KvTui.Tty;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Tests;
using KvTui.Tui.Look;
using KvTui.Tui.Members;
using Terminal.Gui.Drawing;
using Terminal.Gui.Views;

namespace KvTui.Tui.Tests.Members;

/// <summary>The cluster on the full screen looks as before.</summary>
public sealed class ClusterDetailTests
{
    public static TheoryData<string> Screens =>
        [.. GoldenScreens.All.Keys.Where(static name => name.StartsWith("cluster-full", StringComparison.Ordinal) || name == "cluster-learner")];

    [Theory]
    [MemberData(nameof(Screens))]
    public void It_looks_as_before(string name)
    {
        var start = GoldenScreens.All[name]();
        var isPlain = name.Contains("ascii", StringComparison.Ordinal);
        var capabilities = isPlain ? TerminalCapabilities.Modern with { Utf8 = false, Colors = ColorDepth.None } : TerminalCapabilities.Modern;
        foreach (var (width, height) in new[] { (80, 24), (120, 40), (40, 10), (start.State.Size.Width, start.State.Size.Height) })
        {
            var explorer = start.Copy().Resize(width, height);
            using var screen = new DetailScreen(explorer, capabilities);
            foreach (var key in (string[])["up", "down", "down", "pgdn", "G"])
            {
                Assert.InRange(screen.Show(explorer.Press(key)), 0, 10_000);
                SameCells.Assert(explorer.Terminal(), screen.Terminal.Shown, $"{name} {width}x{height} {key}", screen.IsOutside);
                Assert.Equal(0, screen.Show(explorer));
            }
        }
    }

    private sealed class DetailScreen : IDisposable
    {
        private readonly TtyApplication _app;
        private readonly Window _window = new() { BorderStyle = LineStyle.None };
        private readonly ClusterDetailView _view;
        private readonly Rectangle _place;

        internal DetailScreen(TestExplorer explorer, TerminalCapabilities capabilities)
        {
            Terminal = new(explorer.State.Size);
            _app = new(Terminal, capabilities, new ManualTimeProvider(), static () => { });
            _place = explorer.State.Layout.Cluster.Inset(1, 1);
            _view = new(ScreenLook.For(capabilities, explorer.State.Settings)) { X = _place.X, Y = _place.Y, Width = _place.Width, Height = _place.Height };
            _window.Add(_view);
            _view.Show(explorer.State);
            _app.Show(_window);
            _app.Draw();
        }

        internal TestTerminal Terminal { get; }

        public void Dispose()
        {
            _app.Dispose();
            _window.Dispose();
        }

        internal bool IsOutside(int x, int y) => !_place.Contains(x, y);

        internal int Show(TestExplorer explorer)
        {
            _view.Show(explorer.State);
            return _app.Draw() == Tty.Output.FrameOutcome.Written ? Terminal.LastBytes : 0;
        }
    }
}
