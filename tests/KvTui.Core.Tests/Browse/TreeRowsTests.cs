using System.Collections.Immutable;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Keyspace.Pages;
using KvTui.Core.Tests.Keyspace;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse;

public sealed class TreeRowsTests
{
    [Fact]
    public void Keys_are_folded_at_their_slashes()
    {
        AssertRows(["+ /app/ 3", "+ /etc/ 1", "top 1"], Rows(["/app/a", "/app/b", "/app/c/d", "/etc/x", "top"]));
        AssertRows(
            ["- /app/ 3", "  /app/a 1", "  /app/b 1", "  - /app/c/ 1", "    /app/c/d 1", "+ /etc/ 1"],
            Rows(["/app/a", "/app/b", "/app/c/d", "/etc/x"], "", "/app/", "/app/c/"));
    }

    [Fact]
    public void A_key_and_a_directory_of_the_same_name_are_two_rows() =>
        AssertRows(["/app 1", "- /app/ 2", "  /app/ 1", "  /app/x 1", "/app0 1"], Rows(["/app", "/app/", "/app/x", "/app0"], "", "/app/"));

    [Fact]
    public void Slashes_that_follow_each_other_make_empty_names() => AssertRows(
        ["/ 1", "- // 2", "  //a 1", "  + //b/ 1", "- /a/ 2", "  - /a// 1", "    /a//b 1", "  /a/c 1"],
        Rows(["/", "//a", "//b/c", "/a//b", "/a/c"], "", "//", "/a/", "/a//"));

    [Fact]
    public void Keys_without_a_slash_stand_at_the_top() => AssertRows(["a 1", "b 1", "+ c/ 1"], Rows(["a", "b", "c/d"]));

    [Theory]
    [InlineData(':')]
    [InlineData('.')]
    [InlineData('\x7f')]
    public void Another_separator_makes_the_tree_that_a_slash_makes_of_keys_with_the_two_exchanged(char separator)
    {
        var random = new Random(separator);
        EtcdKey Exchanged(EtcdKey key) => new([.. key.Span.ToArray().Select(b => b == '/' ? (byte)separator : b == separator ? (byte)'/' : b)]);
        KeyChange Put(EtcdKey key) => new(key, new(key, 1, 1, 1, 0, 0));

        // All other bytes are greater than the separators, so that the keys keep their order.
        byte RandomByte() => random.Next(3) == 0 ? (byte)'/' : (byte)random.Next(0xF0, 0xF3);
        EtcdKey[] keys = [.. Enumerable.Range(0, 2000).Select(_ => new EtcdKey([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => RandomByte())])).Distinct().Order()];
        EtcdKey[] expanded = [.. keys.SelectMany(Prefixes).Where((_, i) => i % 3 > 0)];
        var slashed = new TreeRows(Index(keys), EtcdKey.Empty, [.. expanded]);
        var index = new KeyIndexBuilder(new((byte)separator)).ToIndex().Apply([.. keys.Select(key => Put(Exchanged(key)))]);
        var rows = new TreeRows(index, EtcdKey.Empty, [.. expanded.Select(Exchanged)]);
        Assert.Equal(
            Enumerable.Range(0, slashed.Count).Select(i => slashed[i]),
            Enumerable.Range(0, rows.Count).Select(i => rows[i] with { Path = Exchanged(rows[i].Path) }));
    }

    [Fact]
    public void Keys_that_are_not_utf8_are_rows_with_their_own_bytes()
    {
        EtcdKey[] keys = [new([0x00]), new([(byte)'a', (byte)'/', 0xFF, 0xFE]), new([0xC3]), new([0xFF])];
        var rows = new TreeRows(Index(keys), EtcdKey.Empty, [EtcdKey.FromText("a/")]);
        Assert.Equal(5, rows.Count);
        Assert.Equal(keys, Enumerable.Range(0, 5).Select(i => rows[i]).Where(row => row.Kind == RowKind.Key).Select(row => row.Path));
    }

    [Fact]
    public void A_prefix_of_nothing_but_the_highest_bytes_ends_with_the_index()
    {
        EtcdKey prefix = new([0xFF, (byte)'/']);
        var rows = new TreeRows(Index([new([0xFF, (byte)'/', 0xFF]), new([0xFF, (byte)'/', 0xFF, 0xFF])]), EtcdKey.Empty, []);
        Assert.Equal(new(prefix, RowKind.Prefix, 0, 0, false, 0, 2), rows[0]);
        Assert.Equal(1, rows.Count);
    }

    [Theory]
    [InlineData("/app/", "+ /app/b/ 1", "/app/x 1")]
    [InlineData("/app", "+ /app/ 2")]
    [InlineData("/app/x", "/app/x 1")]
    public void Below_a_root_names_begin_behind_it(string root, params string[] expected)
    {
        var keys = new[] { "/app/b/c", "/app/x" }.Where(key => key.StartsWith(root, StringComparison.Ordinal)).ToArray();
        var rows = Rows(keys, root);
        AssertRows(expected, rows);
        Assert.All(Enumerable.Range(0, rows.Count), i => Assert.Equal(root.Length, rows[i].NameStart));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_random_trees_every_row_is_at_its_place_and_every_key_is_counted_once(int seed)
    {
        var random = new Random(seed);
        var keys = Enumerable.Range(0, 300).Select(_ => RandomKey(random)).Distinct().Order().ToArray();
        var expanded = keys.SelectMany(Prefixes).Where(_ => random.Next(3) > 0).ToImmutableHashSet();
        var rows = new TreeRows(Index(keys), EtcdKey.Empty, expanded);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.True(rows.PlaceOf(rows[i].Id) == i, $"seed {seed}: {rows[i]} is at {i}, not {rows.PlaceOf(rows[i].Id)}");
            Assert.True(rows[i].Kind == RowKind.Key ? keys[rows[i].Rank] == rows[i].Path : keys[rows[i].Rank].StartsWith(rows[i].Path), $"seed {seed}: {rows[i]}");
        }

        var top = Enumerable.Range(0, rows.Count).Select(i => rows[i]).Where(row => row.Depth == 0);
        Assert.True(keys.Length == top.Sum(row => row.Count), $"seed {seed}");
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "")]
    [InlineData(3, "/")]
    [InlineData(4, "/a")]
    [InlineData(5, "a/")]
    [InlineData(6, "/jobs/1")]
    [InlineData(7, "//")]
    public void Random_trees_have_the_rows_that_going_through_all_keys_makes(int seed, string root)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var count = round % 10 == 0 ? 3000 : random.Next(1, 80);
            EtcdKey[] keys =
            [
                .. Enumerable.Range(0, count).Select(i => i % 3 == 0 ? IndexModel.RandomKey(random) : RandomKey(random))
                    .Select(key => random.Next(4) == 0 ? key : new([.. EtcdKey.FromText(root).Span, .. key.Span]))
                    .Where(key => key.StartsWith(EtcdKey.FromText(root))).Distinct().Order(),
            ];
            ImmutableHashSet<EtcdKey> expanded = [.. keys.SelectMany(Prefixes).Where(_ => random.Next(3) > 0), EtcdKey.FromText("/none/"), EtcdKey.FromText("zz/")];
            AssertSame(ReferenceTree.Rows(keys, EtcdKey.FromText(root), expanded), new(Index(keys), EtcdKey.FromText(root), expanded), random, $"seed {seed}, round {round}");
        }
    }

    private static void AssertSame(List<KeyRow> expected, TreeRows rows, Random random, string story)
    {
        Assert.True(expected.Count == rows.Count, $"{story}: {rows.Count} rows, not {expected.Count}");
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(expected[i] == rows[i], $"{story}: row {i} is {rows[i]}, not {expected[i]}");
            Assert.True(rows.PlaceOf(rows[i].Id) == i, $"{story}: {rows[i]} is at {i}, not {rows.PlaceOf(rows[i].Id)}");
        }

        for (var probe = 0; probe < 50; probe++)
        {
            var id = new RowId(random.Next(2) == 0 ? IndexModel.RandomKey(random) : RandomKey(random), (RowKind)random.Next(2));
            var place = expected.TakeWhile(row => row.Id.CompareTo(id) < 0).Count();
            Assert.True(place == rows.PlaceOf(id), $"{story}: {id} would be at {place}, not {rows.PlaceOf(id)}");
        }
    }

    private static IEnumerable<EtcdKey> Prefixes(EtcdKey key) =>
        Enumerable.Range(1, key.Length).Where(end => key.Span[end - 1] == '/').Select(end => new EtcdKey(key.Span[..end].ToArray()));

    private static EtcdKey RandomKey(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => "//ab\u00ff"u8[random.Next(6)])]);

    private static TreeRows Rows(string[] keys, string root = "", params string[] expanded) =>
        new(Index([.. keys.Select(EtcdKey.FromText)]), EtcdKey.FromText(root), [.. expanded.Select(EtcdKey.FromText)]);

    private static KeyIndex Index(EtcdKey[] keys) => KeyIndex.Empty.Append([.. keys.Select(key => new KeyEntry(key, 1, 1, 1, 0, 0))]);

    private static void AssertRows(string[] expected, KeyRows rows) =>
        Assert.Equal(expected, Enumerable.Range(0, rows.Count).Select(i => Describe(rows[i])));

    private static string Describe(KeyRow row) =>
        $"{new string(' ', row.Depth * 2)}{(row.Kind == RowKind.Key ? "" : row.Expanded ? "- " : "+ ")}{row.Path} {row.Count}";
}
