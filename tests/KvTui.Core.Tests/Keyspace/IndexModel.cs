using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Keyspace;

/// <summary>A plain sorted dictionary that is changed as an index is, and random keys of the kinds that hurt.</summary>
internal sealed class IndexModel
{
    private static readonly string[] Names = ["a", "b", "", "db", "node-", "\u00ff", "very-long-name-in-the-middle-of-it-all"];

    public SortedDictionary<EtcdKey, KeyEntry> Entries { get; } = [];

    /// <summary>A key of bytes, of a path, of digits behind a long common start, or a very long one.</summary>
    public static EtcdKey RandomKey(Random random) => random.Next(20) switch
    {
        < 8 => new([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => "\0/abc\xff"u8[random.Next(6)])]),
        < 14 => EtcdKey.FromText("/" + string.Join('/', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Names[random.Next(Names.Length)] + random.Next(4)))),
        < 18 => EtcdKey.FromText($"/jobs/{random.Next(30):D2}/{random.Next(100_000):D6}"),
        18 => EtcdKey.FromText(new string('/', random.Next(1, 40)) + random.Next(10)),
        _ => new([.. Enumerable.Repeat((byte)random.Next(256), random.Next(1, random.Next(20) == 0 ? 9000 : 400)), (byte)random.Next(256)]),
    };

    public static KeyEntry Entry(EtcdKey key, Random random, long revision) => new(
        key,
        random.Next(3) == 0 ? revision : random.NextInt64(revision + 1),
        revision,
        random.Next(1, 1000),
        random.Next(4) switch { 0 => random.NextInt64(), 1 => KeyLease.Unknown, _ => KeyLease.None },
        random.Next(-1, 100_000));

    public static KeyChange RandomChange(Random random, long revision) =>
        RandomKey(random) is var key && random.Next(3) == 0 ? new(key, null) : new(key, Entry(key, random, revision));

    public void Apply(IEnumerable<KeyChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Entry is { } entry)
            {
                Entries[change.Key] = entry;
            }
            else
            {
                Entries.Remove(change.Key);
            }
        }
    }

    /// <summary>Compares every way to read the index with the dictionary.</summary>
    public void AssertSame(KeyIndex index, string story)
    {
        Assert.True(Entries.Count == index.Count, $"{story}: {index.Count} keys, not {Entries.Count}");
        var cursor = index.Walk();
        var rank = 0;
        foreach (var (key, entry) in Entries)
        {
            Assert.True(index[rank] == entry, $"{story}: rank {rank} is {index[rank]}, not {entry}");
            Assert.True(index.TryGet(key, out var found) && found == entry, $"{story}: {key} is not found");
            Assert.True(index.RankOf(key) == rank, $"{story}: the rank of {key} is {index.RankOf(key)}, not {rank}");
            Assert.True(cursor.MoveNext() && cursor.Rank == rank && cursor.Entry() == entry, $"{story}: the cursor is on {cursor.Entry()}, not {entry}");
            rank++;
        }

        Assert.False(cursor.MoveNext(), story);
    }
}
