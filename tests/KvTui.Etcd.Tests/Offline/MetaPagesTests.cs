using System.Buffers.Binary;
using KvTui.Etcd.Model;
using KvTui.Etcd.Offline;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Offline;

public sealed class MetaPagesTests : IDisposable
{
    private const int PageSize = 4096;
    private const int Content = 16;

    private readonly TemporaryFolder _folder = new("offline");

    [Fact]
    public void The_newer_of_the_two_meta_pages_counts()
    {
        var bytes = Sample();
        BoltWriter.WriteMeta(bytes, 1, PageSize, RootOf(bytes), PagesOf(bytes), 8);

        Assert.Equal(8UL, Open(bytes).TransactionId);
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(1, 7)]
    public void Where_one_meta_page_is_torn_the_other_one_counts(int torn, int transaction)
    {
        var bytes = Sample();
        bytes[(torn * PageSize) + Content + 50] ^= 1;

        Assert.Equal((ulong)transaction, Open(bytes).TransactionId);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(4096)]
    [InlineData(16384)]
    [InlineData(65536)]
    public void Pages_of_any_size_are_read_even_if_the_first_one_is_torn(int size)
    {
        var bytes = Sample(size);
        Assert.Equal(size, Open(bytes).PageSize);
        bytes.AsSpan(0, 100).Clear();

        Assert.Equal(size, Open(bytes).PageSize);
    }

    [Fact]
    public void Two_torn_meta_pages_are_damage()
    {
        var bytes = Sample();
        bytes[Content + 50] ^= 1;
        bytes[PageSize + Content + 50] ^= 1;

        Refused(bytes, DatabaseFailure.Damaged, "neither of its two meta pages is whole");
    }

    [Fact]
    public void A_file_that_is_cut_short_is_damaged()
    {
        var bytes = Sample();

        Refused(bytes[..^1], DatabaseFailure.Damaged, $"{bytes.Length} bytes are in use, and the file has {bytes.Length - 1}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(10_000)]
    public void Another_kind_of_file_is_no_database(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);

        Refused(bytes, DatabaseFailure.NotADatabase, "is not an etcd database");
    }

    [Fact]
    public void A_file_of_the_other_byte_order_is_told_as_such()
    {
        var bytes = Sample();
        bytes.AsSpan(Content, 4).Reverse();
        bytes.AsSpan(PageSize + Content, 4).Reverse();

        Refused(bytes, DatabaseFailure.NotADatabase, "other byte order");
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(8, 3)]
    [InlineData(8, 1 << 30)]
    [InlineData(16, 0)]
    [InlineData(16, 1)]
    [InlineData(16, 100_000)]
    [InlineData(40, 2)]
    [InlineData(40, uint.MaxValue)]
    public void Meta_pages_that_lie_with_a_right_checksum_are_refused(int field, long number)
    {
        var bytes = Sample();
        for (var page = 0; page < 2; page++)
        {
            var meta = bytes.AsSpan((page * PageSize) + Content);
            BinaryPrimitives.WriteUInt32LittleEndian(meta[field..], (uint)number);
            BoltWriter.Seal(meta);
        }

        Assert.Equal(DatabaseFailure.Damaged, Assert.Throws<DatabaseFileException>(() => Open(bytes)).Kind);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_a_folder_and_a_pipe_cannot_be_read()
    {
        var pipe = _folder.PathTo("pipe");
        (await new Command("mkfifo", pipe).RunAsync(TestContext.Current.CancellationToken)).EnsureSuccess();
        foreach (var path in new[] { _folder.PathTo("none"), _folder.FullName, pipe })
        {
            var failure = Assert.Throws<DatabaseFileException>(() => DatabaseFile.Open(path));
            Assert.Equal(DatabaseFailure.Unreadable, failure.Kind);
            Assert.StartsWith($"{path} cannot be read: ", failure.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Sample(int size = PageSize)
    {
        var database = new TestDatabase { PageSize = size };
        for (var number = 0; number < 500; number++)
        {
            database.Put($"key-{number}", "some value");
        }

        return database.ToBytes();
    }

    private static ulong RootOf(byte[] bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(Content + 16));

    private static ulong PagesOf(byte[] bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(Content + 40));

    private DatabaseFacts Open(byte[] bytes)
    {
        using var file = DatabaseFile.Open(TestDatabase.Write(_folder, bytes));
        Assert.Equal(500, file.KeysAt(0, TestContext.Current.CancellationToken).Count);
        return file.Facts;
    }

    private void Refused(byte[] bytes, DatabaseFailure kind, string text)
    {
        var path = TestDatabase.Write(_folder, bytes);
        var failure = Assert.Throws<DatabaseFileException>(() => DatabaseFile.Open(path));
        Assert.Equal(kind, failure.Kind);
        Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
    }
}
