using KvTui.Core.Browse.Order;
using KvTui.Core.Tests.Values.Kubernetes;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse.Order;

/// <summary>Times to live and ages, which are found out while their columns are shown.</summary>
public sealed class FactsTests
{
    [Fact]
    public void Without_the_columns_nothing_is_asked_and_the_loop_is_not_woken()
    {
        var explorer = Leased();
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.AskLeases);
        Assert.Null(explorer.Pass(TimeSpan.FromMinutes(1)).State.NextWakeup());
    }

    [Fact]
    public void Leases_in_view_are_asked_at_once_and_then_every_five_seconds_after_their_answer()
    {
        var explorer = Leased().Do(Intent.ShowLease);
        Assert.Equal([0x123456L, 0xabcdef], explorer.Last<Effect.AskLeases>().Leases);
        explorer.AssertShows("…123456");
        Assert.Null(explorer.State.NextWakeup());
        Answer(explorer, new LeaseTime(0x123456, explorer.Now + TimeSpan.FromSeconds(75)));
        explorer.AssertShows(" 1 min");
        explorer.AssertShows("…abcdef");
        explorer.Pass(TimeSpan.FromSeconds(4));
        Assert.Single(explorer.Effects.OfType<Effect.AskLeases>());
        explorer.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, explorer.Effects.OfType<Effect.AskLeases>().Count());
        Answer(explorer, new(0x123456, explorer.Now + TimeSpan.FromSeconds(8)), new(0xabcdef, explorer.Now - TimeSpan.FromSeconds(1)));
        explorer.AssertShows("< 10 s");
        explorer.AssertShows("ended");
    }

    [Fact]
    public void Nobody_asks_while_nobody_looks_or_nothing_answers_or_no_key_in_view_has_a_lease()
    {
        var explorer = Leased().Send(new UserMessage.Attended(false));
        Assert.DoesNotContain(explorer.With(explorer.State with { Browse = explorer.State.Browse with { Columns = KeyColumns.Lease } }).Send(TickMessage.Instance).Effects, static effect => effect is Effect.AskLeases);
        Assert.DoesNotContain(TestExplorer.Live("a", "b").Do(Intent.ShowLease).Effects, static effect => effect is Effect.AskLeases);
        Assert.Null(TestExplorer.Live("a", "b").Do(Intent.ShowLease).State.NextWakeup());
        Assert.DoesNotContain(new TestExplorer().Do(Intent.ShowLease).Effects, static effect => effect is Effect.AskLeases);
    }

    [Fact]
    public void A_change_that_was_seen_has_an_age_that_grows_in_steps()
    {
        var explorer = Leased().Do(Intent.ShowAge);
        explorer.AssertHides("seen");
        explorer.PutElsewhere("a", "", 1001).AssertShows("seen now");
        explorer.Pass(TimeSpan.FromSeconds(25)).AssertShows("seen 20 s");
        explorer.Pass(TimeSpan.FromMinutes(4)).AssertShows("seen 3 min");
        Assert.True(explorer.State.NextWakeup() <= explorer.Now + TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void An_object_that_was_opened_tells_when_it_was_created()
    {
        var pod = EtcdKey.FromText("/registry/pods/default/web-0");
        var explorer = new TestExplorer().Listed([Sample.Pair("/registry/other", ""), Sample.Pair(pod, StoredObjects.Pod)]).GoTo("/registry/pods/default/web-0");
        var days = (int)(explorer.Now - new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero)).TotalDays;
        explorer.Do(Intent.ShowAge).AssertShows($" {days} d");
        explorer.GoTo("/registry/other").AssertShows($" {days} d");
        explorer.PutElsewhere("/registry/pods/default/web-0", "made anew", 1001).AssertHides($" {days} d");
    }

    private static TestExplorer Leased() => new TestExplorer()
        .Listed([Sample.Pair("a", "", 100), Sample.Pair("b", "", 101, lease: 0x123456), Sample.Pair("c", "", 102, lease: 0xabcdef), Sample.Pair("d", "", 103, lease: 0x123456)])
        .Send(new ClusterMessage(Sample.Healthy()));

    private static void Answer(TestExplorer explorer, params LeaseTime[] leases) => explorer.Send(new OperationMessage.LeasesAsked([.. leases]));
}
