namespace KvTui.Core.Members.Shown;

/// <summary>Members and timeline as plain text, to be pasted into a report.</summary>
public static class ClusterText
{
    /// <summary>The most bytes of it: what fits into a terminal's clipboard by OSC 52 once encoded.</summary>
    private const int MaxBytes = 50_000;

    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The text in UTF-8: when, how the cluster fares, a line a field, the end of the timeline in local times.</summary>
    public static byte[] Copy(ClusterState cluster, DateTimeOffset now) => Copy(cluster, now, MemberFigures.All);

    /// <inheritdoc cref="Copy(ClusterState, DateTimeOffset)"/>
    /// <param name="figures">What members tell of themselves.</param>
    public static byte[] Copy(ClusterState cluster, DateTimeOffset now, ImmutableArray<MemberFigure> figures)
    {
        var text = new StringBuilder();
        if (cluster.Report is { } report)
        {
            text.Append(Time(cluster.At)).Append(": ").Append(HealthText.Word(report)).Append('\n')
                .Append(DetailLayout.Said(cluster)).Append("\n\n");
            AddMatrix(text, cluster, ClusterMatrix.Rows(cluster, now, figures));
            text.Append('\n');
        }

        AddTimeline(text, cluster.Timeline);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AddMatrix(StringBuilder text, ClusterState cluster, ImmutableArray<MatrixRow> matrix)
    {
        var names = new MatrixRow("", [.. cluster.Rows.Select(row => (MatrixCell)Printable.Text(row.Member.Label))]);
        MatrixRow[] rows = [names, .. matrix];
        var label = rows.Max(row => CellWidth.Of(row.Label));
        var widths = Enumerable.Range(0, cluster.Rows.Length).Select(i => rows.Max(row => CellWidth.Of(Shown(row.Cells[i])))).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder(Padded(row.Label, label));
            for (var i = 0; i < widths.Length; i++)
            {
                line.Append("  ").Append(Padded(Shown(row.Cells[i]), widths[i]));
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }

    private static void AddTimeline(StringBuilder text, Timeline timeline)
    {
        var room = MaxBytes - Encoding.UTF8.GetByteCount(text.ToString());
        var lines = new List<string>();
        for (var i = timeline.Entries.Count - 1; i >= 0; i--)
        {
            var line = $"{Time(timeline.Entries[i].At)}  {timeline.Entries[i].Text}\n";
            room -= Encoding.UTF8.GetByteCount(line);
            if (room < 0)
            {
                break;
            }

            lines.Add(line);
        }

        var left = timeline.Dropped + timeline.Entries.Count - lines.Count;
        text.Append("Timeline").Append(left == 0 ? "" : $" ({Quantities.Count(left)} older entries left out)").Append(":\n");
        lines.Reverse();
        text.AppendJoin("", lines);
    }

    private static string Shown(MatrixCell cell) => cell.Text.Length == 0 ? "·" : cell.Text;

    private static string Padded(string text, int columns) => text + new string(' ', Math.Max(0, columns - CellWidth.Of(text)));

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);
}
