using System.Diagnostics.CodeAnalysis;
using KvTui.Terminal.Geometry;
using KvTui.Terminal.Input;

namespace KvTui.Terminal.Editing;

/// <summary>
/// A multi-line editor over stored bytes: immutable, and what is not touched comes back byte for byte. A key press costs the logarithm of the length.
/// </summary>
public sealed record TextEditorState
{
    /// <summary>An editor with nothing in it.</summary>
    public static TextEditorState Empty => throw new NotImplementedException();

    /// <summary>The text's lines; at least one.</summary>
    public int LineCount => throw new NotImplementedException();

    /// <summary>The cursor's line, from 0.</summary>
    public int Line => throw new NotImplementedException();

    /// <summary>The cursor's column on the screen, from 0, tabs and wide characters counted.</summary>
    public int Column => throw new NotImplementedException();

    /// <summary>Whether the text differs from what was opened or marked as saved.</summary>
    public bool IsModified => throw new NotImplementedException();

    public bool HasSelection => throw new NotImplementedException();

    /// <summary>What was cut or copied last.</summary>
    public string Clipboard => throw new NotImplementedException();

    /// <summary>Columns from one tab stop to the next.</summary>
    public int TabWidth => throw new NotImplementedException();

    /// <summary>The size it was last drawn at, which pages and scrolling go by.</summary>
    public Size Viewport => throw new NotImplementedException();

    /// <summary>Opens bytes; false if they are not valid UTF-8.</summary>
    public static bool TryOpen(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TextEditorState? editor, int tabWidth = 8) =>
        throw new NotImplementedException();

    /// <summary>Opens bytes.</summary>
    /// <exception cref="FormatException">They are not valid UTF-8.</exception>
    public static TextEditorState FromBytes(ReadOnlyMemory<byte> bytes, int tabWidth = 8) => throw new NotImplementedException();

    /// <summary>The text as bytes.</summary>
    public byte[] ToBytes() => throw new NotImplementedException();

    /// <summary>The text as a string.</summary>
    public string GetText() => throw new NotImplementedException();

    /// <summary>The selected text; empty if none.</summary>
    public string GetSelectedText() => throw new NotImplementedException();

    /// <summary>The same text, now counted as saved.</summary>
    public TextEditorState MarkSaved() => throw new NotImplementedException();

    /// <summary>Another size to draw at, scrolled so that the cursor is in view.</summary>
    public TextEditorState WithViewport(Size size) => throw new NotImplementedException();

    /// <summary>The cursor at a line and a screen column, or the nearest there is.</summary>
    public TextEditorState MoveTo(int line, int column, bool select = false) => throw new NotImplementedException();

    /// <summary>Types text at the cursor, in place of the selection.</summary>
    public TextEditorState Insert(string text) => throw new NotImplementedException();

    /// <summary>Puts in pasted text in one undo step, with the file's own line ending.</summary>
    public TextEditorState Paste(string text) => throw new NotImplementedException();

    /// <summary>One editing step; with <paramref name="select"/> a move extends the selection.</summary>
    public TextEditorState Apply(EditorCommand command, bool select = false) => throw new NotImplementedException();

    /// <summary>What a key does here, by <see cref="EditorKeymap.Default"/>, Shift with a move selecting; false if it is no key of the editor.</summary>
    public bool TryApply(Key key, out TextEditorState next) => throw new NotImplementedException();
}
