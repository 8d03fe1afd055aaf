using KvTui.Core.Browse.Rows;
using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse;

public sealed class KeyRowsTests
{
    private static readonly KeyIndex Keys = KeyIndex.Empty.Append(
        [.. new[] { "/a/one", "/a/two", "/b/one", "/c" }.Select(key => new KeyEntry(EtcdKey.FromText(key), 1, 1, 1, 0, 0))]);

    [Fact]
    public void A_flat_list_has_a_row_for_each_key()
    {
        var rows = new FlatRows(Keys, EtcdKey.FromText("/"));
        Assert.Equal(4, rows.Count);
        Assert.Equal(new(EtcdKey.FromText("/b/one"), RowKind.Key, 0, 1, false, 2, 1), rows[2]);
    }

    [Theory]
    [InlineData("/a/one", 0)]
    [InlineData("/a/onf", 1)]
    [InlineData("/", 0)]
    [InlineData("/c", 3)]
    [InlineData("/d", 4)]
    public void The_place_of_a_row_that_is_not_there_is_where_it_would_be(string key, int place) =>
        Assert.Equal(place, new FlatRows(Keys, EtcdKey.Empty).PlaceOf(new(EtcdKey.FromText(key), RowKind.Key)));

    [Fact]
    public void A_prefix_comes_before_the_key_of_the_same_bytes()
    {
        var (prefix, key) = (new RowId(EtcdKey.FromText("/a/"), RowKind.Prefix), new RowId(EtcdKey.FromText("/a/"), RowKind.Key));
        Assert.True(prefix.CompareTo(key) < 0 && key.CompareTo(prefix) > 0);
        Assert.True(key.CompareTo(new(EtcdKey.FromText("/a/0"), RowKind.Prefix)) < 0);
    }

    [Fact]
    public void There_are_no_rows_without_keys() => Assert.Equal((0, 0), (KeyRows.None.Count, KeyRows.None.PlaceOf(new(EtcdKey.FromText("a"), RowKind.Key))));
}
