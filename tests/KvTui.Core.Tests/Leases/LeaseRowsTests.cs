using KvTui.Core.Leases;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Leases;

public sealed class LeaseRowsTests
{
    private static readonly LeaseFacts[] Three = [Lease(3, 5, 60, "/a"), Lease(1, 50, 60), Lease(2, 5, 90, "/b", "/c")];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Leases_that_end_first_come_first_and_equal_ones_by_their_id() =>
        Assert.Equal([2L, 3L, 1L], LeaseRows.Of(Three).Leases.Select(static lease => lease.Id));

    [Fact]
    public void The_sentence_counts_leases_keys_and_those_without_one()
    {
        Assert.Equal("no lease", LeaseRows.Of([]).Sentence());
        Assert.Equal("1 lease, without a key", LeaseRows.Of([Lease(1, 5, 60)]).Sentence());
        Assert.Equal("1 lease, 1 key", LeaseRows.Of([Lease(1, 5, 60, "/a")]).Sentence());
        Assert.Equal("3 leases, 3 keys; 1 lease has none", LeaseRows.Of(Three).Sentence());
        Assert.Equal("2 leases, 0 keys; 2 leases have none", LeaseRows.Of([Lease(1, 5, 60), Lease(2, 5, 60)]).Sentence());
    }

    [Fact]
    public async Task A_survey_asks_for_all_leases_and_leaves_out_those_that_have_ended()
    {
        var client = new FakeLeaseClient();
        client.Known.AddRange(Enumerable.Range(1, 20).Select(static id => Lease(id, id == 7 ? -1 : 30, 60)));
        var told = new List<(int Read, int All)>();

        var leases = await LeaseSurvey.ReadAsync(client, true, (read, all) => told.Add((read, all)), Cancelled);

        Assert.Equal(Enumerable.Range(1, 20).Except([7]).Select(static id => (long)id), leases.Select(static lease => lease.Id));
        Assert.Equal([(8, 20), (16, 20), (20, 20)], told);
    }

    [Theory]
    [InlineData(-1, "ended")]
    [InlineData(0, "< 10 s")]
    [InlineData(9, "< 10 s")]
    [InlineData(59, "45 s")]
    [InlineData(3599, "45 min")]
    [InlineData(7200, "2 h")]
    public void What_a_lease_has_to_live_changes_in_steps(int seconds, string text) => Assert.Equal(text, Quantities.TimeLeft(TimeSpan.FromSeconds(seconds)));

    private static LeaseFacts Lease(long id, int left, int granted, params string[] keys) =>
        new(id, TimeSpan.FromSeconds(left), TimeSpan.FromSeconds(granted), [.. keys.Select(EtcdKey.FromText)]);
}
