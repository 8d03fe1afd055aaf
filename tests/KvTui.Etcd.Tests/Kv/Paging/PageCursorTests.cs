using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Paging;

namespace KvTui.Etcd.Tests.Kv.Paging;

public sealed class PageCursorTests
{
    [Fact]
    public void Every_key_comes_once_and_in_order_whatever_the_keys_are()
        => Prop.ForAll<byte[][]>(static keys =>
        {
            var stored = keys.Where(key => key is { Length: > 0 }).Select(key => new EtcdKey(key)).Distinct().Order().ToList();
            return Read(stored, KeyRange.All).Seen.SequenceEqual(stored);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("numbers")]
    [InlineData("directories")]
    [InlineData("hashes")]
    [InlineData("uneven")]
    public void A_large_keyspace_is_read_whole_and_the_server_walks_it_only_a_few_times(string shape)
    {
        const int Count = 200_000;
        var stored = Enumerable.Range(0, Count).Select(number => EtcdKey.FromText(Name(shape, number))).Distinct().Order().ToList();

        var (seen, walked, requests) = Read(stored, KeyRange.Prefix(EtcdKey.FromText("/")));

        Assert.True(seen.SequenceEqual(stored), $"{seen.Count} keys came, {stored.Count} are stored");
        Assert.True(walked < 5L * Count, $"{walked} keys were walked in {requests} requests");
        Assert.True(requests < 200, $"{requests} requests were made");
    }

    private static string Name(string shape, int number) => shape switch
    {
        "numbers" => string.Create(CultureInfo.InvariantCulture, $"/k/{number:d9}"),
        "directories" => string.Create(CultureInfo.InvariantCulture, $"/dir{number % 200}/sub{number % 7}/key-{number}"),
        "hashes" => $"/h/{(uint)number * 2654435761u:x8}{number}",
        _ => number % 100 == 0 ? $"/a{number}/x" : string.Create(CultureInfo.InvariantCulture, $"/registry/events/default/pod-{number:d6}"),
    };

    /// <summary>Answers as etcd does, and counts the keys that it would have to walk.</summary>
    private static (List<EtcdKey> Seen, long Walked, int Requests) Read(List<EtcdKey> stored, KeyRange range)
    {
        var cursor = new PageCursor(range, new() { KeysOnly = true });
        var (seen, walked, requests) = (new List<EtcdKey>(), 0L, 0);
        while (cursor.Next is { } next)
        {
            var from = FirstAtLeast(stored, next.Keys.Start);
            var to = next.Keys.HasNoUpperBound ? stored.Count : FirstAtLeast(stored, next.Keys.End);
            var keys = stored.GetRange(from, (int)Math.Min(next.Options.Limit, to - from));
            (walked, requests) = (walked + to - from, requests + 1);
            seen.AddRange(keys);
            cursor.Advance(new(new(1, 1, 7, 1), [.. keys.Select(key => new KeyValue(key, default, 1, 1, 1, 0))], keys.Count < to - from, to - from));
        }

        return (seen, walked, requests);
    }

    private static int FirstAtLeast(List<EtcdKey> stored, EtcdKey key)
    {
        var index = stored.BinarySearch(key);
        return index < 0 ? ~index : index;
    }
}
