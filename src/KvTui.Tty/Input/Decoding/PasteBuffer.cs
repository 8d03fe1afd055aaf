namespace KvTui.Tty.Input.Decoding;

/// <summary>Collects a bracketed paste up to its end mark; a very large one is handed on in pieces, so that memory stays bounded.</summary>
internal sealed class PasteBuffer
{
    /// <summary>The bytes collected before a piece is handed on: more than etcd's default limit for a request.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int KeptCapacity = 64 * 1024;

    private byte[] _bytes = [];
    private int _count;
    private int _matched;

    private static ReadOnlySpan<byte> EndMark => "\e[201~"u8;

    public bool IsEmpty => _count == 0;

    /// <summary>Takes bytes up to the end mark.</summary>
    /// <returns>How many were taken, and whether the mark ended them; fewer than given without the mark: a piece is due.</returns>
    public (int Taken, bool Ended) Append(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_count >= MaxBytes)
            {
                return (i, false);
            }

            if (bytes[i] == EndMark[_matched])
            {
                _matched++;
                if (_matched == EndMark.Length)
                {
                    _matched = 0;
                    return (i + 1, true);
                }

                continue;
            }

            Store(EndMark[.._matched]);
            _matched = bytes[i] == KeyBytes.Escape ? 1 : 0;
            if (_matched == 0)
            {
                var rest = bytes[i..];
                var length = rest.IndexOf(KeyBytes.Escape) is >= 0 and var escape ? escape : rest.Length;
                length = Math.Min(length, MaxBytes - _count);
                Store(rest[..Math.Max(1, length)]);
                i += Math.Max(1, length) - 1;
            }
        }

        return (bytes.Length, false);
    }

    /// <summary>The text so far, emptied; a piece keeps half a character or half a CR LF for the next one.</summary>
    public string Take(bool isLast)
    {
        var length = isLast ? _count : WholeLength();
        var text = Encoding.UTF8.GetString(_bytes, 0, length);
        _bytes.AsSpan(length, _count - length).CopyTo(_bytes);
        _count -= length;
        if (_count == 0 && _bytes.Length > KeptCapacity)
        {
            _bytes = [];
        }

        return text;
    }

    private int WholeLength()
    {
        var length = _count;
        if (length > 0 && _bytes[length - 1] == '\r')
        {
            return length - 1;
        }

        for (var back = 1; back <= Math.Min(3, _count); back++)
        {
            var lead = _bytes[_count - back];
            if (lead < 0x80)
            {
                break;
            }

            if (lead >= 0xC0)
            {
                var needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return needed > back ? _count - back : _count;
            }
        }

        return length;
    }

    private void Store(ReadOnlySpan<byte> bytes)
    {
        if (_count + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_count + bytes.Length, Math.Max(256, _bytes.Length * 2)));
        }

        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }
}
