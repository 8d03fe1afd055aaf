namespace KvTui.Tty.Output;

/// <summary>What stands in a cell for a grapheme cluster: its glyph, and the one or two columns that it takes.</summary>
internal readonly record struct GraphemeLook(uint Glyph, int Columns);

/// <summary>
/// Makes grapheme clusters harmless, measures them once and remembers the result: a cluster that must not reach a terminal becomes a
/// stand-in of one column, and one that is safe only at its beginning becomes that beginning.
/// </summary>
internal sealed class GraphemeTable
{
    private const int MaxClusters = 8192;
    private const string EmojiSelector = "\uFE0F";
    private const uint Blank = 0;
    private const uint Replacement = 0xFFFD;

    private readonly Dictionary<string, GraphemeLook> _looks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphemeLook>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    internal GraphemeTable() => _lookup = _looks.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The clusters that cells refer to.</summary>
    internal GlyphTable Glyphs { get; } = new();

    /// <summary>Whether so many different clusters were seen that the table should be recreated.</summary>
    internal bool IsFull => _looks.Count > MaxClusters || Glyphs.Count > MaxClusters;

    /// <summary>The look of one grapheme cluster.</summary>
    internal GraphemeLook Look(ReadOnlySpan<char> cluster)
    {
        if (!_lookup.TryGetValue(cluster, out var look))
        {
            look = Measure(cluster);
            _looks.Add(cluster.ToString(), look);
        }

        return look;
    }

    /// <summary>
    /// The glyph of one column that is left of a wide one when another is drawn over its right half: its text form or its base, or a blank.
    /// </summary>
    internal uint NarrowForm(uint glyph)
    {
        if ((glyph & GlyphTable.Tag) == 0)
        {
            return Blank;
        }

        // Terminal.Gui takes such a cluster for narrow and puts the next one beside it; no letter must be lost by that.
        var text = Glyphs.Cluster(glyph).Replace(EmojiSelector, "", StringComparison.Ordinal);
        while (text.Length > 0)
        {
            var look = Look(text);
            if (look.Columns == 1)
            {
                return look.Glyph;
            }

            text = text[..^(text.Length > 1 && char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        }

        return Blank;
    }

    /// <summary>Forgets all clusters but those that are still in some cells, which get their new glyphs.</summary>
    internal void Renew(CellBuffer buffer)
    {
        var texts = new Dictionary<int, string>();
        for (var i = 0; i < buffer.Cells.Length; i++)
        {
            var glyph = buffer.Cells[i].Glyph;
            if ((glyph & GlyphTable.Tag) != 0)
            {
                texts.Add(i, Glyphs.Cluster(glyph));
            }
        }

        _looks.Clear();
        Glyphs.Clear();
        foreach (var (index, text) in texts)
        {
            buffer.Cells[index] = buffer.Cells[index] with { Glyph = Look(text).Glyph };
        }
    }

    private GraphemeLook Measure(ReadOnlySpan<char> cluster)
    {
        var printable = Printable.Text(cluster);
        var safe = cluster[..cluster.CommonPrefixLength(printable)];
        var columns = CellWidth.Of(safe);
        if (columns is 1 or 2)
        {
            return new(safe is " " ? Blank : Glyphs.Intern(safe), columns);
        }

        // Printable has control pictures for what is below a space and for DEL; all else is written out and too wide for a cell.
        return new(printable is [>= '\u2400' and <= '\u2421'] ? printable[0] : Replacement, 1);
    }
}
