using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;
using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Editing;

/// <summary>
/// A multi-line editor over stored bytes: immutable, and what is not touched comes back byte for byte. A key press costs the logarithm of
/// the length.
/// </summary>
public sealed record TextEditorState
{
    private const string LineFeed = "\n";
    private const string CarriageReturnLineFeed = "\r\n";
    private const int NoColumn = -1;

    private TextEditorState(Rope text)
    {
        (Text, Saved) = (text, text);
        EndOfLine = text.LineCount > 1 && text.LineEnd(0) + CarriageReturnLineFeed.Length == text.LineStart(1)
            ? CarriageReturnLineFeed
            : LineFeed;
    }

    /// <summary>An editor with nothing in it and tab stops every 8 columns.</summary>
    public static TextEditorState Empty { get; } = FromBytes(default);

    /// <summary>The text's lines; at least one, and an empty last one after a final line end.</summary>
    public int LineCount => Text.LineCount;

    /// <summary>How many bytes the text has.</summary>
    public int ByteCount => Text.ByteCount;

    /// <summary>The cursor's line, from 0.</summary>
    public int Line => Text.PositionOf(Cursor).Line;

    /// <summary>The cursor's column on the screen, from 0, tabs and wide characters counted.</summary>
    public int Column => Text.PositionOf(Cursor).Column;

    /// <summary>Whether anything was edited since it was opened; undoing back to there counts as not.</summary>
    public bool IsModified => !ReferenceEquals(Text, Saved);

    public bool HasSelection => Mark is { } mark && mark != Cursor;

    /// <summary>Whether the mark is set, so that moves select.</summary>
    public bool IsMarking => Mark is not null && IsMarkSticky;

    /// <summary>What was cut or copied last.</summary>
    public string Clipboard { get; init; } = "";

    /// <summary>Columns from one tab stop to the next.</summary>
    public int TabWidth => Text.TabWidth;

    /// <summary>The line ending that Newline puts in: that of the file's first line, else a line feed.</summary>
    public string EndOfLine { get; }

    /// <summary>The size it was last drawn at, which pages and scrolling go by.</summary>
    public Size Viewport { get; private init; }

    /// <summary>The first line in view.</summary>
    public int Top { get; private init; }

    /// <summary>The first column in view.</summary>
    public int Left { get; private init; }

    internal Rope Text { get; private init; }

    /// <summary>The cursor as an offset into <see cref="Text"/>, between two clusters.</summary>
    internal int Cursor { get; private init; }

    /// <summary>The selected part of <see cref="Text"/>; empty at the cursor if none.</summary>
    internal (int Start, int End) Selection => Mark is { } mark ? (Math.Min(mark, Cursor), Math.Max(mark, Cursor)) : (Cursor, Cursor);

    private Rope Saved { get; }

    private EditHistory History { get; init; } = EditHistory.Empty;

    private int? Mark { get; init; }

    private bool IsMarkSticky { get; init; }

    /// <summary>The column that vertical moves keep to; -1 for the cursor's own.</summary>
    private int KeptColumn { get; init; } = NoColumn;

    /// <summary>Opens bytes; false if they are not valid UTF-8.</summary>
    /// <param name="tabWidth">Columns from one tab stop to the next; less than 1 counts as 1.</param>
    public static bool TryOpen(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TextEditorState? editor, int tabWidth = 8)
    {
        editor = Utf8.IsValid(bytes.Span) ? new(Rope.Of(Encoding.UTF8.GetString(bytes.Span), Math.Max(1, tabWidth))) : null;
        return editor is not null;
    }

    /// <summary>Opens bytes.</summary>
    /// <exception cref="FormatException">The bytes are not valid UTF-8.</exception>
    public static TextEditorState FromBytes(ReadOnlyMemory<byte> bytes, int tabWidth = 8) =>
        TryOpen(bytes, out var editor, tabWidth) ? editor : throw new FormatException("The text is not valid UTF-8.");

    /// <summary>Whether the other is the same text, wherever its cursor is; by reference, so equal texts may count as different.</summary>
    public bool HasSameText(TextEditorState other) => ReferenceEquals(Text, other.Text);

    /// <summary>The text as bytes.</summary>
    public byte[] ToBytes() => Text.ToBytes();

    /// <summary>The text as a string.</summary>
    public string GetText() => Text.GetText(0, Text.Length);

    /// <summary>Another size to draw at, scrolled so that the cursor is in view.</summary>
    public TextEditorState WithViewport(Size size)
    {
        if (size.Width <= 0 || size.Height <= 0)
        {
            return size == Viewport ? this : this with { Viewport = size };
        }

        var (line, column) = Text.PositionOf(Cursor);
        var top = Math.Clamp(Top, Math.Max(0, line - size.Height + 1), line);
        top = Math.Min(top, Math.Max(0, LineCount - size.Height));
        var isInView = column >= Left && column < Left + size.Width;
        var left = column < size.Width ? 0 : isInView ? Left : column - (size.Width * 3 / 4);
        return size == Viewport && top == Top && left == Left ? this : this with { Viewport = size, Top = top, Left = left };
    }

    /// <summary>The cursor at a line and a screen column, or the nearest there is.</summary>
    public TextEditorState MoveTo(int line, int column, bool select = false) =>
        MovedTo(Text.OffsetOf(Math.Clamp(line, 0, LineCount - 1), Math.Max(0, column)), select, NoColumn);

    /// <summary>The cursor at an offset into the text, or before the cluster that holds it.</summary>
    internal TextEditorState MoveToOffset(int offset)
    {
        var cluster = offset >= Text.Length ? offset : Text.ClusterBefore(Text.ClusterAfter(offset));
        return MovedTo(cluster, select: false, NoColumn);
    }

    /// <summary>Puts a text in place of so many units from an offset on, as a step of its own.</summary>
    internal TextEditorState Replaced(int start, int length, string by) => Edited(start, start + length, WellFormed(by), EditKind.Other);

    /// <summary>Puts a text in place of each hit of another one, all in one step; also returns how many there were.</summary>
    internal (TextEditorState Editor, int Count) ReplacedAll(string text, string by)
    {
        var hits = RopeSearch.Find(Text, text, TextFind.Comparison(text), int.MaxValue);
        if (hits.IsEmpty)
        {
            return (this, 0);
        }

        var (start, end) = (hits[0], hits[^1] + text.Length);
        var (old, replaced) = (Text.GetText(start, end), new StringBuilder(end - start));
        for (var i = 0; i < hits.Length; i++)
        {
            var next = i + 1 < hits.Length ? hits[i + 1] : end;
            var after = hits[i] + text.Length;
            replaced.Append(by).Append(old, after - start, next - after);
        }

        return (Edited(start, end, WellFormed(replaced.ToString()), EditKind.Other), hits.Length);
    }

    /// <summary>Types text at the cursor, in place of the selection; characters typed in a row are one undo step up to a blank.</summary>
    public TextEditorState Insert(string text)
    {
        var kind = text switch
        {
            _ when HasSelection || text.Contains('\n', StringComparison.Ordinal) => EditKind.Other,
            " " or "\t" => EditKind.TypingBlank,
            _ => EditKind.Typing,
        };
        return Edited(Selection.Start, Selection.End, WellFormed(text), kind);
    }

    /// <summary>Puts in pasted text in one undo step, with the file's own line ending.</summary>
    public TextEditorState Paste(string text) =>
        Edited(Selection.Start, Selection.End, WithOwnLineEnds(WellFormed(text)), EditKind.Other);

    /// <summary>Puts another text in place of all of it in one undo step, with the cursor where it was as far as possible.</summary>
    internal TextEditorState Rewritten(string text) =>
        Edited(0, Text.Length, WellFormed(text), EditKind.Other).MoveTo(Line, Column);

    /// <summary>One editing step; with <paramref name="select"/> a move extends the selection.</summary>
    public TextEditorState Apply(EditorCommand command, bool select = false) => command switch
    {
        EditorCommand.Up => MovedDown(-1, select),
        EditorCommand.Down => MovedDown(1, select),
        EditorCommand.PageUp => MovedDown(-Math.Max(1, Viewport.Height - 1), select),
        EditorCommand.PageDown => MovedDown(Math.Max(1, Viewport.Height - 1), select),
        EditorCommand.Left or EditorCommand.Right or EditorCommand.WordLeft or EditorCommand.WordRight or EditorCommand.LineStart
            or EditorCommand.LineEnd or EditorCommand.DocumentStart or EditorCommand.DocumentEnd
            => MovedTo(EditorMoves.Target(Text, Cursor, command), select, NoColumn),
        EditorCommand.ToggleMark => this with { Mark = IsMarking ? null : Cursor, IsMarkSticky = true },
        EditorCommand.ClearSelection => this with { Mark = null },
        EditorCommand.SelectAll => (this with { Mark = 0, IsMarkSticky = false, Cursor = Text.Length }).WithViewport(Viewport),
        EditorCommand.Newline => Edited(Selection.Start, Selection.End, EndOfLine, EditKind.Other),
        EditorCommand.Tab => Insert("\t"),
        EditorCommand.Backspace => Deleted(EditorCommand.Left, EditKind.DeletingBack),
        EditorCommand.Delete => Deleted(EditorCommand.Right, EditKind.DeletingOn),
        EditorCommand.DeleteWordBefore => Deleted(EditorCommand.WordLeft, EditKind.Other),
        EditorCommand.DeleteWordAfter => Deleted(EditorCommand.WordRight, EditKind.Other),
        EditorCommand.DeleteLine => Without(WholeLine()),
        EditorCommand.Cut => Copied().Without(HasSelection ? Selection : WholeLine()),
        EditorCommand.Copy => Copied() with { Mark = null },
        EditorCommand.Paste => Edited(Selection.Start, Selection.End, Clipboard, EditKind.Other),
        EditorCommand.Undo => Restored(History.Undo(new(Text, Cursor), out var past), past),
        EditorCommand.Redo => Restored(History.Redo(new(Text, Cursor), out var future), future),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "is not a known step"),
    };

    /// <summary>Lone surrogates have no bytes: they become U+FFFD.</summary>
    private static string WellFormed(string text) => text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
        ? text
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private string WithOwnLineEnds(string text) => text
        .Replace(CarriageReturnLineFeed, LineFeed, StringComparison.Ordinal)
        .Replace('\r', '\n')
        .Replace(LineFeed, EndOfLine, StringComparison.Ordinal);

    private TextEditorState MovedDown(int lines, bool select)
    {
        var (line, column) = Text.PositionOf(Cursor);
        var kept = KeptColumn == NoColumn ? column : KeptColumn;
        return MovedTo(Text.OffsetOf(Math.Clamp(line + lines, 0, LineCount - 1), kept), select, kept);
    }

    private TextEditorState MovedTo(int cursor, bool select, int keptColumn)
    {
        var isExtending = select || IsMarking;
        return (this with
        {
            Cursor = cursor,
            Mark = isExtending ? Mark ?? Cursor : null,
            IsMarkSticky = IsMarking,
            KeptColumn = keptColumn,
        }).WithViewport(Viewport);
    }

    private TextEditorState Deleted(EditorCommand move, EditKind kind)
    {
        if (HasSelection)
        {
            return Without(Selection);
        }

        var target = EditorMoves.Target(Text, Cursor, move);
        return Edited(Math.Min(target, Cursor), Math.Max(target, Cursor), "", kind);
    }

    private TextEditorState Without((int Start, int End) range) => Edited(range.Start, range.End, "", EditKind.Other);

    private TextEditorState Copied()
    {
        var (start, end) = HasSelection ? Selection : WholeLine();
        return start == end ? this : this with { Clipboard = Text.GetText(start, end) };
    }

    /// <summary>The cursor's line with its line end; the last line has none.</summary>
    private (int Start, int End) WholeLine()
    {
        var line = Line;
        return (Text.LineStart(line), line + 1 < LineCount ? Text.LineStart(line + 1) : Text.Length);
    }

    private TextEditorState Edited(int start, int end, string text, EditKind kind)
    {
        if (start == end && text.Length == 0)
        {
            return this with { Mark = null };
        }

        var edited = Text.Replace(start, end, text);
        var cursor = start + text.Length;
        if (cursor > 0 && cursor < edited.Length)
        {
            // what was put in may have grown together with what follows
            cursor = edited.ClusterAfter(edited.ClusterBefore(cursor));
        }

        return (this with
        {
            Text = edited,
            Cursor = cursor,
            Mark = null,
            KeptColumn = NoColumn,
            History = History.Record(new(Text, Cursor), kind, cursor),
        }).WithViewport(Viewport);
    }

    private TextEditorState Restored(EditHistory? history, EditSnapshot? snapshot) => history is null || snapshot is null
        ? this
        : (this with { Text = snapshot.Text, Cursor = snapshot.Cursor, Mark = null, KeptColumn = NoColumn, History = history })
            .WithViewport(Viewport);
}
