using KvTui.Core.Values;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Values;

/// <summary>A value that could not be read is read again when the cause is gone, and when one asks.</summary>
public sealed class RereadTests
{
    [Fact]
    public void When_the_members_are_back_the_value_that_could_not_be_read_is_read_again()
    {
        var explorer = Unread();
        explorer.Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(1, 1, 1000, 7)));
        AssertRead(explorer);
    }

    [Fact]
    public void When_another_member_answers_or_a_leader_is_elected_it_is_read_again()
    {
        var alone = Sample.Report(Sample.Member(1), Sample.SilentMember(2, Sample.Silent), Sample.SilentMember(3, Sample.Silent));
        var explorer = Unread().Send(new ClusterMessage(alone)).Answer();
        explorer = Failed(explorer);
        AssertRead(explorer.Send(new ClusterMessage(Sample.Healthy())));
    }

    [Fact]
    public void A_report_that_says_nothing_new_asks_for_nothing()
    {
        var explorer = Failed(TestExplorer.Live("a", "b").Send(new ClusterMessage(Sample.Healthy())).Press("down"));
        explorer.Effects.Clear();
        explorer.Send(new ClusterMessage(Sample.Healthy()));
        Assert.Empty(explorer.Effects);
        Assert.Equal(LoadStatus.Failed, explorer.State.Detail.Status);
    }

    [Fact]
    public void When_rights_are_granted_it_is_read_again()
    {
        var explorer = AccessSample.As(AccessRights.Of("bob", [AccessSample.Grant("/app/")]), "/app/a", "/app/b").Press("down down");
        explorer = Failed(explorer, new(EtcdErrorKind.PermissionDenied, "bob may not read /app/b."));
        AssertRead(explorer.Send(new AccessMessage(AccessRights.Of("bob", [AccessSample.Grant("/app/", writes: true)]))), "/app/b");
    }

    [Fact]
    public void R_reads_it_again_whatever_came_of_it()
    {
        AssertRead(Failed(TestExplorer.Live("a", "b").Press("down")).Press("r"));
        var cancelled = TestExplorer.Live("a", "b").Press("down").Send(new OperationMessage.Rested(2)).Press("ctrl+c");
        AssertRead(cancelled.Press("r"));
        var loaded = TestExplorer.Live("a", "b").GoTo("b");
        loaded.Effects.Clear();
        AssertRead(loaded.Press("r"));
    }

    [Fact]
    public void R_does_not_give_up_a_value_while_nobody_can_be_asked()
    {
        var explorer = TestExplorer.Live("a", "b").Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1)));
        explorer.Effects.Clear();
        explorer.Press("r");
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.LoadValue);
        Assert.Equal(LoadStatus.Loaded, explorer.State.Detail.Status);
    }

    [Fact]
    public void R_on_a_prefix_reads_no_value()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").Press("r");
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.LoadValue);
    }

    [Fact]
    public void An_edit_that_cannot_begin_says_why()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down e");
        var load = explorer.Last<Effect.LoadValue>();
        var missing = explorer.Copy().Send(new OperationMessage.ValueLoaded(load.Key, load.Generation, null));
        Assert.Equal("b no longer exists; there is nothing to edit.", missing.Notice);
        explorer.Send(new OperationMessage.ValueFailed(load.Key, load.Generation, Sample.Lost));
        Assert.StartsWith("b cannot be edited, as it could not be read: ", explorer.Notice, StringComparison.Ordinal);
    }

    /// <summary>All members went away, and then another key was selected.</summary>
    private static TestExplorer Unread() =>
        Failed(TestExplorer.Live("a", "b").Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1))).Press("down"));

    private static TestExplorer Failed(TestExplorer explorer, EtcdException? error = null)
    {
        explorer.Send(new OperationMessage.Rested(explorer.State.Detail.Generation));
        var load = explorer.Last<Effect.LoadValue>();
        explorer.Send(new OperationMessage.ValueFailed(load.Key, load.Generation, error ?? Sample.Refused));
        Assert.Equal(LoadStatus.Failed, explorer.State.Detail.Status);
        explorer.Effects.Clear();
        return explorer;
    }

    private static void AssertRead(TestExplorer explorer, string key = "b")
    {
        Assert.Equal(key, explorer.Last<Effect.LoadValue>().Key.ToString());
        explorer.Answer();
        Assert.Equal((LoadStatus.Loaded, null), (explorer.State.Detail.Status, explorer.State.Detail.Error));
    }
}
