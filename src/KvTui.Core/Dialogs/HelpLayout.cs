using KvTui.Core.Commands;

namespace KvTui.Core.Dialogs;

/// <summary>The lines of the help screen in columns of about equal height; a section is never split between two.</summary>
/// <param name="KeyWidth">How wide the keys are, in front of what they do.</param>
/// <param name="Height">How many lines the longest column has.</param>
/// <param name="Width">How wide all columns are, with the gaps between them.</param>
public sealed record HelpLayout(ImmutableArray<ImmutableArray<HelpLine>> Columns, int KeyWidth, int ColumnWidth, int Height, int Width)
{
    /// <summary>The blanks between two columns.</summary>
    public const int Gap = 3;

    /// <summary>The blanks between the keys and what they do.</summary>
    public const int KeyGap = 2;

    /// <summary>The layout of some sections for a width.</summary>
    public static HelpLayout Of(ImmutableArray<HelpSection> sections, int room)
    {
        var entries = sections.SelectMany(static section => section.Entries).ToList();
        var keyWidth = entries.Select(static entry => CellWidth.Of(entry.Keys)).DefaultIfEmpty(0).Max();
        var wanted = keyWidth + KeyGap + entries.Select(static entry => CellWidth.Of(entry.Text)).DefaultIfEmpty(0).Max();
        wanted = Math.Max(wanted, sections.Select(static section => CellWidth.Of(section.Title)).DefaultIfEmpty(0).Max());
        var columnWidth = Math.Clamp(wanted, 1, Math.Max(1, room));
        var columns = Fill(sections, Math.Clamp((room + Gap) / (columnWidth + Gap), 1, Math.Max(1, sections.Length)));
        var height = columns.Max(static column => column.Length);
        return new(columns, keyWidth, columnWidth, height, (columns.Length * (columnWidth + Gap)) - Gap);
    }

    /// <summary>Where a column begins.</summary>
    public int Start(int column) => column * (ColumnWidth + Gap);

    private static ImmutableArray<ImmutableArray<HelpLine>> Fill(ImmutableArray<HelpSection> sections, int count)
    {
        var total = sections.Sum(static section => section.Entries.Length + 2);
        var target = (total + count - 1) / count;
        List<List<HelpLine>> columns = [[]];
        foreach (var section in sections)
        {
            var column = columns[^1];
            if (column.Count > 0 && column.Count + section.Entries.Length + 2 > target && columns.Count < count)
            {
                column = [];
                columns.Add(column);
            }

            if (column.Count > 0)
            {
                column.Add(new("", "", IsHeading: false));
            }

            column.Add(new("", section.Title, IsHeading: true));
            column.AddRange(section.Entries.Select(static entry => new HelpLine(entry.Keys, entry.Text, IsHeading: false)));
        }

        return [.. columns.Select(static column => column.ToImmutableArray())];
    }
}
