using System.Text.Unicode;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values;

/// <summary>A whole value in the form in which a pane shows it, as text to be taken elsewhere.</summary>
internal static class ValueText
{
    /// <summary>The value, all of it, whatever part of it is shown; and how it is shown.</summary>
    /// <param name="shown">What the pane shows of it.</param>
    /// <param name="columns">The columns inside the pane.</param>
    public static (ReadOnlyMemory<byte> Text, FormattedValue Whole) Of(ReadOnlyMemory<byte> value, FormattedValue shown, int columns)
    {
        var whole = shown.ShownBytes < value.Length ? ValueFormatter.Format(value, shown.Format, columns, int.MaxValue) : shown;
        return whole.Format == ValueFormat.Text
            ? (IsAsShown(value.Span) ? value : Encoding.UTF8.GetBytes(Printable.Lines(value.Span)), whole)
            : (Encoding.UTF8.GetBytes(string.Join('\n', whole.Lines) + "\n"), whole);
    }

    /// <summary>Whether text can be taken as stored: what needs a stand-in would have effects when it is pasted into a shell.</summary>
    private static bool IsAsShown(ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value))
        {
            return false;
        }

        var line = Encoding.UTF8.GetString(value).Replace("\r\n", "  ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\t', ' ');
        return ReferenceEquals(Printable.Text(line), line);
    }
}
