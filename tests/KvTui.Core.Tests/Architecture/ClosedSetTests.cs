using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Kv;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Architecture;

/// <summary>Each kind of what is handed on through the explorer arrives where it is handled, which throws if it does not know it.</summary>
public sealed class ClosedSetTests
{
    [Fact]
    public void Every_kind_of_message_is_handled_by_the_update()
    {
        var messages = Examples.Of(typeof(Message));
        Assert.Equal(Examples.Kinds(typeof(Message)).Count(), messages.Select(static message => message.GetType()).Distinct().Count());
        Assert.All(messages, static message =>
        {
            new TestExplorer().Send((Message)message);
            TestExplorer.Live("a").Send((Message)message);
        });
    }

    /// <summary>Of what the runner leaves to the screen only the text is looked at: a screen needs a terminal.</summary>
    [Fact]
    public async Task Every_kind_of_effect_is_run()
    {
        var effects = Examples.Of(typeof(Effect));
        Assert.NotEmpty(effects);
        var outside = new Outside();
        var client = new FakeEtcdClient { FakeKv = { OnPages = static (_, _, _) => AsyncEnumerable.Empty<RangePage>() } };
        await using var runner = new EffectRunner(client, new Mailbox(), new ManualTimeProvider(), outside, outside);
        Assert.All(effects, effect => runner.Start((Effect)effect));
        var screens = SourceFile.Below("KvTui.Tui/Bridge").Where(static file => file.Name is "ExplorerScreen" or "StockScreen").ToList();
        Assert.Equal(2, screens.Count);
        Assert.All(screens, screen => Assert.All(
            outside.Started, effect => Assert.Contains($"case Effect.{effect.GetType().Name}", screen.Text, StringComparison.Ordinal)));
    }

    private sealed class Outside : ITerminalEffects, IServiceControl
    {
        public List<Effect> Started { get; } = [];

        public void Start(Effect effect) => Started.Add(effect);

        public void Refresh()
        {
        }

        public void Follow(WatchScope scope)
        {
        }

        public void HoldListing(bool held)
        {
        }

        public void Attend(bool attended)
        {
        }

        public void FollowCalls(bool following)
        {
        }
    }
}
