namespace KvTui.Etcd.Discovery.Dns;

/// <summary>Reads names from a message, which may be compressed, that is, end with a pointer to an earlier place.</summary>
internal readonly ref struct DnsNameReader(ReadOnlySpan<byte> message)
{
    private const int LongestName = 255;
    private const byte Pointer = 0xC0;

    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Reads a name and moves past it; false if it is malformed, too long, or points anywhere but backwards.</summary>
    /// <param name="at">Where the name begins; afterwards, where it ends.</param>
    /// <param name="name">The labels, separated by dots, without a final dot.</param>
    public bool TryRead(ref int at, out string name)
    {
        var text = new StringBuilder();
        var (place, behind, start) = (at, -1, at);
        while (place < _message.Length)
        {
            var length = _message[place++];
            if (length == 0)
            {
                at = behind >= 0 ? behind : place;
                name = text.ToString();
                return true;
            }

            if ((length & Pointer) == Pointer && place < _message.Length)
            {
                var target = ((length & ~Pointer) << 8) | _message[place++];
                behind = behind >= 0 ? behind : place;

                // Each pointer must lead before everything that led to it, so there can be no loop.
                if (target >= start)
                {
                    break;
                }

                (place, start) = (target, target);
                continue;
            }

            if ((length & Pointer) != 0 || _message.Length - place < length || text.Length + length + 1 > LongestName)
            {
                break;
            }

            if (text.Length > 0)
            {
                text.Append('.');
            }

            foreach (var letter in _message.Slice(place, length))
            {
                // Characters that a host name cannot have, above all a dot, must not change the name.
                text.Append(letter is > (byte)' ' and < 0x7F and not (byte)'.' ? (char)letter : '?');
            }

            place += length;
        }

        name = "";
        return false;
    }
}
