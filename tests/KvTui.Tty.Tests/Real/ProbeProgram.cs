using System.Collections.Concurrent;
using System.Globalization;
using KvTui.Tty.Input;
using KvTui.Tty.Input.Decoding;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tty.Tests.Screens;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests.Real;

/// <summary>
/// A small program with a loop of its own on a real terminal: q quits, s stops as Ctrl-Z does, m turns the mouse on; a title counts the
/// rounds of the loop.
/// </summary>
internal static class ProbeProgram
{
    internal static void Run()
    {
        using var terminal = UnixTerminal.Open();
        using var session = new TerminalSession(terminal, TerminalCapabilities.Modern);
        using var inbox = new BlockingCollection<InputEvent?>();
        session.Start();
        using var app = new TtyApplication(terminal, TerminalCapabilities.Modern, TimeProvider.System, () => inbox.Add(null));
        session.Resized += () => inbox.Add(new InputEvent.Resized(terminal.Size));
        session.Resumed += () =>
        {
            app.Invalidate();
            inbox.Add(new InputEvent.Resized(terminal.Size));
        };
        var pump = new InputPump(terminal, inbox.Add, TimeProvider.System);
        _ = Task.Run(() => pump.RunAsync(CancellationToken.None));
        var window = StaticScreen.Make();
        app.Show(window);
        Loop(app, session, inbox, window);
        session.Restore();
    }

    private static void Loop(TtyApplication app, TerminalSession session, BlockingCollection<InputEvent?> inbox, Window window)
    {
        var frame = window.SubViews.OfType<FrameView>().Last();
        for (var round = 1; ; round++)
        {
            frame.Title = string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId} round {round}");
            app.RunTimers();
            app.Draw();
            var wait = app.NextTimer ?? Timeout.InfiniteTimeSpan;
            if (!inbox.TryTake(out var input, wait) || input is null || app.Feed(input))
            {
                continue;
            }

            switch (input)
            {
                case InputEvent.KeyPressed { Key.Rune.Value: 'q' }:
                    return;
                case InputEvent.KeyPressed { Key.Rune.Value: 's' }:
                    session.Suspend();
                    break;
                case InputEvent.KeyPressed { Key.Rune.Value: 'm' }:
                    session.UseMouse(true);
                    break;
                default:
                    break;
            }
        }
    }
}
