using KvTui.App.State.Keyspace;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Tests.State.Keyspace;

public sealed class KeyIndexTests
{
    private static readonly int[] Bytes = [0, '/', 'a', 'b', 'c', 0xFF];

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 40)]
    [InlineData(3, 400)]
    [InlineData(4, 1500)]
    public void Random_batches_of_puts_and_deletes_do_what_they_do_to_a_sorted_dictionary(int seed, int batchSize)
    {
        var random = new Random(seed);
        var model = new SortedDictionary<EtcdKey, KeyEntry>();
        var index = KeyIndex.Empty;
        for (var batch = 0; batch < 30; batch++)
        {
            var changes = Enumerable.Range(0, random.Next(1, batchSize)).Select(i => RandomChange(random, (batch * 10_000) + i)).ToList();
            Apply(model, changes);
            index = index.Apply(changes);
            AssertSame(model, index, $"seed {seed}, batch {batch}");
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Ranks_and_ranges_count_as_a_sorted_list_does(int seed)
    {
        var random = new Random(seed);
        var index = KeyIndex.Empty.Apply([.. Enumerable.Range(0, 2000).Select(i => Put(RandomKey(random), i))]);
        var keys = Enumerable.Range(0, index.Count).Select(rank => index[rank].Key).ToList();
        for (var probe = 0; probe < 500; probe++)
        {
            var (start, end) = (RandomKey(random), RandomKey(random));
            var story = $"seed {seed}, probe {probe}: {start} to {end}";
            Assert.True(keys.Count(key => key < start) == index.RankOf(start), story);
            AssertRange(keys, index, KeyRange.Key(start), story);
            AssertRange(keys, index, KeyRange.Prefix(start), story);
            AssertRange(keys, index, KeyRange.From(start), story);
            AssertRange(keys, index, KeyRange.Between(start < end ? start : end, start < end ? end : start), story);
        }

        Assert.Equal((0, index.Count), index.Ranks(KeyRange.All));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Pages_appended_in_order_are_found_again(int pageSize)
    {
        var entries = Enumerable.Range(0, 3000).Select(i => Entry(EtcdKey.FromText($"/key/{i:D5}"), i)).ToArray();
        var index = KeyIndex.Empty;
        for (var start = 0; start < entries.Length; start += pageSize)
        {
            index = index.Append(entries.AsSpan(start, Math.Min(pageSize, entries.Length - start)));
        }

        Assert.Equal(entries, Enumerable.Range(0, index.Count).Select(rank => index[rank]));
        Assert.All(entries, entry => Assert.True(index.TryGet(entry.Key, out var found) && found == entry, entry.Key.ToString()));
        Assert.Same(index, index.Append([]));
    }

    [Fact]
    public void Older_versions_stay_as_they_were()
    {
        var random = new Random(7);
        var versions = new List<(KeyIndex Index, KeyEntry[] Entries)>();
        var index = KeyIndex.Empty;
        for (var batch = 0; batch < 20; batch++)
        {
            versions.Add((index, All(index)));
            index = index.Apply([.. Enumerable.Range(0, 300).Select(i => RandomChange(random, (batch * 1000) + i))]);
        }

        Assert.All(versions, version => Assert.Equal(version.Entries, All(version.Index)));
    }

    [Fact]
    public void A_batch_applies_its_changes_in_order()
    {
        var key = EtcdKey.FromText("a");
        var index = KeyIndex.Empty.Apply([Put(key, 1), new(key, null), Put(key, 3)]);
        Assert.Equal(3, index[0].ModRevision);
        Assert.Equal(0, index.Apply([Put(key, 4), new(key, null)]).Count);
    }

    [Fact]
    public void A_rank_that_is_not_there_is_refused()
    {
        var index = KeyIndex.Empty.Apply([Put(EtcdKey.FromText("a"), 1)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => index[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => index[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyIndex.Empty[0]);
    }

    private static void AssertSame(SortedDictionary<EtcdKey, KeyEntry> model, KeyIndex index, string story)
    {
        Assert.True(model.Count == index.Count, $"{story}: {index.Count} keys, not {model.Count}");
        var rank = 0;
        foreach (var (key, entry) in model)
        {
            Assert.True(index[rank] == entry, $"{story}: rank {rank} is {index[rank].Key}, not {key}");
            Assert.True(index.TryGet(key, out var found) && found == entry, $"{story}: {key} is not found");
            Assert.True(index.RankOf(key) == rank, $"{story}: the rank of {key} is {index.RankOf(key)}, not {rank}");
            rank++;
        }
    }

    private static void AssertRange(List<EtcdKey> keys, KeyIndex index, KeyRange range, string story)
    {
        var (first, end) = index.Ranks(range);
        Assert.True(keys.Count(range.Contains) == end - first, $"{story}: {range.Start} to {range.End} has ranks {first} to {end}");
        Assert.True(keys[first..end].TrueForAll(range.Contains), story);
    }

    private static void Apply(SortedDictionary<EtcdKey, KeyEntry> model, List<KeyChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Entry is { } entry)
            {
                model[change.Key] = entry;
            }
            else
            {
                model.Remove(change.Key);
            }
        }
    }

    private static KeyEntry[] All(KeyIndex index) => [.. Enumerable.Range(0, index.Count).Select(rank => index[rank])];

    private static KeyChange RandomChange(Random random, long revision) =>
        random.Next(3) == 0 ? new(RandomKey(random), null) : Put(RandomKey(random), revision);

    private static EtcdKey RandomKey(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => (byte)Bytes[random.Next(Bytes.Length)])]);

    private static KeyChange Put(EtcdKey key, long revision) => new(key, Entry(key, revision));

    private static KeyEntry Entry(EtcdKey key, long revision) => new(key, revision, revision, 1, 0, KeyEntry.UnknownSize);
}
