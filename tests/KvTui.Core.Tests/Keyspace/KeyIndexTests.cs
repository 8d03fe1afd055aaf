using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Keyspace;

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
        var model = new IndexModel();
        var index = KeyIndex.Empty;
        for (var batch = 0; batch < 30; batch++)
        {
            var changes = Enumerable.Range(0, random.Next(1, batchSize)).Select(i => IndexModel.RandomChange(random, (batch * 10_000) + i)).ToList();
            model.Apply(changes);
            index = index.Apply(changes);
            model.AssertSame(index, $"seed {seed}, batch {batch}");
        }

        model.AssertSame(index.Apply([new(new([1, 2, 3]), null)]), "a key deleted that is not there");
        Assert.Equal(0, index.Apply([.. model.Entries.Keys.Select(key => new KeyChange(key, null))]).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_large_index_changes_as_a_sorted_dictionary_does(int seed)
    {
        var random = new Random(seed);
        var model = new IndexModel();
        model.Apply(Enumerable.Range(0, 60_000).Select(i => Put(EtcdKey.FromText($"/bench/{i / 50:D6}/key-{i:D16}"), i)));
        var index = KeyIndex.Empty.Append([.. model.Entries.Values]);
        for (var batch = 0; batch < 2; batch++)
        {
            var spread = Enumerable.Range(0, 3000).Select(i => IndexModel.RandomChange(random, i));
            var gone = model.Entries.Keys.Where(key => random.Next(3) == 0).Select(key => new KeyChange(key, null));
            List<KeyChange> changes = [.. spread, .. gone];
            model.Apply(changes);
            index = index.Apply(changes);
            model.AssertSame(index, $"seed {seed}, batch {batch}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_range_is_replaced_by_the_keys_of_another_index(int seed)
    {
        var random = new Random(seed);
        var model = new IndexModel();
        var index = KeyIndex.Empty;
        for (var round = 0; round < 30; round++)
        {
            var (one, other) = (IndexModel.RandomKey(random), IndexModel.RandomKey(random));
            var range = random.Next(4) switch
            {
                0 => KeyRange.Prefix(one),
                1 => KeyRange.From(one),
                _ => KeyRange.Between(one < other ? one : other, one < other ? other : one),
            };
            var with = new IndexModel();
            var keys = Enumerable.Range(0, random.Next(2) == 0 ? 5 : 3000).Select(_ => IndexModel.RandomKey(random)).Where(range.Contains);
            with.Apply(keys.Select(key => new KeyChange(key, IndexModel.Entry(key, random, round))));
            var before = index;
            index = index.Replace(range, KeyIndex.Empty.Append([.. with.Entries.Values]));
            if (round % 5 == 0)
            {
                model.AssertSame(before, $"seed {seed}, round {round}, the index before");
            }

            model.Apply([.. model.Entries.Keys.Where(range.Contains).Select(key => new KeyChange(key, null))]);
            model.Apply(with.Entries.Values.Select(entry => new KeyChange(entry.Key, entry)));
            model.AssertSame(index, $"seed {seed}, round {round}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_difference_to_an_earlier_version_leads_from_it_to_this_one(int seed)
    {
        var random = new Random(seed);
        var model = new IndexModel();
        var versions = new List<(KeyIndex Index, KeyEntry[] Entries)> { (KeyIndex.Empty, []) };
        for (var batch = 0; batch < 8; batch++)
        {
            var changes = Enumerable.Range(0, random.Next(4) == 0 ? 4000 : random.Next(1, 30)).Select(i => IndexModel.RandomChange(random, (batch * 10_000) + i)).ToList();
            model.Apply(changes);
            versions.Add((versions[^1].Index.Apply(changes), [.. model.Entries.Values]));
        }

        foreach (var (earlier, old) in versions)
        {
            var difference = versions[^1].Index.Since(earlier, 100_000);
            var same = old.ToHashSet();
            var expected = new SortedDictionary<EtcdKey, KeyChange>(old.ToDictionary(entry => entry.Key, entry => new KeyChange(entry.Key, null)));
            foreach (var entry in model.Entries.Values)
            {
                if (!expected.Remove(entry.Key) || !same.Contains(entry))
                {
                    expected[entry.Key] = new(entry.Key, entry);
                }
            }

            Assert.True(difference.IsComplete);
            Assert.Equal(expected.Values, difference.Changes);
            Assert.Equal(expected.Count == 0 ? EtcdKey.Empty : expected.Keys.First(), difference.First);
            model.AssertSame(earlier.Apply(difference.Changes), $"seed {seed}");
        }
    }

    [Fact]
    public void A_difference_that_is_larger_than_asked_for_says_so()
    {
        var index = KeyIndex.Empty.Append([.. Enumerable.Range(0, 5000).Select(i => Entry(EtcdKey.FromText($"{i:D5}"), i))]);
        var difference = index.Since(KeyIndex.Empty.Append([index[0], index[1]]), 100);
        Assert.False(difference.IsComplete);
        Assert.Equal("00002", difference.First.ToString());
        Assert.True(index.Since(index, 0).IsComplete);
    }

    [Fact]
    public void An_index_is_appended_to_another_only_if_its_keys_are_behind_those()
    {
        var (low, high) = (KeyIndex.Empty.Append([Entry(EtcdKey.FromText("a"), 1)]), KeyIndex.Empty.Append([Entry(EtcdKey.FromText("b"), 1)]));
        Assert.Equal(All(low).Concat(All(high)), All(low.Append(high)));
        Assert.Same(low, low.Append(KeyIndex.Empty));
        Assert.Same(low, KeyIndex.Empty.Append(low));
        Assert.Throws<ArgumentException>(() => high.Append(low));
    }

    [Fact]
    public void Keys_outside_the_range_replace_nothing()
    {
        var index = KeyIndex.Empty.Apply([Put(EtcdKey.FromText("a"), 1), Put(EtcdKey.FromText("b"), 1)]);
        Assert.Throws<ArgumentException>(() => index.Replace(KeyRange.From(EtcdKey.FromText("b")), index));
    }

    [Fact]
    public void A_builder_goes_on_where_an_index_ends_and_changes_no_index_it_gave()
    {
        var random = new Random(11);
        var (model, given) = (new IndexModel(), new List<(KeyIndex Index, int Count)>());
        for (var i = 0; i < 20_000; i++)
        {
            model.Apply([IndexModel.RandomChange(random, i) is var change && change.Entry is null ? Put(change.Key, i) : change]);
        }

        var builder = new KeyIndexBuilder();
        foreach (var entry in model.Entries.Values)
        {
            builder.Append(entry.Key.Span, entry.CreateRevision, entry.ModRevision, entry.Version, entry.Lease, entry.Size);
            if (random.Next(700) == 0)
            {
                given.Add((builder.ToIndex(), builder.Count));
                builder = random.Next(2) == 0 ? given[^1].Index.ToBuilder() : builder;
            }
        }

        model.AssertSame(builder.ToIndex(), "the whole");
        var all = model.Entries.Values.ToArray();
        Assert.All(given, part => Assert.Equal(all[..part.Count], All(part.Index)));
        Assert.Throws<ArgumentException>(() => builder.Append(all[^1]));
        Assert.Throws<ArgumentException>(() => builder.ToIndex().Append([all[0]]));
    }

    [Fact]
    public void A_cursor_walks_any_part()
    {
        var model = new IndexModel();
        model.Apply(Enumerable.Range(0, 3000).Select(i => Put(EtcdKey.FromText($"/key/{i:D5}"), i)));
        var index = KeyIndex.Empty.Append([.. model.Entries.Values]);
        foreach (var (first, end) in new[] { (0, 0), (0, 1), (7, 600), (239, 241), (255, 256), (1000, 3000), (2999, 3000), (2999, 9999), (-5, 3) })
        {
            var (cursor, seen) = (index.Walk(first, end), new List<int>());
            while (cursor.MoveNext())
            {
                Assert.Equal((model.Entries.Keys.ElementAt(cursor.Rank), cursor.Rank), (new EtcdKey(cursor.Key.ToArray()), (int)cursor.ModRevision));
                seen.Add(cursor.Rank);
            }

            Assert.Equal(Enumerable.Range(0, 3000).Where(rank => rank >= first && rank < end), seen);
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

    private static void AssertRange(List<EtcdKey> keys, KeyIndex index, KeyRange range, string story)
    {
        var (first, end) = index.Ranks(range);
        Assert.True(keys.Count(range.Contains) == end - first, $"{story}: {range.Start} to {range.End} has ranks {first} to {end}");
        Assert.True(keys[first..end].TrueForAll(range.Contains), story);
    }

    private static KeyEntry[] All(KeyIndex index) => [.. Enumerable.Range(0, index.Count).Select(rank => index[rank])];

    private static KeyChange RandomChange(Random random, long revision) =>
        random.Next(3) == 0 ? new(RandomKey(random), null) : Put(RandomKey(random), revision);

    private static EtcdKey RandomKey(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => (byte)Bytes[random.Next(Bytes.Length)])]);

    private static KeyChange Put(EtcdKey key, long revision) => new(key, Entry(key, revision));

    private static KeyEntry Entry(EtcdKey key, long revision) => new(key, revision, revision, 1, 0, KeyEntry.UnknownSize);
}
