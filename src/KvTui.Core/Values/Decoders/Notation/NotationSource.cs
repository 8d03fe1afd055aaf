using System.Text.Unicode;

namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>What is left to read of a value in a binary notation; reading ends where it would take long.</summary>
internal ref struct NotationSource(ReadOnlySpan<byte> value)
{
    private const int MaxDepth = 64;

    /// <summary>More would take longer than a person should wait.</summary>
    private const int MostItems = 50_000;

    private Evidence _evidence;
    private int _items;

    /// <summary>What is not read yet.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = value;

    public readonly Evidence Evidence => _evidence;

    /// <summary>Reads the first byte of an item; false if there is none, or the items are too deep or too many.</summary>
    public bool TryBegin(int depth, out byte head)
    {
        head = Rest.IsEmpty ? (byte)0 : Rest[0];
        if (depth > MaxDepth || Rest.IsEmpty || ++_items > MostItems)
        {
            return false;
        }

        Rest = Rest[1..];
        return true;
    }

    /// <summary>Reads a number, its highest byte first; false if there are not as many bytes.</summary>
    /// <param name="bytes">0 to 8.</param>
    public bool TryNumber(int bytes, out ulong number)
    {
        number = 0;
        if (!TryTake((ulong)bytes, out var taken))
        {
            return false;
        }

        foreach (var each in taken)
        {
            number = (number << 8) | each;
        }

        return true;
    }

    /// <summary>Reads so many bytes; false if there are not as many.</summary>
    public bool TryTake(ulong length, out ReadOnlySpan<byte> bytes)
    {
        bytes = length <= (ulong)Rest.Length ? Rest[..(int)length] : default;
        Rest = Rest[bytes.Length..];
        return length == (ulong)bytes.Length;
    }

    /// <summary>Reads so many bytes and writes them in hex.</summary>
    public bool Bytes(ulong length, NotationWriter writer)
    {
        var isThere = TryTake(length, out var bytes);
        writer.Bytes(bytes);
        return isThere;
    }

    /// <summary>Reads a text of so many bytes and writes it; false if it is no UTF-8.</summary>
    public bool Text(ulong length, NotationWriter writer)
    {
        if (!TryTake(length, out var bytes) || !Utf8.IsValid(bytes))
        {
            return false;
        }

        _evidence.AddText(bytes.Length);
        writer.Text(bytes);
        return true;
    }
}
