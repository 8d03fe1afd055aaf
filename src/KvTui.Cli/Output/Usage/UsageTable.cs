using KvTui.Core;
using KvTui.Core.Scans.Usage;

namespace KvTui.Cli.Output.Usage;

/// <summary>The table of the du verb, its total, and the sentence below it.</summary>
internal static class UsageTable
{
    private static readonly string[] Head = ["KEYS", "KEY BYTES", "VALUE BYTES", "VERSIONS", "SHARE", "NAME"];

    /// <summary>The table and the sentence, with line ends.</summary>
    public static string Of(UsageResult result)
    {
        var children = result.Rows().Select(static item => Row(item.Row, Name(item.Parent, item.Row)));
        List<string[]> rows = [Head, .. children, Row(result.Total, "total")];
        var widths = Enumerable.Range(0, Head.Length - 1).Select(column => rows.Max(row => CellWidth.Of(row[column]))).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                text.Append(' ', widths[column] - CellWidth.Of(row[column])).Append(row[column]).Append("  ");
            }

            text.Append(row[^1]).Append('\n');
        }

        return text.Append(Sentence(result)).Append('\n').ToString();
    }

    private static string[] Row(UsageRow row, string name) =>
    [
        Number(row.Figures.Keys),
        Quantities.Size(row.Figures.KeyBytes),
        Bytes(row.Values),
        Number(row.Figures.Versions),
        double.IsNaN(row.Share) ? "-" : $"{row.Share * 100:0.0}%",
        name,
    ];

    private static string Name(UsageNode parent, UsageRow row) =>
        row.Node is null ? $"{Printable.Escaped(parent.Path.Span)} (other keys)".TrimStart() : Printable.Escaped(row.Path.Span);

    private static string Bytes(ByteEstimate bytes) => !bytes.IsKnown ? "-"
        : bytes.IsExact ? Quantities.Size((long)bytes.Bytes)
        : $"~{Quantities.Size((long)bytes.Bytes)} ±{bytes.ErrorPercent}%";

    private static string Sentence(UsageResult result)
    {
        var (revision, report) = (Number(result.Progress.Status.Revision), result.Report);
        return report is { IsSampled: true, Sample: { } sample }
            ? $"At r{revision}; bytes of values are estimated from {Number(sample.Count)} values of {Number(report.Root.Figures.Keys)}: "
                + "within ± in 95 of 100 cases,\nunless a few very large values were missed. --exact reads all."
            : $"At r{revision}; exact.";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
