namespace KvTui.Text;

/// <summary>Decides what of a grapheme cluster can be shown as it is, and what needs a stand-in.</summary>
public static class Visibility
{
    private const int MaxScalars = 16;
    private const int Joiner = 0x200D;

    /// <summary>The UTF-16 length of the longest safe and visible beginning of a cluster; 0 if even its first scalar is not.</summary>
    public static int ShowableLength(ReadOnlySpan<char> cluster)
    {
        if (Rune.DecodeFromUtf16(cluster, out var first, out var length) != System.Buffers.OperationStatus.Done || !CanStand(first))
        {
            return 0;
        }

        // A joiner is only kept together with what it joins.
        var taken = length;
        for (var count = 1; taken < cluster.Length && count < MaxScalars; count++)
        {
            Rune.DecodeFromUtf16(cluster[taken..], out var scalar, out var used);
            if (scalar.Value != Joiner && !CanFollow(first, scalar))
            {
                break;
            }

            taken += used;
            length = scalar.Value == Joiner ? length : taken;
        }

        return length;
    }

    /// <summary>Whether a scalar shows something by itself, joined to nothing before it.</summary>
    public static bool CanStand(Rune scalar)
    {
        if (scalar.IsAscii)
        {
            return scalar.Value is >= ' ' and <= '~';
        }

        var category = Rune.GetUnicodeCategory(scalar);
        return category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpacingCombiningMark)
            && CellWidth.Of(scalar) > 0 && !IsBlank(scalar.Value);
    }

    // Selectors and tags are invisible: they pass only where they change how a cluster looks.
    private static bool CanFollow(Rune first, Rune scalar) => scalar.Value switch
    {
        0xFE0E or 0xFE0F => CellWidth.CanBeEmoji(first.Value),
        (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0100 and <= 0xE01EF) => CellWidth.Of(first) == 2,
        >= 0xE0020 and <= 0xE007F => first.Value == 0x1F3F4,
        var value => Rune.GetUnicodeCategory(scalar)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
            ? !IsBlank(value)
            : CanStand(scalar) || value is (>= 0x1161 and <= 0x11FF) or (>= 0xD7B0 and <= 0xD7FB),
    };

    // Default-ignorable letters and marks: fillers, the grapheme joiner, Khmer and Mongolian inherents.
    private static bool IsBlank(int scalar) =>
        scalar is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0;
}
