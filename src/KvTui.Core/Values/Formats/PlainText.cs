using System.Text.Unicode;

namespace KvTui.Core.Values.Formats;

/// <summary>Which bytes are text.</summary>
internal static class PlainText
{
    private static ReadOnlySpan<byte> OfWords => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._:/@=,+-\n"u8;

    /// <summary>Whether a value reads as text: UTF-8 without control characters other than tab, line feed and carriage return.</summary>
    public static bool Is(ReadOnlySpan<byte> value) =>
        Utf8.IsValid(value) && value.IndexOfAnyInRange((byte)0, (byte)8) < 0 && value.IndexOfAnyInRange((byte)14, (byte)26) < 0;

    /// <summary>Whether chance does not make such a text: mostly letters, digits and blanks; only such if it is short.</summary>
    public static bool IsSure(ReadOnlySpan<byte> value)
    {
        const int Few = 24;
        if (value.IsEmpty || !Is(value) || value.Contains((byte)0x1B))
        {
            return false;
        }

        var usual = 0;
        foreach (var each in value)
        {
            usual += OfWords.Contains(each) || (each >= 0x80 && value.Length >= 2 * Few) ? 1 : 0;
        }

        return value.Length < Few ? usual == value.Length : usual >= value.Length - (value.Length / 4);
    }
}
