using System.Buffers.Binary;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Tests.Transport.Framing;

public sealed class FrameReaderTests
{
    private const int Limit = 1 << 20;

    public static TheoryData<int> EverySplit => [.. Enumerable.Range(1, TwoFrames.Length)];

    private static byte[] TwoFrames => [.. Frame("first"u8.ToArray()), .. Frame([]), .. Frame("second message"u8.ToArray())];

    [Theory]
    [MemberData(nameof(EverySplit))]
    public async Task Messages_are_read_whole_wherever_the_bytes_are_split(int chunk)
    {
        using var reader = new FrameReader(new ChunkedStream(TwoFrames, chunk), Limit);

        Assert.Equal("first", Text(await ReadAsync(reader)));
        Assert.Empty((await ReadAsync(reader))!);
        Assert.Equal("second message", Text(await ReadAsync(reader)));
        Assert.Null(await ReadAsync(reader));
    }

    [Fact]
    public async Task A_stream_that_ends_anywhere_inside_a_message_is_an_error()
    {
        var whole = Frame("content"u8.ToArray());
        for (var length = 1; length < whole.Length; length++)
        {
            using var reader = new FrameReader(new MemoryStream(whole, 0, length), Limit);
            await Assert.ThrowsAsync<FrameException>(() => ReadAsync(reader));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    public async Task A_flag_that_was_not_agreed_on_is_an_error(byte flag)
    {
        var frame = Frame("x"u8.ToArray());
        frame[0] = flag;
        using var reader = new FrameReader(new MemoryStream(frame), Limit);

        Assert.False((await Assert.ThrowsAsync<FrameException>(() => ReadAsync(reader))).IsTooLarge);
    }

    [Theory]
    [InlineData(Limit + 1u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x80000000u)]
    [InlineData(0xFFFFFFFFu)]
    public async Task A_length_over_the_limit_is_refused_without_reading_on(uint length)
    {
        var header = new byte[5];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(1), length);
        using var reader = new FrameReader(new MemoryStream(header), Limit);

        Assert.True((await Assert.ThrowsAsync<FrameException>(() => ReadAsync(reader))).IsTooLarge);
    }

    [Fact]
    public async Task A_lying_length_does_not_make_it_allocate()
    {
        var header = new byte[5];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(1), 200 * 1024 * 1024);
        using var reader = new FrameReader(new MemoryStream(header), 256 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        await Assert.ThrowsAsync<FrameException>(() => ReadAsync(reader));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    private static byte[] Frame(byte[] content)
    {
        var frame = new byte[5 + content.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)content.Length);
        content.CopyTo(frame, 5);
        return frame;
    }

    private static string Text(byte[]? message) => System.Text.Encoding.UTF8.GetString(message!);

    private static async Task<byte[]?> ReadAsync(FrameReader reader)
        => (await reader.ReadAsync(TestContext.Current.CancellationToken))?.ToArray();

    private sealed class ChunkedStream(byte[] content, int chunk) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
