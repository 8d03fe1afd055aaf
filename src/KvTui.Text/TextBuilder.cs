using System.Buffers;

namespace KvTui.Text;

/// <summary>A string builder on pooled memory; must be disposed.</summary>
internal ref struct TextBuilder
{
    private char[]? _rented;
    private Span<char> _room;
    private int _length;

    internal TextBuilder(Span<char> scratch) => _room = scratch;

    internal readonly ReadOnlySpan<char> Text => _room[.._length];

    internal void Append(char letter)
    {
        if (_length == _room.Length)
        {
            Grow(1);
        }

        _room[_length++] = letter;
    }

    internal void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _room.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_room[_length..]);
        _length += text.Length;
    }

    public override readonly string ToString() => Text.ToString();

    internal void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + needed, _room.Length * 2));
        Text.CopyTo(larger);
        Dispose();
        _room = _rented = larger;
    }
}
