using KvTui.Core;
using KvTui.Core.Comparing;
using KvTui.Core.Editing;

namespace KvTui.Cli.Output.Results;

/// <summary>The lines of two values that differ, for eyes.</summary>
internal static class DifferenceLines
{
    /// <summary>Each line that is only in one value, with its mark; of values that are not text only how long they are.</summary>
    public static IReadOnlyList<(char Mark, byte[] Line)> Of(PairDifference difference)
    {
        var lines = new List<(char Mark, byte[] Line)>();
        var (old, now) = (difference.Before?.Value, difference.After?.Value);
        if (difference.Kind == DifferenceKind.Lease)
        {
            return lines;
        }

        if (DiffLines.Compare(old, now) is not { } compared)
        {
            AddSize(lines, '-', old);
            AddSize(lines, '+', now);
            return lines;
        }

        var hasBoth = old is not null && now is not null;
        foreach (var line in compared)
        {
            if (line.Kind != DiffLineKind.Same && (hasBoth || line.Text.Length > 0))
            {
                lines.Add((line.Kind == DiffLineKind.Added ? '+' : '-', Encoding.UTF8.GetBytes(line.Text)));
            }
        }

        return lines;
    }

    private static void AddSize(List<(char Mark, byte[] Line)> lines, char mark, ReadOnlyMemory<byte>? value)
    {
        if (value is { } bytes)
        {
            lines.Add((mark, Encoding.UTF8.GetBytes($"{Quantities.Size(bytes.Length)} that are not all text")));
        }
    }
}
