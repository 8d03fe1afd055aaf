namespace KvTui.Core.Diagnosis;

/// <summary>Findings in lines of text, as the verb and the screen show them.</summary>
public static class FindingText
{
    private const string Indent = "  ";

    /// <summary>
    /// The lines of all findings, each kind under a heading, with what they add up to at the end; nothing in them can steer a terminal.
    /// </summary>
    /// <param name="columns">How many columns a line may take.</param>
    public static IReadOnlyList<FindingLine> Lines(IReadOnlyList<Finding> findings, int columns)
    {
        var lines = new List<FindingLine>();
        for (var place = 0; place < findings.Count; place++)
        {
            var finding = findings[place];
            if (place == 0 || findings[place - 1].Id != finding.Id)
            {
                lines.Add(new($"{Word(finding.Severity).ToUpperInvariant()}{Indent}{finding.Id}", finding.Severity));
            }

            Add(lines, finding.Cause + ".", columns);
            if (place == findings.Count - 1 || findings[place + 1].Id != finding.Id)
            {
                Add(lines, finding.Consequence, columns);
                Add(lines, "Next: " + finding.Step, columns);
                lines.Add(new("", null));
            }
        }

        lines.Add(new(Sum(findings), null));
        return lines;
    }

    /// <summary>“critical”, “warning” or “note”.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.Warning => "warning",
        Severity.Note => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "is not a known severity"),
    };

    /// <summary>“2 critical, 1 warning, 1 note.”, or “Nothing is wrong.”</summary>
    private static string Sum(IReadOnlyList<Finding> findings)
    {
        var parts = new List<string>();
        foreach (var severity in (Severity[])[Severity.Critical, Severity.Warning, Severity.Note])
        {
            var count = findings.Count(finding => finding.Severity == severity);
            if (count > 0)
            {
                parts.Add($"{count} {Word(severity)}{(count == 1 || severity == Severity.Critical ? "" : "s")}");
            }
        }

        return findings.All(static finding => finding.Severity == Severity.Note)
            ? $"Nothing is wrong{string.Concat(parts.Select(static part => $"; {part}"))}."
            : $"{string.Join(", ", parts)}.";
    }

    private static void Add(List<FindingLine> lines, string sentences, int columns)
    {
        foreach (var line in TextWrap.Lines(Printable.Text(sentences), Math.Max(1, columns - Indent.Length)))
        {
            lines.Add(new(Indent + line, null));
        }
    }
}

/// <summary>A line of text about findings.</summary>
/// <param name="Heading">How bad those below it are; null if it is no heading.</param>
public sealed record FindingLine(string Text, Severity? Heading);
