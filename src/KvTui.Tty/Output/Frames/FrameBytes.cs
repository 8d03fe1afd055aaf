using System.Buffers.Text;

namespace KvTui.Tty.Output.Frames;

/// <summary>The bytes of a frame, in a buffer that is used again for the next one.</summary>
internal sealed class FrameBytes
{
    private byte[] _bytes = new byte[4096];

    internal int Length { get; private set; }

    internal ReadOnlyMemory<byte> From(int start) => _bytes.AsMemory(start, Length - start);

    internal void Clear() => Length = 0;

    internal void Write(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    internal void WriteNumber(int value)
    {
        Reserve(11);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    internal void WriteScalar(uint scalar)
    {
        Reserve(4);
        Length += new Rune(scalar).EncodeToUtf8(_bytes.AsSpan(Length));
    }

    /// <summary>Writes <c>CSI n final</c>; a parameter of 1 is left out.</summary>
    internal void WriteSequence(int parameter, byte final)
    {
        Write(Ansi.Csi);
        if (parameter != 1)
        {
            WriteNumber(parameter);
        }

        Write(final);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
