using KvTui.Core.Values;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Explorer.Dispatch;

public sealed class NextWakeupTests
{
    [Fact]
    public void Nothing_wakes_a_screen_that_is_live_and_idle()
    {
        var explorer = TestExplorer.Live("a", "b").Send(new ClusterMessage(Sample.Healthy()));
        explorer.AssertThat(explorer.State.NextWakeup() is null);
    }

    [Fact]
    public void A_notice_wakes_the_screen_when_its_time_is_over()
    {
        var explorer = TestExplorer.Live("a").Press("f2");
        Assert.Equal(explorer.State.Notice!.Until, explorer.State.NextWakeup());
        explorer.Pass(TimeSpan.FromSeconds(4));
        Assert.Null(explorer.State.Notice);
        Assert.Null(explorer.State.NextWakeup());
    }

    [Fact]
    public void A_connection_that_is_not_live_is_aged_every_second()
    {
        var explorer = new TestExplorer();
        Assert.Equal(explorer.Now + TimeSpan.FromSeconds(1), explorer.State.NextWakeup());
        explorer.Listed("a").Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(3)));
        Assert.Equal(explorer.Now + TimeSpan.FromSeconds(1), explorer.State.NextWakeup());
    }

    [Fact]
    public void A_member_that_does_not_answer_is_aged_every_second()
    {
        var report = ClusterAssessment.Assess([Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Silent)], null);
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(report));
        Assert.Equal(explorer.Now + TimeSpan.FromSeconds(1), explorer.State.NextWakeup());
    }

    [Fact]
    public void A_value_that_loads_is_announced_after_a_while_and_aged_from_then_on()
    {
        var explorer = TestExplorer.Live("a", "b").Press("2 o ctrl+u").Type("b").Press("enter 2");
        explorer.Press("e");
        Assert.Equal(LoadStatus.Loading, explorer.State.Detail.Status);
        Assert.Equal(explorer.Now + DetailState.Patience, explorer.State.NextWakeup());
        explorer.Pass(DetailState.Patience);
        explorer.AssertShows("loading for 0 s");
        explorer.Pass(TimeSpan.FromSeconds(1)).Pass(TimeSpan.FromSeconds(1));
        explorer.AssertShows("loading for 2 s");
        explorer.Answer();
        Assert.Null(explorer.State.NextWakeup());
    }
}
