using System.Text.Unicode;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values;

/// <summary>A whole value in the form in which a pane shows it, as text to be taken elsewhere.</summary>
internal static class ValueText
{
    /// <summary>The value, all of it, whatever part of it is shown; and how it is shown.</summary>
    /// <param name="shown">What the pane shows of it.</param>
    /// <param name="columns">The columns inside the pane.</param>
    /// <param name="today">What days left are counted from.</param>
    public static (ReadOnlyMemory<byte> Text, FormattedValue Whole) Of(
        ReadOnlyMemory<byte> value, FormattedValue shown, int columns, DateOnly? today)
    {
        if (shown.Decoded is { Output: { } output } command)
        {
            (value, shown) = (output, shown with { Decoded = command.OfOutput });
        }

        var view = shown.Decoded is { } decoded ? new ValueView(ValueFormat.Auto, decoded.Names[0]) : new(shown.Format);
        var whole = shown.IsPart(value) ? ValueFormatter.Format(value, view, columns, int.MaxValue, today) : shown;
        var text = whole.Bytes(value);
        return whole is { Format: ValueFormat.Text, Decoded: not { IsDump: true } }
            ? (IsAsShown(text.Span) ? text : Encoding.UTF8.GetBytes(Printable.Lines(text.Span)), whole)
            : (Encoding.UTF8.GetBytes(string.Join('\n', whole.Lines) + "\n"), whole);
    }

    /// <summary>Whether text can be taken as stored: what needs a stand-in would have effects when it is pasted into a shell.</summary>
    public static bool IsAsShown(ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value))
        {
            return false;
        }

        var line = Encoding.UTF8.GetString(value).Replace("\r\n", "  ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\t', ' ');
        return ReferenceEquals(Printable.Text(line), line);
    }
}
