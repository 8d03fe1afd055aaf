using System.Collections.Immutable;
using KvTui.Core.Intents;
using KvTui.Text;

namespace KvTui.Core.State.Layers;

/// <summary>The lines of the help screen in columns of about equal height; a section is never split between two.</summary>
public sealed record HelpLayout(List<List<HelpLine>> Columns, int KeyWidth, int ColumnWidth, int Height, int Width)
{
    private const int Gap = 3;

    public static HelpLayout Of(ImmutableArray<HelpSection> sections, int room)
    {
        var entries = sections.SelectMany(section => section.Entries).ToList();
        var keyWidth = entries.Select(entry => CellWidth.Of(entry.Keys)).DefaultIfEmpty(0).Max();
        var wanted = keyWidth + 2 + entries.Select(entry => CellWidth.Of(entry.Text)).DefaultIfEmpty(0).Max();
        wanted = Math.Max(wanted, sections.Select(section => CellWidth.Of(section.Title)).DefaultIfEmpty(0).Max());
        var columnWidth = Math.Clamp(wanted, 1, Math.Max(1, room));
        var columns = Fill(sections, Math.Clamp((room + Gap) / (columnWidth + Gap), 1, Math.Max(1, sections.Length)));
        var height = columns.Max(column => column.Count);
        return new(columns, keyWidth, columnWidth, height, (columns.Count * (columnWidth + Gap)) - Gap);
    }

    private static List<List<HelpLine>> Fill(ImmutableArray<HelpSection> sections, int count)
    {
        var total = sections.Sum(section => section.Entries.Length + 2);
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
                column.Add(default);
            }

            column.Add(new("", section.Title, IsHeading: true));
            column.AddRange(section.Entries.Select(entry => new HelpLine(entry.Keys, entry.Text, IsHeading: false)));
        }

        return columns;
    }
}
