using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Keyspace;

public sealed class KeyFoldingTests
{
    [Theory]
    [InlineData("/a/b", "/a/c", 1)]
    [InlineData("/a/b", "/b", 0)]
    [InlineData("/", "//", 0)]
    [InlineData("//", "//a", 1)]
    [InlineData("a/b/", "a/b/c", 2)]
    [InlineData("a", "b", 0)]
    public void Two_keys_part_behind_the_separators_they_share_but_for_one_at_the_start(string previous, string key, int level) =>
        Assert.Equal(level, default(KeyFolding).LevelBetween(EtcdKey.FromText(previous).Span, EtcdKey.FromText(key).Span));

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData(":", 1, 1)]
    [InlineData("a", 0, 0)]
    [InlineData("/a:b", 3, 3)]
    [InlineData("a:b:c/d", 4, 4)]
    public void Paths_are_folded_up_to_their_last_separator(string path, int folded, int nameStart)
    {
        var folding = new KeyFolding((byte)':');
        Assert.Equal((':', folded, nameStart), ((char)folding.Separator, folding.FoldedLength(EtcdKey.FromText(path).Span), folding.NameStart(EtcdKey.FromText(path).Span)));
    }

    [Fact]
    public void Keys_are_folded_at_slashes_by_default() => Assert.Equal(new KeyFolding((byte)'/'), default);

    [Fact]
    public void What_is_made_of_an_index_is_folded_as_it_is()
    {
        var folding = new KeyFolding((byte)':');
        var index = new KeyIndexBuilder(folding).ToIndex().Append([.. Enumerable.Range(0, 2000).Select(i => new KeyEntry(EtcdKey.FromText($"a:{i:D5}:x"), 1, 1, 1, 0, 0))]);
        var range = KeyRange.Prefix(EtcdKey.FromText("a:00"));
        KeyIndex[] all =
        [
            index, index.Cleared(), index.Slice(range), index.Slice(KeyRange.Prefix(EtcdKey.FromText("none"))), index.Replace(range, index.Slice(range)),
            index.Cleared().Append(index), index.Apply([.. Enumerable.Range(0, 2000).Select(i => new KeyChange(EtcdKey.FromText($"a:{i:D5}:x"), null))]),
            index.Apply([new(EtcdKey.FromText("a:0:y"), new(EtcdKey.FromText("a:0:y"), 1, 1, 1, 0, 0))]),
        ];
        Assert.All(all, made =>
        {
            Assert.Equal(folding, made.Folding);
            var grown = made.Apply([new(EtcdKey.FromText("b:c:d"), new(EtcdKey.FromText("b:c:d"), 1, 1, 1, 0, 0)), new(EtcdKey.FromText("b:c:e"), new(EtcdKey.FromText("b:c:e"), 1, 1, 1, 0, 0))]);
            Assert.Equal(made.Count > 0 ? 2 : 1, grown.RowsBetween(0, grown.Count, 0));
        });
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 3000)]
    [InlineData(3, 30_000)]
    public void Rows_are_counted_and_found_as_by_looking_at_every_key(int seed, int count)
    {
        var random = new Random(seed);
        var model = new IndexModel();
        model.Apply(Enumerable.Range(0, count).Select(i => IndexModel.RandomChange(random, i)));
        var index = KeyIndex.Empty.Apply([.. model.Entries.Values.OrderBy(_ => random.Next()).Select(entry => new KeyChange(entry.Key, entry))]);
        var keys = model.Entries.Keys.ToArray();
        var partings = keys.Select((key, i) => i == 0 ? 0 : default(KeyFolding).LevelBetween(keys[i - 1].Span, key.Span)).ToArray();
        for (var probe = 0; probe < 400; probe++)
        {
            var (one, other, level) = (random.Next(keys.Length + 1), random.Next(keys.Length + 1), random.Next(6) == 0 ? random.Next(40) : random.Next(5));
            var (first, end) = (Math.Min(one, other), Math.Max(one, other));
            int[] starts = [.. Enumerable.Range(first, end - first).Where(rank => rank == first || partings[rank] <= level)];
            var story = $"seed {seed}: ranks {first} to {end} at level {level}";
            Assert.True(starts.Length == index.RowsBetween(first, end, level), $"{story}: {index.RowsBetween(first, end, level)} rows, not {starts.Length}");
            foreach (var row in starts.Length == 0 ? [] : new[] { 0, random.Next(starts.Length), starts.Length - 1 })
            {
                Assert.True(starts[row] == index.RowRank(first, level, row), $"{story}: row {row} is at {index.RowRank(first, level, row)}, not {starts[row]}");
            }
        }

        Assert.Equal(index.Count, index.RowRank(0, 0, index.RowsBetween(0, index.Count, 0)));
    }

    [Fact]
    public void Keys_of_more_separators_than_a_level_can_tell_are_rows_of_their_own()
    {
        EtcdKey[] keys = [.. Enumerable.Range(250, 20).Select(i => EtcdKey.FromText(new string('/', i) + "x")).Order()];
        var index = KeyIndex.Empty.Append([.. keys.Select(key => new KeyEntry(key, 1, 1, 1, 0, 0))]);
        Assert.Equal(keys.Length, index.RowsBetween(0, keys.Length, KeyFolding.Deepest));
        Assert.Equal(1, index.RowsBetween(0, keys.Length, 0));
    }
}
