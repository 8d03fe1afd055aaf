using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Values;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Screens;
using KvTui.Testing.Time;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tty.Tests;
using KvTui.Tui.Bridge;

namespace KvTui.Tui.Tests.Dialogs;

/// <summary>The explorer's screen on a terminal in memory, with the loop around it: keys become a state, and the state a frame.</summary>
internal sealed class LiveScreen : IDisposable
{
    private readonly ExplorerScreen _screen;
    private readonly ManualTimeProvider _clock = new();
    private readonly IReadOnlyList<KeyValue> _pairs;

    internal LiveScreen(ExplorerSettings settings, TerminalCapabilities capabilities, Size size, params IReadOnlyList<KeyValue> pairs)
    {
        (Terminal, _pairs) = (new(size), pairs);
        var mailbox = new Mailbox();
        var clipboard = new TerminalClipboard(mailbox, static _ => { }) { Tmux = null };
        _screen = new(Terminal, new Modes(), capabilities, mailbox, _clock) { Clipboard = clipboard };
        State = ExplorerState.AtStart(size, settings, Sample.Start);
        Tell(new WatchUpdate.Listing(1000, pairs.Count, null));
        Tell(new WatchUpdate.Page(1000, Sample.Page(pairs)));
        Tell(new WatchUpdate.Listed(1000));
        Tell(new WatchUpdate.Connected(Sample.Endpoint, new(1, 1, 1000, 7)));
        Send(new ClusterMessage(Sample.Healthy(), Sample.Start));
        Draw();
    }

    internal LiveScreen(params string[] keys)
        : this(Sample.Settings, TerminalCapabilities.Modern, new(80, 24), Pairs(keys))
    {
    }

    internal TestTerminal Terminal { get; }

    internal ExplorerState State { get; private set; }

    internal List<Message> Messages { get; } = [];

    internal List<Effect> Effects { get; } = [];

    internal string Text => Terminal.Shown.ScreenText;

    /// <summary>How many bytes the last event took.</summary>
    internal int Bytes { get; private set; }

    internal string Prompt => ((Layer.Prompt)State.TopLayer!).Text;

    public void Dispose() => _screen.Dispose();

    internal static KeyValue[] Pairs(params string[] keys) =>
        [.. keys.Order(StringComparer.Ordinal).Select(static (key, i) => Sample.Pair(key, key, 100 + i))];

    internal LiveScreen Press(string keys)
    {
        foreach (var key in KeyName.ParseList(keys))
        {
            Feed(new InputEvent.KeyPressed(key));
        }

        return this;
    }

    internal LiveScreen Type(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            Feed(new InputEvent.KeyPressed(new KeyPress(KeyKind.Character, rune, KeyModifiers.None)));
        }

        return this;
    }

    internal LiveScreen Paste(string text) => Feed(new InputEvent.Pasted(text));

    internal LiveScreen Use(MouseAction action, int x, int y) => Feed(new InputEvent.MouseUsed(new(x, y), action, KeyModifiers.None));

    /// <summary>Clicks on the first place where a text is shown.</summary>
    internal LiveScreen Click(string text)
    {
        var at = Find(text);
        return Use(MouseAction.LeftPressed, at.X, at.Y).Use(MouseAction.Released, at.X, at.Y);
    }

    internal Point Find(string text)
    {
        for (var y = Terminal.Size.Height - 1; y >= 0; y--)
        {
            if (Terminal.Shown.Rows[y].IndexOf(text, StringComparison.Ordinal) is >= 0 and var x)
            {
                return new(x, y);
            }
        }

        Assert.Fail($"'{text}' is not on the screen\n{Text}");
        return default;
    }

    internal LiveScreen Resize(int width, int height)
    {
        Terminal.Resize(new(width, height));
        return Feed(new InputEvent.Resized(new(width, height)));
    }

    internal LiveScreen Feed(InputEvent input)
    {
        _screen.Post(input);
        while (_screen.TryTake(State, out var message))
        {
            Send(message);
        }

        return Draw();
    }

    internal LiveScreen Send(Message message)
    {
        Messages.Add(message);
        Take(ExplorerUpdate.Apply(State, message, Sample.Start));
        Take(ExplorerUpdate.Settle(State));
        return this;
    }

    /// <summary>Lets the cursor rest and answers the read that follows.</summary>
    internal LiveScreen Answer()
    {
        if (Effects.LastOrDefault(static effect => effect is Effect.Rest or Effect.LoadValue) is Effect.Rest rest)
        {
            Send(new OperationMessage.Rested(rest.Generation));
        }

        if (Effects.OfType<Effect.LoadValue>().LastOrDefault() is { } load && State.Detail.Status == LoadStatus.Loading)
        {
            Send(new OperationMessage.ValueLoaded(load.Key, load.Generation, _pairs.FirstOrDefault(pair => pair.Key == load.Key)));
        }

        return Draw();
    }

    /// <summary>Puts a layer on top.</summary>
    internal LiveScreen Ask(Layer layer)
    {
        State = State with { Layers = State.Layers.Add(layer) };
        return Draw();
    }

    internal LiveScreen Draw()
    {
        var writes = Terminal.Writes.Count;
        _screen.Draw(State);
        Bytes = Terminal.Writes.Skip(writes).Sum(static write => write.Length);
        return this;
    }

    internal void AssertShows(string text) =>
        Assert.True(Text.Contains(text, StringComparison.Ordinal), $"'{text}' is not on the screen\n{Text}");

    internal void AssertHides(string text) =>
        Assert.False(Text.Contains(text, StringComparison.Ordinal), $"'{text}' is on the screen\n{Text}");

    internal T[] Sent<T>() => [.. Messages.OfType<T>()];

    private void Tell(WatchUpdate update) => Send(new KeyspaceMessage(update, State.Keyspace.Wanted));

    private void Take(Transition transition)
    {
        State = transition.State;
        Effects.AddRange(transition.Effects);
    }

    private sealed class Modes : ITerminalModes
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
