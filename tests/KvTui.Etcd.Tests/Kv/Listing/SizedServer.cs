using System.Globalization;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Listing;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Kv.Listing;

/// <summary>Answers ranges over keys with values of given sizes as etcd does, of which no byte is made.</summary>
internal sealed class SizedServer(IReadOnlyList<int> sizes)
{
    /// <summary>Each answer: its keys and bytes, how many keys were walked for it, and whether it was refused as too large.</summary>
    public List<(int Keys, long Bytes, int Walked, bool Refused)> Answers { get; } = [];

    /// <summary>Reads all values; returns the numbers of the keys as they came.</summary>
    public List<int> Read()
    {
        var cursor = new PageCursor(KeyRange.All, RangeOptions.Default);
        var seen = new List<int>();
        while (cursor.Next is var (keys, options))
        {
            var (from, to) = (First(keys.Start), keys.HasNoUpperBound ? sizes.Count : First(keys.End));
            var count = (int)Math.Min(options.Limit, to - from);
            var bytes = Enumerable.Range(from, count).Sum(number => (long)sizes[number]);
            var isTooLarge = options.MostBytes > 0 && bytes > options.MostBytes;
            Answers.Add((count, bytes, to - from, isTooLarge));
            if (isTooLarge)
            {
                Assert.True(cursor.Refuse());
                continue;
            }

            seen.AddRange(Enumerable.Range(from, count));
            KeySample[] samples = [.. Enumerable.Range(0, count).Select(i => new KeySample(Key(from + i), i))];
            cursor.Advance(new(count, bytes, to - from, count < to - from, samples), 7, TimeSpan.FromMilliseconds(1));
        }

        return seen;
    }

    private static EtcdKey Key(int number) => EtcdKey.FromText(number.ToString("/big/000000", CultureInfo.InvariantCulture));

    /// <summary>The number of the first key that is not smaller.</summary>
    private int First(EtcdKey key)
    {
        var (low, high) = (0, sizes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Key(middle) < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
