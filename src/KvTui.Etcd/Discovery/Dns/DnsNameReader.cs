using System.Text;

namespace KvTui.Etcd.Discovery.Dns;

/// <summary>Reads names out of a message; they may be compressed, that is: end with a pointer to an earlier place.</summary>
internal readonly ref struct DnsNameReader(ReadOnlySpan<byte> message)
{
    private const int LongestName = 255;
    private const byte Pointer = 0xC0;

    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Reads a name and moves behind it; false if it is broken, too long, or points anywhere but backwards.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="name">Its labels with dots between, without one at the end.</param>
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

                // Each pointer has to lead before all that led to it, so there is no way round in a circle.
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
                // What cannot be in a host's name, a dot above all, must not become part of another.
                text.Append(letter is > (byte)' ' and < 0x7F and not (byte)'.' ? (char)letter : '?');
            }

            place += length;
        }

        name = "";
        return false;
    }
}
