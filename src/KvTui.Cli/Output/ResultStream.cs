using System.Buffers;

namespace KvTui.Cli.Output;

/// <summary>Collects results and writes them to standard output in large pieces.</summary>
internal sealed class ResultStream : IBufferWriter<byte>
{
    private const int PieceSize = 64 * 1024;
    private const int EscapedPiece = 8 * 1024;

    private readonly Action<ReadOnlySpan<byte>> _write;
    private byte[] _buffer = new byte[4096];
    private int _length;

    public ResultStream(Action<ReadOnlySpan<byte>> write) => _write = write;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_length);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= PieceSize)
        {
            Flush();
            _write(bytes);
            return;
        }

        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    public void Add(ReadOnlySpan<char> text) => Advance(Encoding.UTF8.GetBytes(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    /// <summary>Adds bytes of unknown origin, escaped to one line that cannot steer a terminal.</summary>
    /// <returns>Whether that is another text than the bytes themselves.</returns>
    public bool AddEscaped(ReadOnlySpan<byte> bytes)
    {
        if (Printable.IsItsOwnEscapedForm(bytes))
        {
            Add(bytes);
            return false;
        }

        // In pieces, as the text of a large value takes several times its memory.
        var written = 0L;
        for (var left = bytes; !left.IsEmpty;)
        {
            var length = PieceOf(left);
            var text = Printable.Escaped(left[..length]);
            Add(text.AsSpan());
            written += Encoding.UTF8.GetByteCount(text);
            left = left[length..];
        }

        // An escape is longer than what it stands for.
        return written != bytes.Length;
    }

    public void Add(long number)
    {
        number.TryFormat(GetSpan(20), out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        Advance(length);
    }

    public void Flush()
    {
        var length = _length;
        _length = 0;
        _write(_buffer.AsSpan(0, length));
    }

    /// <summary>
    /// Where a large value may be cut so that its pieces are escaped as the whole: before an ASCII character, which never goes on with the
    /// one before it, or among bytes that are no text; never beside a blank, which is written otherwise at an end.
    /// </summary>
    private static int PieceOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= EscapedPiece)
        {
            return bytes.Length;
        }

        for (var place = EscapedPiece; place > EscapedPiece / 2; place--)
        {
            if (bytes[place] < 0x80 && bytes[place] is not ((byte)' ' or (byte)'\n') && bytes[place - 1] != ' ')
            {
                return place;
            }
        }

        // A character has three bytes at the most that go on with it, so a run of such bytes is no text.
        return IsContinuation(bytes.Slice(EscapedPiece - 4, 5)) ? EscapedPiece : bytes.Length;
    }

    private static bool IsContinuation(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExceptInRange((byte)0x80, (byte)0xBF);

    private void Reserve(int wanted)
    {
        wanted = Math.Max(wanted, 256);
        if (_buffer.Length - _length >= wanted)
        {
            return;
        }

        if (_length + wanted > PieceSize)
        {
            Flush();
        }

        if (_buffer.Length - _length < wanted)
        {
            Array.Resize(ref _buffer, Math.Max(_length + wanted, Math.Min(PieceSize, _buffer.Length * 4)));
        }
    }
}
