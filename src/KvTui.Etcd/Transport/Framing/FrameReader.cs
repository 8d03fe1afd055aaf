using System.Buffers;
using System.Buffers.Binary;

namespace KvTui.Etcd.Transport.Framing;

/// <summary>Cuts a byte stream into gRPC messages (flag, four bytes of length, content), over one pooled buffer.</summary>
internal sealed class FrameReader(Stream stream, int maxMessageBytes) : IDisposable
{
    private const int HeaderBytes = 5;
    private const int InitialBytes = 16 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _start;
    private int _end;

    /// <summary>Bytes of messages read so far, headers included.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Reads the next message; its memory is valid until the next call. Null at a clean end of the stream.</summary>
    /// <exception cref="FrameException">The bytes are not gRPC messages, or one is too large.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync(HeaderBytes, cancellationToken).ConfigureAwait(false))
        {
            return _start == _end ? null : throw new FrameException("the answer ends inside a message header");
        }

        var length = ReadHeader();
        _start += HeaderBytes;
        if (!await FillAsync(length, cancellationToken).ConfigureAwait(false))
        {
            throw new FrameException($"the answer ends after {_end - _start} of {length} bytes of a message");
        }

        var message = _buffer.AsMemory(_start, length);
        _start += length;
        TotalBytes += HeaderBytes + length;
        return message;
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        (_start, _end) = (0, 0);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int ReadHeader()
    {
        var flag = _buffer[_start];
        if (flag != 0)
        {
            throw new FrameException(flag == 1 ? "a message is compressed, which was not agreed on" : $"a message starts with the flag {flag}");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start + 1));
        return length <= (uint)maxMessageBytes
            ? (int)length
            : throw new FrameException($"a message of {length} bytes is announced and at most {maxMessageBytes} are accepted") { IsTooLarge = true };
    }

    private async ValueTask<bool> FillAsync(int wanted, CancellationToken cancellationToken)
    {
        while (_end - _start < wanted)
        {
            MakeRoom(wanted);
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    /// <summary>Grows with what has arrived, not with what was announced, so that a lying length costs nothing.</summary>
    private void MakeRoom(int wanted)
    {
        var held = _end - _start;
        if (_start > 0 && (held == 0 || _end == _buffer.Length))
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, held);
            (_start, _end) = (0, held);
        }

        if (_end < _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(wanted, Math.Max(_buffer.Length * 2L, InitialBytes)));
        Buffer.BlockCopy(_buffer, 0, larger, 0, held);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
