namespace KvTui.Text;

/// <summary>Enumerates the grapheme clusters of a text; made by <see cref="Graphemes.Of"/>.</summary>
public ref struct GraphemeEnumerator
{
    private ReadOnlySpan<char> _rest;

    internal GraphemeEnumerator(ReadOnlySpan<char> text) => _rest = text;

    /// <summary>The cluster found by the last <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public readonly GraphemeEnumerator GetEnumerator() => this;

    /// <summary>Finds the next cluster.</summary>
    public bool MoveNext()
    {
        var length = Graphemes.NextLength(_rest);
        Current = _rest[..length];
        _rest = _rest[length..];
        return length > 0;
    }
}
