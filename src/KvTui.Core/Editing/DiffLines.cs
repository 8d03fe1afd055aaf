using System.Text.Unicode;

namespace KvTui.Core.Editing;

/// <summary>Compares two texts line by line; a final line end shows as an empty last line, a carriage return stays in its line.</summary>
public static class DiffLines
{
    /// <summary>The most cells of the table of common lines; beyond it the differing middle is shown as removed and added whole.</summary>
    private const int MaxCells = 1 << 20;

    /// <summary>The lines of both texts in order; removed ones before the added ones in their place.</summary>
    public static ImmutableArray<DiffLine> Compare(string before, string after) => Compare(before.Split('\n'), after.Split('\n'));

    /// <summary>The same of two values, of which one that is missing has no lines; null if one of them is not UTF-8.</summary>
    public static ImmutableArray<DiffLine>? Compare(ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after) =>
        Utf8.IsValid((before ?? default).Span) && Utf8.IsValid((after ?? default).Span) ? Compare(Texts(before), Texts(after)) : null;

    private static string[] Texts(ReadOnlyMemory<byte>? value) => value is { } text ? Encoding.UTF8.GetString(text.Span).Split('\n') : [];

    private static ImmutableArray<DiffLine> Compare(string[] old, string[] current)
    {
        var start = old.AsSpan().CommonPrefixLength(current);
        var end = 0;
        while (end < Math.Min(old.Length, current.Length) - start && old[^(end + 1)] == current[^(end + 1)])
        {
            end++;
        }

        var lines = ImmutableArray.CreateBuilder<DiffLine>(Math.Max(old.Length, current.Length));
        AddAll(lines, DiffLineKind.Same, old.AsSpan(0, start));
        AddMiddle(lines, old.AsSpan(start..^end), current.AsSpan(start..^end));
        AddAll(lines, DiffLineKind.Same, old.AsSpan(old.Length - end));
        return lines.ToImmutable();
    }

    private static void AddMiddle(ImmutableArray<DiffLine>.Builder lines, ReadOnlySpan<string> old, ReadOnlySpan<string> current)
    {
        if ((long)(old.Length + 1) * (current.Length + 1) > MaxCells)
        {
            AddAll(lines, DiffLineKind.Removed, old);
            AddAll(lines, DiffLineKind.Added, current);
            return;
        }

        var common = CommonLengths(old, current);
        var (i, j) = (0, 0);
        while (i < old.Length || j < current.Length)
        {
            if (i < old.Length && j < current.Length && old[i] == current[j])
            {
                lines.Add(new(DiffLineKind.Same, old[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == current.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new(DiffLineKind.Removed, old[i++]));
            }
            else
            {
                lines.Add(new(DiffLineKind.Added, current[j++]));
            }
        }
    }

    /// <summary>The length of the longest common subsequence of what follows each pair of lines.</summary>
    private static int[,] CommonLengths(ReadOnlySpan<string> old, ReadOnlySpan<string> current)
    {
        var common = new int[old.Length + 1, current.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = current.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == current[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static void AddAll(ImmutableArray<DiffLine>.Builder lines, DiffLineKind kind, ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            lines.Add(new(kind, text));
        }
    }
}

/// <summary>One line of a comparison, without its line end.</summary>
public readonly record struct DiffLine(DiffLineKind Kind, string Text);

/// <summary>What became of a line.</summary>
public enum DiffLineKind : byte
{
    Same,
    Removed,
    Added,
}
