using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Writes;

/// <summary>The question before a key is deleted names its lease, which a listing of etcd 3.7 does not tell.</summary>
public sealed class DeleteLeaseTests
{
    private const long Lease = 0x694d;

    [Fact]
    public void A_lease_that_was_listed_is_named_in_sixteen_digits()
    {
        Listing(Lease).Press("d").AssertSays("r100, version 1, lease 000000000000694d");
    }

    [Fact]
    public void That_a_key_has_no_lease_is_said_by_saying_nothing()
    {
        var explorer = Listing(0).Press("d");
        explorer.AssertSays("r100, version 1\n");
        explorer.AssertSaysNot("lease unknown");
    }

    [Fact]
    public void A_lease_that_was_not_told_is_called_unknown_and_read_and_the_open_question_names_it_then()
    {
        var explorer = Listing(KeyLease.Unknown).Press("d");
        explorer.AssertSays("r100, version 1, lease unknown");
        var load = explorer.Effects.OfType<Effect.LoadValue>().Last();
        Assert.Equal(("leased", explorer.State.Detail.Generation), (load.Key.ToString(), load.Generation));

        explorer.Send(new OperationMessage.ValueLoaded(load.Key, load.Generation, Sample.Pair("leased", "value", lease: Lease)));
        explorer.AssertSays("r100, version 1, lease 000000000000694d");
        explorer.Press("tab enter");
        var shown = Assert.IsType<WriteRequest.Delete>(explorer.LastWrite()).Shown;
        Assert.Equal(("leased", 100L), (shown.Key.ToString(), shown.ModRevision));
    }

    [Fact]
    public void A_lease_that_cannot_be_read_stays_unknown()
    {
        var explorer = Listing(KeyLease.Unknown).Press("d");
        explorer.Send(new OperationMessage.ValueFailed(EtcdKey.FromText("leased"), explorer.State.Detail.Generation, Sample.Refused));
        explorer.AssertSays("r100, version 1, lease unknown");
    }

    [Fact]
    public void A_value_of_another_revision_says_nothing_of_the_lease()
    {
        var explorer = Listing(KeyLease.Unknown).Press("d");
        explorer.Send(new OperationMessage.ValueLoaded(EtcdKey.FromText("leased"), explorer.State.Detail.Generation, Sample.Pair("leased", "newer", revision: 101, lease: Lease)));
        explorer.AssertSays("r100, version 1, lease unknown");
    }

    [Fact]
    public void A_value_in_the_pane_tells_its_lease_without_another_read()
    {
        var explorer = Listing(KeyLease.Unknown);
        explorer.Send(new OperationMessage.ValueLoaded(EtcdKey.FromText("leased"), explorer.State.Detail.Generation, Sample.Pair("leased", "value", lease: Lease)));
        Assert.Equal(Lease, explorer.State.Detail.Value!.Lease.Id);
        var reads = explorer.Effects.OfType<Effect.LoadValue>().Count();
        explorer.Press("d").AssertSays("r100, version 1, lease 000000000000694d");
        Assert.Equal(reads, explorer.Effects.OfType<Effect.LoadValue>().Count());
    }

    private static TestExplorer Listing(KeyLease lease)
    {
        var explorer = TestExplorer.Live();
        explorer.Mirror(new WatchUpdate.Listing(1001, 1, "a test"));
        explorer.Mirror(new WatchUpdate.Page(1001, Sample.Page(Sample.Pair("leased", "") with { Lease = lease })));
        explorer.Mirror(new WatchUpdate.Listed(1001));
        return explorer;
    }
}
