using KvTui.Testing.Time;
using KvTui.Tty;
using KvTui.Tty.Input;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Tests;
using KvTui.Tui.Look;
using KvTui.Tui.Panes;

namespace KvTui.Tui.Tests;

/// <summary>The explorer's window on a terminal in memory; it shows states as an explorer without a screen makes them.</summary>
internal sealed class TestScreen : IDisposable
{
    /// <param name="told">Takes down what the mouse does on the panes.</param>
    internal TestScreen(TestExplorer explorer, TerminalCapabilities? capabilities = null, List<UserMessage>? told = null)
    {
        var terminal = capabilities ?? TerminalCapabilities.Modern;
        (Explorer, Terminal) = (explorer, new(explorer.State.Size));
        App = new(Terminal, terminal, new ManualTimeProvider(), static () => { });
        Window = new(ScreenLook.For(terminal, explorer.State.Settings), message => told?.Add(message));
        Window.Show(explorer.State);
        App.Show(Window);
        App.Draw();
    }

    internal TestExplorer Explorer { get; }

    internal TestTerminal Terminal { get; }

    internal TtyApplication App { get; }

    internal ExplorerWindow Window { get; }

    internal string Text => Terminal.Shown.ScreenText;

    public void Dispose()
    {
        App.Dispose();
        Window.Dispose();
    }

    /// <summary>Presses keys, shows the state that follows, and returns how many bytes that took.</summary>
    internal int Press(string keys) => Show(Explorer.Press(keys).State);

    /// <summary>Shows a state and returns how many bytes that took.</summary>
    internal int Show(ExplorerState state)
    {
        if (state.Size != Terminal.Size)
        {
            Terminal.Resize(state.Size);
            App.Feed(new InputEvent.Resized(state.Size));
        }

        Window.Show(state);
        return App.Draw() == FrameOutcome.Written ? Terminal.LastBytes : 0;
    }
}
