using System.Buffers.Binary;
using System.Text;
using KvTui.Etcd.Model;
using KvTui.Etcd.Offline;
using KvTui.Etcd.Offline.Bolt;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline;

public sealed class BoltPageTests : IDisposable
{
    private const int PageSize = 1024;
    private const int Header = 16;
    private const int Branch = 1;
    private const int Leaf = 2;

    private readonly TemporaryFolder _folder = new("offline");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(3_000)]
    public void A_bucket_of_any_size_is_walked_in_order_and_searched(int count)
    {
        var random = new Random(count);
        var database = new TestDatabase { PageSize = PageSize, Fanout = 3 }.Make("many");
        var expected = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        for (var number = 0; number < count; number++)
        {
            var value = new byte[random.Next(10) == 0 ? random.Next(5_000) : random.Next(40)];
            random.NextBytes(value);
            expected[$"{random.Next(100_000):x5}"] = value;
        }

        foreach (var (key, value) in expected)
        {
            database.Add("many", key, value);
        }

        using var file = BoltFile.Open(database.WriteTo(_folder));
        var seen = file.Read(transaction =>
        {
            var (cursor, found) = (transaction.Find("many"u8)!, new List<string>());
            for (var isThere = cursor.MoveToFirst(); isThere; isThere = cursor.MoveNext())
            {
                found.Add($"{Encoding.UTF8.GetString(cursor.Key)} {Convert.ToHexString(cursor.Value)}");
            }

            Assert.Equal(expected.Count > 0, cursor.MoveToLast());
            Assert.True(expected.Count == 0 || Encoding.UTF8.GetString(cursor.Key) == expected.Keys.Last());
            var sought = expected.Keys.Concat(Enumerable.Range(0, 300).Select(_ => $"{random.Next(100_000):x5}")).Append("").Append("~");
            Assert.All(sought, key => Assert.Equal(
                expected.Keys.FirstOrDefault(each => string.CompareOrdinal(each, key) >= 0),
                cursor.Seek(Encoding.UTF8.GetBytes(key)) ? Encoding.UTF8.GetString(cursor.Key) : null));
            return found;
        });

        Assert.Equal(expected.Select(static each => $"{each.Key} {Convert.ToHexString(each.Value)}"), seen);
    }

    [Fact]
    public void A_bucket_that_is_missing_is_none() => With(new TestDatabase().ToBytes(), static transaction =>
    {
        Assert.Null(transaction.Find("keys"u8));
        Assert.Null(transaction.Find("zzz"u8));
        Assert.Null(transaction.ValueOf("zzz"u8, "a"u8));
        Assert.Null(transaction.ValueOf("meta"u8, "a"u8));
        Assert.NotNull(transaction.Find("key"u8));
        return true;
    });

    [Fact]
    public void A_page_that_is_its_own_ancestor_is_damage()
    {
        var (bytes, branch) = Sample(Branch);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((branch * PageSize) + Header + 8), (ulong)branch);

        Damaged(bytes, "keys are missing, or belong in another page", "pages lead to each other over 64 levels");
    }

    [Fact]
    public void A_page_that_two_branches_lead_to_is_damage()
    {
        var (bytes, branch) = Sample(Branch);
        var elements = bytes.AsSpan((branch * PageSize) + Header);
        elements.Slice(8, 8).CopyTo(elements[(16 + 8)..]);

        Damaged(bytes, "keys are missing, or belong in another page");
    }

    [Theory]
    [InlineData(8, 4, "a leaf or a branch is expected and something else found")]
    [InlineData(8, 3, "a leaf or a branch is expected and something else found")]
    [InlineData(10, 0, "keys are missing")]
    [InlineData(10, 0xFFFF, "reach beyond the page or overlap")]
    [InlineData(12, 0xFFFF, "a header is wrong")]
    [InlineData(0, 0xFFFF, "a header is wrong")]
    [InlineData(Header + 4, 0xFFFF, "reach beyond the page or overlap")]
    [InlineData(Header + 4, 0, "reach beyond the page or overlap")]
    [InlineData(Header + 8, 0xFFFF, "reach beyond the page or overlap")]
    [InlineData(Header + 12, 0xFFFF, "reach beyond the page or overlap")]
    public void A_leaf_whose_numbers_lie_is_damage(int offset, int number, string text)
    {
        var (bytes, leaf) = Sample(Leaf);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((leaf * PageSize) + offset), (ushort)number);

        Damaged(bytes, text);
    }

    [Fact]
    public void Keys_that_do_not_ascend_are_damage()
    {
        var (bytes, leaf) = Sample(Leaf);
        var page = bytes.AsSpan(leaf * PageSize, PageSize);
        page[Header + BinaryPrimitives.ReadInt32LittleEndian(page[(Header + 4)..])] = 0xFF;

        Damaged(bytes, "is not above the one before it");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A database, and a page of its bucket “key” that is of a kind: not the root, and not the first child.</summary>
    private static (byte[] Bytes, int Page) Sample(int kind)
    {
        var database = new TestDatabase { PageSize = PageSize };
        for (var number = 0; number < 1000; number++)
        {
            database.Put($"key-{number}", "some value");
        }

        var bytes = database.ToBytes();
        var pages = Enumerable.Range(2, (bytes.Length / PageSize) - 2)
            .Where(page => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(page * PageSize)) == (ulong)page && bytes[(page * PageSize) + 8] == kind);
        return (bytes, pages.ElementAt(1));
    }

    private void Damaged(byte[] bytes, params string[] texts)
    {
        using var file = DatabaseFile.Open(TestDatabase.Write(_folder, bytes));
        var failure = Assert.Throws<DatabaseFileException>(() => file.KeysAt(0, TestContext.Current.CancellationToken));
        Assert.Equal(DatabaseFailure.Damaged, failure.Kind);
        Assert.Matches("is damaged: .*, in page [0-9]+ [(]at byte [0-9]+[)][.]$", failure.Message);
        Assert.Contains(texts, text => failure.Message.Contains(text, StringComparison.Ordinal));
    }

    private void With(byte[] bytes, Func<BoltTransaction, bool> check)
    {
        using var file = BoltFile.Open(TestDatabase.Write(_folder, bytes));
        Assert.True(file.Read(check));
    }
}
