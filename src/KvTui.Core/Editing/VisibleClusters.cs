using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Editing;

/// <summary>
/// What of one line of an editor is in view, cluster by cluster from left to right, with the line end if it is; only that is read.
/// </summary>
public ref struct VisibleClusters
{
    /// <summary>The UTF-16 units that have to follow in what was read, so that a cluster is not taken for shorter than it is.</summary>
    private const int LongestCluster = 32;

    private readonly TextEditorState _editor;
    private readonly TextFind? _find;
    private readonly Span<char> _buffer;
    private readonly (int Start, int End) _selection;
    private readonly int _end;
    private ReadOnlySpan<char> _rest;
    private int _offset;
    private int _column;
    private bool _isLastPiece;

    /// <summary>Begins before the first visible cluster of a line.</summary>
    /// <param name="line">The line of the text, from 0; less than <see cref="TextEditorState.LineCount"/>.</param>
    /// <param name="columns">How many columns are in view, from <see cref="TextEditorState.Left"/> on.</param>
    /// <param name="buffer">Holds what is read at once: at least <see cref="BufferLength"/> characters.</param>
    /// <param name="find">What is marked as found; null for nothing.</param>
    public VisibleClusters(TextEditorState editor, int line, int columns, Span<char> buffer, TextFind? find = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, BufferLength(columns));
        _buffer = buffer;
        _find = find?.Count > 0 ? find : null;
        (_editor, _selection, _end) = (editor, editor.Selection, editor.Left + columns);
        _offset = editor.Text.OffsetOf(line, editor.Left);
        _column = editor.Text.PositionOf(_offset).Column;

        // A line that ends left of the view has nothing in it, not even its end.
        IsLineEnd = _column < editor.Left && _offset == editor.Text.LineEnd(line);
    }

    /// <summary>The cluster; CR LF is one.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Where the cluster begins in the view; negative if the view's left edge cuts it.</summary>
    public int X { get; private set; }

    /// <summary>The columns it takes, those beyond the view too; 0 for a line end.</summary>
    public int Columns { get; private set; }

    public bool IsSelected { get; private set; }

    /// <summary>Whether a search has found the cluster, or a part of it.</summary>
    public HitMark Mark { get; private set; }

    /// <summary>Whether it is the line's end, after which nothing follows.</summary>
    public bool IsLineEnd { get; private set; }

    /// <summary>How many characters the buffer for a view of so many columns must hold.</summary>
    public static int BufferLength(int columns) => (Math.Max(0, columns) + LongestCluster) * 2;

    /// <summary>Goes on to the next cluster; false if there is none in view.</summary>
    public bool MoveNext()
    {
        if (IsLineEnd || _column >= _end || !TryRead())
        {
            return false;
        }

        Text = _rest[..TextLook.NextLength(_rest)];
        X = _column - _editor.Left;
        IsSelected = _offset >= _selection.Start && _offset < _selection.End;
        IsLineEnd = TextLook.IsLineEnd(Text);
        Mark = _find?.MarkOf(_offset, Text.Length) ?? HitMark.None;
        Columns = IsLineEnd ? 0 : TextLook.Advance(_column, Text, _editor.TabWidth) - _column;
        _column += Columns;
        _offset += Text.Length;
        _rest = _rest[Text.Length..];
        return true;
    }

    /// <summary>Reads on where what was read may end within a cluster; false at the end of the text.</summary>
    private bool TryRead()
    {
        if (_isLastPiece ? _rest.IsEmpty : _rest.Length <= LongestCluster)
        {
            _rest = _buffer[.._editor.Text.Read(_offset, _buffer)];
            _isLastPiece = _offset + _rest.Length == _editor.Text.Length;
        }

        return !_rest.IsEmpty;
    }
}
