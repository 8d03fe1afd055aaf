using KvTui.Core.Browse.Rows;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Tests.Explorer.Keyboard;
using KvTui.Core.Values;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Screens;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Explorer;

/// <summary>The explorer without a terminal, a cluster or a clock: messages go in as the loop would hand them over, state and effects come out.</summary>
internal sealed class TestExplorer
{
    private readonly TerminalCapabilities _capabilities;
    private TypedKeys _keys = new();

    public TestExplorer(Size? size = null, ExplorerSettings? settings = null, TerminalCapabilities? capabilities = null)
    {
        _capabilities = capabilities ?? TerminalCapabilities.Modern;
        State = ExplorerState.AtStart(size ?? new(80, 24), settings ?? Sample.Settings, Sample.Start);
        Settle();
    }

    private TestExplorer(TestExplorer other)
    {
        (_capabilities, _keys, State, Now) = (other._capabilities, other._keys, other.State, other.Now);
        Effects.AddRange(other.Effects);
        foreach (var (key, pair) in other.Store)
        {
            Store[key] = pair;
        }
    }

    /// <summary>What the terminal can do that shows it.</summary>
    public TerminalCapabilities Capabilities => _capabilities;

    public ExplorerState State { get; private set; }

    public DateTimeOffset Now { get; private set; } = Sample.Start;

    /// <summary>All effects so far, oldest first.</summary>
    public List<Effect> Effects { get; } = [];

    /// <summary>What the cluster holds: the answers to <see cref="Answer"/>.</summary>
    public Dictionary<EtcdKey, KeyValue> Store { get; } = [];

    public string? Notice => State.Notice?.Text;

    /// <summary>The path of the row under the cursor.</summary>
    public string Cursor => State.Browse.Current is { } row ? row.Path.ToString() : "";

    public string[] Rows => [.. Enumerable.Range(0, State.Browse.Rows.Count).Select(i => Describe(State.Browse.Rows[i]))];

    /// <summary>The screen as a person sees it, for assertions and failure texts.</summary>
    public string Screen => Terminal().ScreenText;

    /// <summary>Another explorer in the same state, which goes its own way from here.</summary>
    public TestExplorer Copy() => new(this);

    /// <summary>This explorer in another state.</summary>
    public TestExplorer With(ExplorerState state)
    {
        State = state;
        _keys = _keys.Show(State);
        return this;
    }

    /// <summary>A state that has listed these keys, each with its name as its value, and is live.</summary>
    public static TestExplorer Live(params string[] keys) => new TestExplorer().Listed(keys);

    public TestExplorer Send(Message message)
    {
        Take(ExplorerUpdate.Apply(State, message, Now));
        Settle();
        return this;
    }

    public TestExplorer Mirror(WatchUpdate update) => Send(new KeyspaceMessage(update, State.Keyspace.Wanted));

    /// <summary>Lists these keys as the mirror does, at revision 1000, and goes live.</summary>
    public TestExplorer Listed(params string[] keys) => Listed([.. keys.Order(StringComparer.Ordinal).Select((key, i) => Sample.Pair(key, key, 100 + i))]);

    public TestExplorer Listed(IReadOnlyList<KeyValue> pairs, long revision = 1000)
    {
        Store.Clear();
        foreach (var pair in pairs)
        {
            Store[pair.Key] = pair;
        }

        Mirror(new WatchUpdate.Listing(revision, pairs.Count, null));
        Mirror(new WatchUpdate.Page(revision, Sample.Page(pairs)));
        Mirror(new WatchUpdate.Listed(revision));
        Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(1, 1, revision, 7)));
        return Answer();
    }

    /// <summary>Presses keys by their names, with blanks between them.</summary>
    public TestExplorer Press(string keys)
    {
        foreach (var key in KeyName.ParseList(keys))
        {
            Do(_keys.Press(State, KeyName.Of(key)));
        }

        return this;
    }

    /// <summary>Types a text, one key press a character.</summary>
    public TestExplorer Type(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            Do(_keys.Press(State, rune.Value == ' ' ? "space" : rune.ToString()));
        }

        return this;
    }

    /// <summary>Pastes a text into the field of the topmost layer, or into the editor.</summary>
    public TestExplorer Paste(string text)
    {
        Do(_keys.Paste(State, text));
        return this;
    }

    /// <summary>Asks for something, as an entry of a menu does.</summary>
    public TestExplorer Do(Intent intent) => Send(new UserMessage.Command(intent));

    public TestExplorer Resize(int width, int height) => Send(new UserMessage.Resized(new(width, height)));

    /// <summary>Lets time pass, and the tick come that the state asked for in it.</summary>
    public TestExplorer Pass(TimeSpan time)
    {
        Now += time;
        return State.NextWakeup() <= Now ? Send(TickMessage.Instance) : this;
    }

    /// <summary>Lets the cursor rest and answers the read that follows, from <see cref="Store"/>.</summary>
    public TestExplorer Answer()
    {
        if (Effects.LastOrDefault(effect => effect is Effect.Rest or Effect.LoadValue) is Effect.Rest rest)
        {
            Send(new OperationMessage.Rested(rest.Generation));
        }

        return State.Detail.Status == LoadStatus.Loading && Effects.OfType<Effect.LoadValue>().LastOrDefault() is { } load
            ? Send(new OperationMessage.ValueLoaded(load.Key, load.Generation, Store.GetValueOrDefault(load.Key)))
            : this;
    }

    /// <summary>Goes to a key and answers the reads on the way.</summary>
    public TestExplorer GoTo(string key) => Press("o ctrl+u").Type(key).Press("enter").Answer();

    /// <summary>A put by somebody else, as the watch reports it.</summary>
    public TestExplorer PutElsewhere(string key, string value, long revision)
    {
        var pair = Sample.Pair(key, value, revision);
        Store[pair.Key] = pair;
        return Mirror(new WatchUpdate.Events(revision, [new(WatchEventKind.Put, pair, null)]));
    }

    /// <summary>A deletion by somebody else, as the watch reports it.</summary>
    public TestExplorer DeletedElsewhere(string key, long revision)
    {
        Store.Remove(EtcdKey.FromText(key));
        var pair = new KeyValue(EtcdKey.FromText(key), default, 0, revision, 0, 0);
        return Mirror(new WatchUpdate.Events(revision, [new(WatchEventKind.Delete, pair, null)]));
    }

    /// <summary>The last effect of a type; fails with the screen if there is none.</summary>
    public T Last<T>()
        where T : Effect
    {
        var found = Effects.OfType<T>().LastOrDefault();
        AssertThat(found is not null, $"no {typeof(T).Name} was asked for");
        return found!;
    }

    /// <summary>The write that was asked for last.</summary>
    public WriteRequest LastWrite() => Last<Effect.Write>().Request;

    /// <summary>The outcome of the write that was asked for last.</summary>
    public TestExplorer WriteEnds(WriteOutcome outcome) => Send(new OperationMessage.WriteEnded(LastWrite(), outcome));

    /// <summary>Asserts that something is so; only if it is not, the screen is drawn, for the failure's text.</summary>
    public void AssertThat(bool? isSo, string story = "It is not so.")
    {
        if (isSo != true)
        {
            Assert.Fail($"{story}\n{Screen}");
        }
    }

    public void AssertShows(string text) => Assert.True(Screen.Contains(text, StringComparison.Ordinal), $"'{text}' is not on the screen\n{Screen}");

    public void AssertHides(string text) => Assert.False(Screen.Contains(text, StringComparison.Ordinal), $"'{text}' is on the screen\n{Screen}");

    /// <summary>Asserts that the topmost layer says something, wherever a screen would break or cut it.</summary>
    public void AssertSays(string text) => Assert.Contains(text, LayerText.Of(State), StringComparison.Ordinal);

    public void AssertSaysNot(string text) => Assert.DoesNotContain(text, LayerText.Of(State), StringComparison.Ordinal);

    /// <summary>The top layer, which must be of a type.</summary>
    public T Top<T>()
        where T : Layer
    {
        AssertThat(State.TopLayer is T, $"the top layer is {State.TopLayer?.GetType().Name ?? "none"}, not {typeof(T).Name}");
        return (T)State.TopLayer!;
    }

    /// <summary>A terminal that shows the state.</summary>
    public VirtualTerminal Terminal() => Picture.Of(State, _capabilities);

    private static string Describe(KeyRow row) =>
        new string(' ', row.Depth * 2) + (row.IsGone ? "x " : row.Kind == RowKind.Prefix ? (row.Expanded ? "- " : "+ ") : "") + row.Path;

    private void Do((TypedKeys Next, UserMessage? Message) typed)
    {
        _keys = typed.Next;
        if (typed.Message is { } message)
        {
            Send(message);
        }
    }

    private void Settle() => Take(ExplorerUpdate.Settle(State));

    private void Take(Transition transition)
    {
        State = transition.State;
        Effects.AddRange(transition.Effects);
        _keys = _keys.Show(State);
    }
}
