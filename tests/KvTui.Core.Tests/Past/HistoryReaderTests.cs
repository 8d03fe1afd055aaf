using KvTui.Core.Past.Running;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Past;

/// <summary>The revisions of a key, found by single reads.</summary>
public sealed class HistoryReaderTests
{
    private readonly FakeHistory _history = new();

    [Fact]
    public async Task Revisions_come_newest_first_over_deletions()
    {
        _history.Put("k", "1");
        _history.Put("k", "2");
        _history.Delete("k");
        _history.PutOthers(1);
        _history.Put("k", "3");

        var (lines, end) = await ReadAsync();

        Assert.Equal(["r6 created 3", "r4 deleted ", "r3 changed 2", "r2 created 1"], lines);
        Assert.Equal("It did not exist earlier, as far back as r1.", end);
    }

    [Fact]
    public async Task Of_a_key_that_is_gone_its_deletion_comes_first()
    {
        _history.Put("k", "1");
        _history.Delete("k");
        _history.PutOthers(10);

        Assert.Equal(["r3 deleted ", "r2 created 1"], (await ReadAsync()).Lines);
    }

    [Fact]
    public async Task A_thousand_revisions_are_read_back_to_where_they_are_compacted()
    {
        for (var value = 1; value <= 1000; value++)
        {
            _history.Put("k", $"{value}");
        }

        _history.Compact(500);
        var (lines, end) = await ReadAsync();

        Assert.Equal((502, "r1001 changed 1000", "r500 changed 499"), (lines.Length, lines[0], lines[^1]));
        Assert.Equal("What is earlier is compacted: r500 is the oldest revision that can be read.", end);
    }

    [Fact]
    public async Task What_was_changed_before_the_oldest_revision_is_still_there_and_can_be_read_by_a_later_one()
    {
        _history.Put("k", "1");
        _history.PutOthers(100);
        _history.Compact(50);
        var reader = new HistoryReader(_history.Client, new ManualTimeProvider(), EtcdKey.FromText("k"));

        var cancelled = TestContext.Current.CancellationToken;
        var only = Assert.Single(await reader.ReadAsync(cancelled).ToListAsync(cancelled));

        Assert.Equal((2L, 102L), (only.Revision, only.ReadAt));
    }

    [Fact]
    public async Task A_deletion_long_ago_is_found_exactly_by_few_requests()
    {
        _history.Put("k", "1");
        _history.PutOthers(5000);
        var deleted = _history.Delete("k");
        _history.PutOthers(5000);

        Assert.Equal([$"r{deleted} deleted ", "r2 created 1"], (await ReadAsync()).Lines);
        Assert.InRange(_history.Client.FakeKv.Txns.Count, 1, 40);
        Assert.All(_history.Client.FakeKv.Txns, static txn => Assert.InRange(txn.Success.Count, 1, 64));
    }

    [Fact]
    public async Task Where_not_each_revision_was_looked_at_it_is_said()
    {
        _history.PutOthers(5000);

        var (lines, end) = await ReadAsync();

        Assert.Empty(lines);
        Assert.Equal("It was not found earlier, at some revisions from r1 to r5001; what existed shortly between them is not seen.", end);
    }

    [Fact]
    public async Task Beyond_so_many_bytes_revisions_come_without_their_values()
    {
        _history.Put("k", "1234567890");
        _history.Put("k", "1234567890");
        _history.Put("k", "1234567890");

        Assert.Equal(["r4 changed 1234567890", "r3 changed 1234567890", "r2 created ?"], (await ReadAsync(mostBytes: 15)).Lines);
    }

    private async Task<(string[] Lines, string End)> ReadAsync(long mostBytes = HistoryReader.DefaultBytes)
    {
        var reader = new HistoryReader(_history.Client, new ManualTimeProvider(), EtcdKey.FromText("k"), mostBytes);
        var lines = new List<string>();
        await foreach (var revision in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var value = revision.Pair is not { } pair ? "" : revision.HasValue ? new EtcdKey(pair.Value.ToArray()).ToString() : "?";
            lines.Add($"r{revision.Revision} {revision.Word} {value}");
        }

        return ([.. lines], reader.End);
    }
}
