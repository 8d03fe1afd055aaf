using KvTui.Core.Leases;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Leases;

public sealed class HeldLockTests
{
    private const long Lease = 0x694d77aa9e38260f;

    [Fact]
    public void Who_came_first_holds_the_lock_and_the_others_wait_in_order()
    {
        var queue = Assert.Single(HeldLock.Of([Key("/locks/job/30", 0x30, 9), Key("/locks/job/10", 0x10, 12), Key("/locks/job/20", 0x20, 7)]));

        Assert.Equal("/locks/job/", queue.Name.ToString());
        Assert.Equal([0x20L, 0x30, 0x10], queue.Holders.Select(static holder => holder.Lease));
        Assert.False(queue.IsElection);
    }

    [Fact]
    public void An_election_is_a_queue_whose_candidates_say_something_of_themselves()
    {
        var queues = HeldLock.Of([Key("/b/10", 0x10, 2, "node1"), Key("/a/11", 0x11, 3)]);

        Assert.Equal(["/a/", "/b/"], queues.Select(static queue => queue.Name.ToString()));
        Assert.Equal([false, true], queues.Select(static queue => queue.IsElection));
    }

    [Theory]
    [InlineData("/locks/job/694d77aa9e38260f", true)]
    [InlineData("/694d77aa9e38260f", true)]
    [InlineData("/locks/job/694D77AA9E38260F", false)]
    [InlineData("/locks/job/x694d77aa9e38260f", false)]
    [InlineData("/locks/job/694d77aa9e38260e", false)]
    [InlineData("694d77aa9e38260f", false)]
    [InlineData("", false)]
    public void A_place_in_a_queue_is_a_key_that_ends_with_its_own_lease(string key, bool isTicket)
    {
        // "/" alone names a queue too: etcd takes any name.
        var isOne = HeldLock.IsTicket(EtcdKey.FromText(key).Span, Lease, out var length);

        Assert.Equal(isTicket, isOne);
        Assert.True(!isOne || key[..length].EndsWith('/'));
    }

    [Fact]
    public void Keys_without_a_lease_are_in_no_queue() => Assert.Empty(HeldLock.Of([Key("/locks/job/0", 0, 9), Key("/plain", 5, 2)]));

    private static KeyValue Key(string key, long lease, long created, string value = "") =>
        new(EtcdKey.FromText(key), EtcdKey.FromText(value).Memory, created, created, 1, lease);
}
