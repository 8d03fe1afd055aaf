using KvTui.Core.Analysis.Usage;
using KvTui.Core.State.Scans;

namespace KvTui.Cli.Output.Usage;

/// <summary>The table of the du verb, its total, and the sentence below it.</summary>
internal static class UsageTable
{
    private static readonly string[] Head = ["KEYS", "KEY BYTES", "VALUE BYTES", "VERSIONS", "SHARE", "NAME"];

    /// <summary>The table and the sentence, with line ends.</summary>
    public static string Of(UsageResult result)
    {
        List<string[]> rows = [Head, .. result.Rows().Select(static item => Row(item.Row, Name(item.Parent, item.Row))), Row(result.Total, "total")];
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
        Size.Of(row.Figures.KeyBytes),
        Bytes(row.Values),
        Number(row.Figures.Versions),
        double.IsNaN(row.Share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{row.Share * 100:0.0}%"),
        name,
    ];

    private static string Name(UsageNode parent, UsageRow row) =>
        row.Node is null ? $"{Printable.Escaped(parent.Path.Span)} (other keys)".TrimStart() : Printable.Escaped(row.Path.Span);

    private static string Bytes(ByteEstimate bytes) => !bytes.IsKnown ? "-"
        : bytes.IsExact ? Size.Of((long)bytes.Bytes)
        : string.Create(CultureInfo.InvariantCulture, $"~{Size.Of((long)bytes.Bytes)} ±{bytes.ErrorPercent}%");

    private static string Sentence(UsageResult result)
    {
        var (revision, report) = (Number(result.Progress.Status.Revision), result.Report);
        return report is { IsSampled: true, Sample: { } sample }
            ? $"At r{revision}; bytes of values are estimated from {Number(sample.Count)} values of {Number(report.Root.Figures.Keys)}: within ± in 95 of 100 cases,\n"
                + "unless a few very large values were missed. --exact reads all."
            : $"At r{revision}; exact.";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the keys with a prefix take, and how much of it is to be written.</summary>
/// <param name="Levels">How many levels of children; 1 or more.</param>
/// <param name="Limit">How many children of each prefix; the others are one row.</param>
internal sealed record UsageResult(ScanProgress.Usage Progress, int Levels, int Limit)
{
    public UsageReport Report => Progress.Report;

    public UsageRow Total { get; } = UsageRows.Of(Progress.Report, Progress.Report.Root, UsageOrder.Bytes).Total;

    /// <summary>The rows from the top down, each before its own children, the largest first; their shares are of the whole.</summary>
    public IEnumerable<(UsageNode Parent, UsageRow Row)> Rows() => Below(Report.Root, Levels);

    private IEnumerable<(UsageNode Parent, UsageRow Row)> Below(UsageNode node, int levels)
    {
        foreach (var row in UsageRows.Of(Report, node, UsageOrder.Bytes).Limited(Limit).Rows)
        {
            yield return (node, row with { Share = Math.Clamp(row.Bytes.Bytes / Math.Max(1, Total.Bytes.Bytes), 0, 1) });
            if (levels > 1 && row.CanOpen)
            {
                foreach (var child in Below(row.Node!, levels - 1))
                {
                    yield return child;
                }
            }
        }
    }
}
