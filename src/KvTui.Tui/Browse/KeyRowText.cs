using KvTui.Core;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Keyspace;
using KvTui.Core.Keyspace.Pages;

namespace KvTui.Tui.Browse;

/// <summary>A row of the key tree as it is drawn.</summary>
/// <param name="Sign">Whether it can be unfolded, is unfolded, or is gone; a blank for a key.</param>
/// <param name="Detail">What stands at the right: how many keys, or size and revision.</param>
internal readonly record struct KeyRowText(int Depth, char Sign, string Label, string Detail, bool IsGone)
{
    private const string EmptyName = "(empty name)";
    private const int SizeColumns = 9;
    private const int RevisionColumns = 9;

    public static KeyRowText Of(in KeyRow row, KeyIndex keys, string fate, GlyphSet glyphs, bool hasSizes)
    {
        var label = Printable.Escaped(row.Path.Span[row.NameStart..]);
        if (row.IsGone)
        {
            return new(row.Depth, glyphs.Gone, label.Length == 0 ? EmptyName : label, fate, true);
        }

        if (row.Kind == RowKind.Prefix)
        {
            return new(row.Depth, row.Expanded ? glyphs.Expanded : glyphs.Collapsed, label, Quantities.Count(row.Count), false);
        }

        var entry = keys[row.Rank];
        var size = entry.Size == KeyEntry.UnknownSize ? glyphs.Dot.ToString() : Quantities.Size(entry.Size);
        var revision = Quantities.Revision(entry.ModRevision);
        var detail = hasSizes ? size.PadLeft(SizeColumns) + revision.PadLeft(RevisionColumns) : revision;
        return new(row.Depth, ' ', label.Length == 0 ? EmptyName : label, detail, false);
    }
}
