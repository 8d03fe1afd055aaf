using FsCheck;
using FsCheck.Fluent;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Model;

public sealed class KeyRangeTests
{
    [Theory]
    [InlineData("61", "62")]
    [InlineData("61ff", "62")]
    [InlineData("61ffff", "62")]
    [InlineData("ff", "00")]
    [InlineData("ffff", "00")]
    [InlineData("2f612f", "2f6130")]
    public void The_end_of_a_prefix_is_its_successor(string prefix, string end)
        => Assert.Equal(end, Convert.ToHexStringLower(KeyRange.PrefixEnd(new(Convert.FromHexString(prefix))).Span));

    [Fact]
    public void A_prefix_contains_exactly_the_keys_that_start_with_it()
        => Prop.ForAll<byte[], byte[]>(static (prefix, key) =>
        {
            var (start, candidate) = (new EtcdKey(prefix ?? []), new EtcdKey([.. key ?? [], 1]));
            return KeyRange.Prefix(start).Contains(candidate) == candidate.StartsWith(start)
                && KeyRange.Prefix(start).Contains(new([.. prefix ?? [], .. key ?? [], 1]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_covers_what_has_no_key_outside_it()
    {
        var root = KeyRange.Prefix(EtcdKey.FromText("/app/"));

        Assert.True(root.Covers(KeyRange.Prefix(EtcdKey.FromText("/app/db"))));
        Assert.True(root.Covers(KeyRange.Key(EtcdKey.FromText("/app/"))));
        Assert.True(root.Covers(root));
        Assert.False(root.Covers(KeyRange.Key(EtcdKey.FromText("/app"))));
        Assert.False(root.Covers(KeyRange.Prefix(EtcdKey.FromText("/ap"))));
        Assert.False(root.Covers(KeyRange.From(EtcdKey.FromText("/app/db"))));
        Assert.False(root.Covers(KeyRange.Between(EtcdKey.FromText("/app/a"), EtcdKey.FromText("/b"))));
        Assert.False(root.Covers(KeyRange.All));
        Assert.True(KeyRange.All.Covers(root));
        Assert.False(KeyRange.Key(EtcdKey.FromText("k")).Covers(KeyRange.Between(EtcdKey.FromText("k"), EtcdKey.FromText("l"))));
    }
}
