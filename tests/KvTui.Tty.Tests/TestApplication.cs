using KvTui.Testing.Screens;
using KvTui.Testing.Time;
using KvTui.Tty.Input;
using KvTui.Tty.Input.Decoding;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests;

/// <summary>An application on a terminal in memory, with a clock that stands still.</summary>
internal sealed class TestApplication : IDisposable
{
    internal TestApplication(int columns = 80, int rows = 24, TerminalCapabilities? capabilities = null, bool publicMembersOnly = false)
    {
        Terminal = new(new Size(columns, rows));
        App = new(Terminal, capabilities ?? TerminalCapabilities.Modern, Clock, () => Wakes++, publicMembersOnly ? static (_, _, _, _) => throw new MissingMethodException() : DriverConstruction.Of);
    }

    internal TestTerminal Terminal { get; }

    internal ManualTimeProvider Clock { get; } = new();

    internal TtyApplication App { get; }

    internal int Wakes { get; private set; }

    public void Dispose() => App.Dispose();

    /// <summary>Shows a window and draws the first frame.</summary>
    internal Runnable Show(Runnable window)
    {
        App.Show(window);
        App.Draw();
        return window;
    }

    /// <summary>Presses keys by their names, such as "down ctrl+a", and draws.</summary>
    internal FrameOutcome Press(string names)
    {
        foreach (var key in KeyName.ParseList(names))
        {
            App.Feed(new InputEvent.KeyPressed(key));
        }

        return App.Draw();
    }

    /// <summary>Types what a terminal sends for a text, all of it in one read, and draws.</summary>
    internal FrameOutcome Type(string text)
    {
        var events = new List<InputEvent>();
        new InputDecoder().Feed(System.Text.Encoding.UTF8.GetBytes(text), events);
        var rest = events.ToArray().AsSpan();
        while (!rest.IsEmpty)
        {
            rest = rest[App.Feed(Spans(rest), out _)..];
        }

        return App.Draw();

        static ReadOnlySpan<InputEvent> Spans(Span<InputEvent> span) => span;
    }

    internal void Mouse(MouseAction action, int x, int y, KeyModifiers modifiers = KeyModifiers.None) =>
        App.Feed(new InputEvent.MouseUsed(new(x, y), action, modifiers));
}
