using System.Collections.Immutable;
using KvTui.Core.Browse.Order;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse.Order;

/// <summary>Sorted rows are the rows of the keys' order, each branch in another one, and each row is found at its place.</summary>
public sealed class SortedRowsTests
{
    private static readonly KeyColumns[] Columns =
        [KeyColumns.None, KeyColumns.Size, KeyColumns.Revision, KeyColumns.Version, KeyColumns.Lease, KeyColumns.Age];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_random_trees_siblings_are_sorted_and_every_row_is_at_its_place(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 30; round++)
        {
            var keys = RandomKeys(random);
            var expanded = Prefixes(keys).Where(_ => random.Next(3) > 0).ToImmutableHashSet();
            var isFlat = random.Next(4) == 0;
            var by = new KeyOrder(Columns[random.Next(Columns.Length)], random.Next(2) == 0);
            var plain = new TreeRows(keys, EtcdKey.Empty, expanded, isFlat: isFlat);
            var rows = new TreeRows(keys, EtcdKey.Empty, expanded, -1, new(keys, by), isFlat);
            Assert.Equal(All(plain).Select(static row => row.Id).OrderBy(static id => id.Path), All(rows).Select(static row => row.Id).OrderBy(static id => id.Path));
            for (var i = 0; i < rows.Count; i++)
            {
                Assert.Equal(i, rows.PlaceOf(rows[i].Id));
                Assert.Equal(plain[plain.PlaceOf(rows[i].Id)], rows[i] with { Total = null });
            }

            Assert.Equal(Walk(plain, keys, by, default), All(rows).Select(static row => row.Id));
            var elsewhere = rows.PlaceOf(new(new([0xF7, (byte)'/', 0xF9]), RowKind.Key));
            Assert.InRange(elsewhere, 0, Math.Max(0, rows.Count - 1));
        }
    }

    /// <summary>The rows in order, found the simple way: siblings sorted, and below each what it holds.</summary>
    private static List<RowId> Walk(TreeRows plain, KeyIndex keys, KeyOrder by, ReadOnlyMemory<byte> above)
    {
        var level = All(plain).Where(row => row.NameStart == above.Length && row.Path.Span.StartsWith(above.Span)).ToList();
        long? ValueOf(KeyRow row)
        {
            var entries = Enumerable.Range(row.Rank, row.Count).Select(rank => keys[rank]).ToList();
            return by.By switch
            {
                KeyColumns.None => level.IndexOf(row),
                KeyColumns.Size => entries.Exists(static entry => entry.Size >= 0) ? entries.Where(static entry => entry.Size >= 0).Sum(static entry => (long)entry.Size) : null,
                KeyColumns.Revision => entries.Max(static entry => entry.ModRevision),
                KeyColumns.Version => entries.Max(static entry => entry.Version),
                KeyColumns.Lease => entries.Exists(static entry => entry.Lease.Id != 0) ? entries.Where(static entry => entry.Lease.Id != 0).Min(static entry => entry.Lease.Id) : null,
                KeyColumns.Age => -entries.Max(static entry => entry.CreateRevision),
                _ => throw new ArgumentOutOfRangeException(nameof(by)),
            };
        }

        var sorted = level.OrderBy(row => ValueOf(row) is null).ThenBy(row => by.IsDescending ? -ValueOf(row) : ValueOf(row)).ThenBy(level.IndexOf);
        return [.. sorted.SelectMany(row => row.Expanded ? [row.Id, .. Walk(plain, keys, by, row.Path.Span.ToArray())] : (List<RowId>)[row.Id])];
    }

    private static IEnumerable<KeyRow> All(KeyRows rows) => Enumerable.Range(0, rows.Count).Select(i => rows[i]);

    private static KeyIndex RandomKeys(Random random)
    {
        byte RandomByte() => random.Next(3) == 0 ? (byte)'/' : (byte)random.Next(0xF0, 0xF3);
        EtcdKey[] keys = [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => new EtcdKey([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => RandomByte())])).Distinct().Order()];
        return KeyIndex.Empty.Append([.. keys.Select(key =>
        {
            var created = random.Next(1, 50);
            return new KeyEntry(key, created, created + random.Next(50), random.Next(1, 4), random.Next(3) * 5, random.Next(4) == 0 ? KeyEntry.UnknownSize : random.Next(9));
        })]);
    }

    private static IEnumerable<EtcdKey> Prefixes(KeyIndex keys)
    {
        for (var rank = 0; rank < keys.Count; rank++)
        {
            var key = keys[rank].Key;
            for (var i = 1; i <= key.Length; i++)
            {
                if (key.Span[i - 1] == '/')
                {
                    yield return new(key.Span[..i].ToArray());
                }
            }
        }
    }
}
