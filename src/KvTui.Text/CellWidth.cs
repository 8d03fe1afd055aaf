namespace KvTui.Text;

/// <summary>How many columns text takes: 0, 1 or 2 for a grapheme cluster (Unicode 15.0, UAX #11 and UTS #51).</summary>
public static class CellWidth
{
    private const int TextSelector = 0xFE0E;
    private const int EmojiSelector = 0xFE0F;

    /// <summary>The columns of a text or of one cluster; control characters count one, the columns of a stand-in.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var columns = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExceptInRange(' ', '~');
            if (plain < 0)
            {
                return columns + text.Length;
            }

            // The last plain character may be the base of what follows.
            plain = Math.Max(0, plain - 1);
            columns += plain;
            text = text[plain..];
            var length = Graphemes.NextLength(text);
            columns += OfCluster(text[..length]);
            text = text[length..];
        }

        return columns;
    }

    /// <summary>The longest beginning of whole clusters that fits into some columns: its length in UTF-16 units and its columns.</summary>
    public static (int Length, int Columns) Fit(ReadOnlySpan<char> text, int maxColumns)
    {
        var (length, columns) = (0, 0);
        while (length < text.Length)
        {
            var rest = text[length..];
            var near = rest[..Math.Max(0, Math.Min(rest.Length - 1, maxColumns - columns) + 1)];
            var plain = near.IndexOfAnyExceptInRange(' ', '~');

            // The last plain character may be the base of what follows.
            plain = Math.Min(plain < 0 ? near.Length : plain - 1, maxColumns - columns);
            if (plain > 0)
            {
                (length, columns) = (length + plain, columns + plain);
                continue;
            }

            var cluster = rest[..Graphemes.NextLength(rest)];
            var next = OfCluster(cluster);
            if (columns + next > maxColumns)
            {
                break;
            }

            (length, columns) = (length + cluster.Length, columns + next);
        }

        return (length, columns);
    }

    /// <summary>The columns of a single scalar: 0, 1 or 2.</summary>
    public static int Of(Rune scalar) => (int)(Lookup(scalar.Value) & 3);

    /// <summary>The columns of one grapheme cluster: those of its scalars, at most 2 in all, unless a variation selector decides.</summary>
    public static int OfCluster(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length == 1)
        {
            return cluster[0] < 0x7F || char.IsSurrogate(cluster[0]) ? 1 : (int)(Lookup(cluster[0]) & 3);
        }

        var (columns, previous) = (0, 0);
        foreach (var scalar in cluster.EnumerateRunes())
        {
            columns = scalar.Value switch
            {
                EmojiSelector when CanBeEmoji(previous) => 2,
                TextSelector when columns == 2 && CanBeEmoji(previous) => 1,
                _ => Math.Min(2, columns + Of(scalar)),
            };
            previous = scalar.Value;
        }

        return columns;
    }

    /// <summary>Whether terminals are known to disagree on a scalar's columns.</summary>
    public static bool IsDisputed(uint scalar) => scalar >= 0x80 && (Lookup((int)scalar) & 4) != 0;

    /// <summary>Whether a variation selector after this scalar chooses between its text and its emoji look.</summary>
    public static bool CanBeEmoji(int scalar) => scalar is '#' or '*' or (>= '0' and <= '9') || IsDisputed((uint)scalar);

    private static uint Lookup(int scalar)
    {
        if (scalar < 0x80)
        {
            return 1;
        }

        var wanted = ((uint)scalar << 3) | 7;
        var (low, high) = (0, WidthTable.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (WidthTable.Run(middle) <= wanted)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return WidthTable.Run(low) & 7;
    }
}
