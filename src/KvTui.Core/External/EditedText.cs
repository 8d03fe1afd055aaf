using System.Text.Unicode;
using KvTui.Core.Editing;

namespace KvTui.Core.External;

/// <summary>What an edit becomes by the text that an editor of the user's own has left.</summary>
internal static class EditedText
{
    /// <summary>
    /// The edit with that text, as one step that can be undone; the edit itself if nothing was changed. Editors such as vim and nano end a
    /// text with a line end that had none: where the text had none, exactly one more is taken off.
    /// </summary>
    public static EditSession Of(EditSession edit, ReadOnlySpan<byte> left)
    {
        var given = edit.Editor.ToBytes();
        var text = WithoutAddedEnd(given, left);
        return text.SequenceEqual(given)
            ? edit
            : edit with { Editor = edit.Editor.Apply(EditorCommand.SelectAll).Insert(Encoding.UTF8.GetString(text)).MoveTo(0, 0) };
    }

    /// <summary>Whether it can be stored as it was left; what is no UTF-8 shows U+FFFD in the edit.</summary>
    public static bool IsText(ReadOnlySpan<byte> left) => Utf8.IsValid(left);

    private static ReadOnlySpan<byte> WithoutAddedEnd(ReadOnlySpan<byte> given, ReadOnlySpan<byte> left)
    {
        if (given.EndsWith("\n"u8) || !left.EndsWith("\n"u8))
        {
            return left;
        }

        var end = left.EndsWith("\r\n"u8) && given.IndexOf("\r\n"u8) >= 0 ? "\r\n"u8 : "\n"u8;
        var text = left[..^end.Length];
        return text.EndsWith("\n"u8) ? left : text;
    }
}
