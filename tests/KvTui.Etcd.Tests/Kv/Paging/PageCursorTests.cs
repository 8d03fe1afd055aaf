using FsCheck;
using FsCheck.Fluent;
using KvTui.Etcd.Kv;

namespace KvTui.Etcd.Tests.Kv.Paging;

public sealed class PageCursorTests
{
    private static readonly RangeOptions KeysOnly = new() { KeysOnly = true };

    public static TheoryData<string> UsualShapes => KeyShapes.Usual;

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
        var stored = KeyShapes.Of(shape, 300_000);
        var server = new SortedServer(stored);

        var seen = server.Read(KeyRange.All, KeysOnly);

        Assert.True(seen.SequenceEqual(stored), $"{seen.Count} keys came, {stored.Count} are stored");
        var walks = server.Walks.Skip(1).Order().ToList();
        var told = $"{server.Walks.Count} requests; walks {walks[walks.Count / 10]} {walks[walks.Count / 2]} {walks[walks.Count * 9 / 10]} most {string.Join(' ', walks.TakeLast(8))}";
        Assert.True(server.Walks.Count <= (stored.Count / 1500) + 60, told);
        Assert.True(walks[^1] <= 15_000, told);
    }
}
