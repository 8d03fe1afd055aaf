using System.Text;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd.Watch;
using KvTui.Testing.Screens;
using KvTui.Testing.Time;
using KvTui.Tty.Cells;
using KvTui.Tty.Input;
using KvTui.Tty.Input.Decoding;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tty.Tests;
using KvTui.Tui.Bridge;
using Terminal.Gui.App;

namespace KvTui.Tui.Tests.Menus;

/// <summary>The explorer's screen on a terminal in memory: bytes go in as a terminal sends them, states and frames come out.</summary>
internal sealed class MenuScreen : IDisposable
{
    private readonly ExplorerScreen _screen;

    internal MenuScreen(int width = 80, int height = 24, TerminalCapabilities? capabilities = null, ExplorerSettings? settings = null)
    {
        Terminal = new(new(width, height));
        State = ExplorerState.AtStart(new(width, height), settings ?? Sample.Settings, Sample.Start);
        _screen = new(Terminal, new NoModes(), capabilities ?? TerminalCapabilities.Modern, new Mailbox(), new ManualTimeProvider());
        var pairs = Enumerable.Range(0, 30).Select(i => Sample.Pair($"/app/key-{i:D2}", $"value {i}")).ToList();
        Apply(Sample.Mirrored(new WatchUpdate.Listing(1000, pairs.Count, null)));
        Apply(Sample.Mirrored(new WatchUpdate.Page(1000, Sample.Page(pairs))));
        Apply(Sample.Mirrored(new WatchUpdate.Listed(1000)));
        Apply(Sample.Mirrored(new WatchUpdate.Connected(Sample.Endpoint, new(1, 1, 1000, 7))));
        Apply(new ClusterMessage(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3)), Sample.Start));
        _screen.Draw(State);
    }

    internal TestTerminal Terminal { get; }

    internal IApplication Application => _screen.Application!;

    internal ExplorerState State { get; private set; }

    /// <summary>What was asked for, by messages of the user.</summary>
    internal List<UserMessage> Messages { get; } = [];

    internal string Text => Terminal.Shown.ScreenText;

    public void Dispose() => _screen.Dispose();

    /// <summary>Presses keys by their names, with a frame after each; returns the bytes of all.</summary>
    internal int Press(string names)
    {
        var before = Terminal.Writes.Count;
        foreach (var key in KeyName.ParseList(names))
        {
            Take(new InputEvent.KeyPressed(key));
        }

        return Terminal.Writes.Skip(before).Sum(static bytes => bytes.Length);
    }

    /// <summary>Presses keys by their names, all of them read at once, with a frame after the last.</summary>
    internal void PressAtOnce(string names) => Take([.. KeyName.ParseList(names).Select(static key => new InputEvent.KeyPressed(key))]);

    /// <summary>Makes the terminal another size.</summary>
    internal void Resize(int width, int height)
    {
        Terminal.Resize(new(width, height));
        Take(new InputEvent.Resized(new(width, height)));
    }

    /// <summary>Clicks on a text that is on the screen.</summary>
    internal void Click(string text)
    {
        var y = RowOf(text);
        ClickAt(Terminal.Shown.Rows[y].IndexOf(text, StringComparison.Ordinal), y);
    }

    /// <summary>Clicks on a text with the right button.</summary>
    internal void RightClick(string text)
    {
        var (x, y) = (5, RowOf(text) + 1);
        Type($"\e[<2;{x};{y}M\e[<2;{x};{y}m");
    }

    internal void ClickAt(int x, int y) => Type($"\e[<0;{x + 1};{y + 1}M\e[<0;{x + 1};{y + 1}m");

    /// <summary>Sends what a terminal sends, all of it in one read.</summary>
    internal void Type(string text)
    {
        var events = new List<InputEvent>();
        new InputDecoder().Feed(Encoding.ASCII.GetBytes(text), events);
        Take([.. events]);
    }

    /// <summary>Applies a message as the loop does, and answers at once what has to be read for it.</summary>
    internal void Apply(Message message)
    {
        var applied = ExplorerUpdate.Apply(State, message, Sample.Start);
        var settled = ExplorerUpdate.Settle(applied.State);
        State = settled.State;
        foreach (var effect in (Effect[])[.. applied.Effects, .. settled.Effects])
        {
            if (effect is Effect.Rest rest)
            {
                Apply(new OperationMessage.Rested(rest.Generation));
            }
            else if (effect is Effect.LoadValue load)
            {
                Apply(new OperationMessage.ValueLoaded(load.Key, load.Generation, Sample.Pair(load.Key.ToString(), "first line\nsecond line")));
            }
        }
    }

    /// <summary>Applies a message and draws.</summary>
    internal void Send(Message message)
    {
        Apply(message);
        _screen.Draw(State);
    }

    /// <summary>The screen with the look of every cell.</summary>
    internal string Described() => ScreenText.Of(Terminal.Shown);

    /// <summary>The look of the first cell of a text on the screen.</summary>
    internal Style StyleOf(string text)
    {
        var y = RowOf(text);
        return Terminal.Shown.CellAt(Terminal.Shown.Rows[y].IndexOf(text, StringComparison.Ordinal), y).Style;
    }

    /// <summary>The row that has a text.</summary>
    internal int RowOf(string text)
    {
        var y = Terminal.Shown.Rows.ToList().FindIndex(row => row.Contains(text, StringComparison.Ordinal));
        Assert.True(y >= 0, $"{text} is not on\n{Text}");
        return y;
    }

    private void Take(params InputEvent[] events)
    {
        foreach (var input in events)
        {
            _screen.Post(input);
        }

        while (_screen.TryTake(State, out var message))
        {
            Messages.Add((UserMessage)message);
            Apply(message);
        }

        _screen.Draw(State);
    }

    private sealed class NoModes : ITerminalModes
    {
        public void Suspend()
        {
        }

        public void UseMouse(bool enabled)
        {
        }

        public Task<GuestEnd> LendToAsync(string script, string file, CancellationToken cancellationToken) =>
            Task.FromResult(new GuestEnd(0, false, "There is no terminal."));
    }
}
