using FsCheck;
using FsCheck.Fluent;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Listing;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Kv.Listing;

public sealed class PageCursorTests
{
    private static readonly RangeOptions KeysOnly = new() { KeysOnly = true };

    public static TheoryData<string> UsualShapes => KeyShapes.Usual;

    public static TheoryData<string> SurprisingShapes => KeyShapes.Surprising;

    [Fact]
    public void Every_key_comes_once_and_in_order_whatever_the_keys_are()
        => Prop.ForAll<byte[][]>(static keys =>
        {
            var stored = keys.Where(key => key is { Length: > 0 }).Select(key => new EtcdKey(key)).Distinct().Order().ToList();
            return new SortedServer(stored).Read(KeyRange.All, KeysOnly).SequenceEqual(stored);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(UsualShapes))]
    public void A_large_keyspace_is_read_whole_by_few_requests_that_each_make_the_server_walk_little(string shape)
    {
        var (walks, count) = Walks(shape, keysPerRequest: 1_500);
        Assert.True(walks[^1] <= 10_000, $"the longest walks: {string.Join(' ', walks.TakeLast(8))}");
        Assert.True(walks.Sum() <= count * 1.2, $"{walks.Sum()} keys were walked to read {count}");
    }

    [Theory]
    [MemberData(nameof(SurprisingShapes))]
    public void A_part_that_nothing_told_of_is_walked_once_more_and_not_again_and_again(string shape)
    {
        var (walks, count) = Walks(shape, keysPerRequest: 1_000);
        Assert.True(walks.Sum() <= count * 3L, $"{walks.Sum()} keys were walked to read {count}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(1_500)]
    public void Few_keys_take_few_requests(int count)
    {
        var stored = KeyShapes.Of("bench", count);
        var server = new SortedServer(stored);
        Assert.Equal(stored, server.Read(KeyRange.All, KeysOnly));
        Assert.True(server.Walks.Count <= 2, $"{server.Walks.Count} requests for {count} keys");
    }

    [Fact]
    public void Keys_of_one_byte_and_keys_of_the_greatest_byte_alone_are_read_whole()
    {
        List<EtcdKey> stored = [.. Enumerable.Range(0, 256).Select(symbol => new EtcdKey([(byte)symbol])), .. Enumerable.Range(2, 3_000).Select(length => new EtcdKey(Greatest(length)))];
        Assert.Equal(stored, new SortedServer(stored).Read(KeyRange.All, KeysOnly));
        Assert.Equal(stored.TakeLast(3_001), new SortedServer(stored).Read(KeyRange.Prefix(new([0xFF])), KeysOnly));

        static byte[] Greatest(int length)
        {
            var key = new byte[length];
            Array.Fill(key, (byte)0xFF);
            return key;
        }
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(5, 5)]
    public void All_pages_are_read_at_the_revision_that_was_wanted_or_else_at_that_of_the_first(long wanted, long revision)
    {
        var (server, asked) = (new SortedServer(KeyShapes.Of("uuids", 5_000)), new List<(long Revision, bool MayBeOld, bool IsBackground)>());
        var cursor = new PageCursor(KeyRange.All, KeysOnly with { Revision = wanted });
        for (var newest = 7; cursor.Next is var (keys, options); newest++)
        {
            asked.Add((options.Revision, options.Serializable, options.Background));
            cursor.Advance(PageFacts.Of(server.Answer(keys, options)), newest, TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal((wanted, false, false), asked[0]);
        Assert.True(asked.Count > 2, "one page has all");
        Assert.All(asked.Skip(1), page => Assert.Equal((revision, true, true), page));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(70_000)]
    public void A_limit_bounds_all_pages_together(int limit)
    {
        var stored = KeyShapes.Of("uuids", 100_000);
        Assert.Equal(stored.Take(limit), new SortedServer(stored).Read(KeyRange.All, KeysOnly with { Limit = limit }));
    }

    private static (List<int> Walks, int Count) Walks(string shape, int keysPerRequest)
    {
        var stored = KeyShapes.Of(shape, 300_000);
        var server = new SortedServer(stored);
        var seen = server.Read(KeyRange.All, KeysOnly);
        Assert.True(seen.SequenceEqual(stored), $"{seen.Count} keys came, {stored.Count} are stored");
        Assert.True(server.Walks.Count <= (stored.Count / keysPerRequest) + 60, $"{server.Walks.Count} requests were made");
        return ([.. server.Walks.Skip(1).Order()], stored.Count);
    }
}
