using KvTui.Testing.Screens;
using KvTui.Tty;
using KvTui.Tty.Output.Frames;
using KvTui.Tui.Look;
using KvTui.Tui.Pagers;
using KvTui.Tui.Scans;
using KvTui.Tui.Scans.Watching;
using Terminal.Gui.App;

namespace KvTui.Tui.Tests.Layers;

/// <summary>The explorer's window with a window above it for each layer of its state, on a terminal in memory.</summary>
internal sealed class LayerScreen : IDisposable
{
    private readonly TestScreen _screen;
    private readonly Stack<SessionToken> _sessions = [];

    internal LayerScreen(TestExplorer explorer, TerminalCapabilities? capabilities = null)
    {
        // A long notice stands above the layers, and is not of this screen.
        explorer.With(explorer.State with { Notice = null });
        _screen = new(explorer, capabilities);
        var look = ScreenLook.For(capabilities ?? TerminalCapabilities.Modern, explorer.State.Settings);
        foreach (var layer in explorer.State.Layers)
        {
            LayerWindow window = layer switch
            {
                Layer.Usage => new UsageWindow(look, Told.Add),
                Layer.Found => new FoundWindow(look, Told.Add),
                Layer.Top => new TopWindow(look, Told.Add),
                Layer.Compare => new CompareWindow(look, Told.Add),
                Layer.Events => new EventsWindow(look, Told.Add),
                Layer.Roster list => new RosterWindow(look, Told.Add, list.Kind),
                Layer.Page => new PageWindow(look, Told.Add),
                Layer.Help => new HelpWindow(look, Told.Add),
                Layer.Diff => new DiffWindow(look, Told.Add),
                Layer.Merge => new MergeWindow(look, Told.Add),
                Layer.Findings => new FindingsWindow(look, Told.Add),
                Layer.Care => new CareWindow(look, Told.Add),
                Layer.CommandLog => new CommandLogWindow(look, Told.Add),
                _ => throw new InvalidOperationException($"{layer} has no window here."),
            };
            window.Show(explorer.State);
            _sessions.Push(_screen.App.Application.Open(window));
            Windows.Add(window);
        }

        _screen.App.Draw();
    }

    /// <summary>What the mouse did on the windows.</summary>
    internal List<UserMessage> Told { get; } = [];

    internal List<LayerWindow> Windows { get; } = [];

    internal TestExplorer Explorer => _screen.Explorer;

    internal Tty.TtyApplication App => _screen.App;

    internal VirtualTerminal Shown => _screen.Terminal.Shown;

    internal string Text => _screen.Text;

    public void Dispose()
    {
        while (_sessions.TryPop(out var session))
        {
            App.Application.Close(session);
        }

        Windows.ForEach(static window => window.Dispose());
        _screen.Dispose();
    }

    /// <summary>Presses keys, shows the state that follows, and returns how many bytes that took.</summary>
    internal int Press(string keys) => Show(Explorer.Press(keys).State);

    /// <summary>Shows a state and returns how many bytes that took.</summary>
    internal int Show(ExplorerState state)
    {
        Windows.ForEach(window => window.Show(state));
        return _screen.Show(state);
    }
}
