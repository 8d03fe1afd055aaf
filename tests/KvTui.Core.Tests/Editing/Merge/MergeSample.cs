using System.Collections.Immutable;
using KvTui.Core.Editing.Merge;

namespace KvTui.Core.Tests.Editing.Merge;

/// <summary>Texts of few different lines, as those are aligned in many ways, and edits of them.</summary>
internal static class MergeSample
{
    public static string Text(Random random)
    {
        var (lines, kinds) = (random.Next(10) == 0 ? random.Next(700) : random.Next(40), random.Next(2, 30));
        return string.Concat(Enumerable.Range(0, lines).Select(_ => Line(random, kinds))) + (random.Next(4) == 0 ? "last" : "");
    }

    public static string Edited(Random random, string text)
    {
        var lines = text.Split('\n').Select(static line => line + "\n").ToList();
        lines[^1] = lines[^1][..^1];
        var kinds = random.Next(2, 30);
        for (var edit = random.Next(random.Next(20) == 0 ? 1 + lines.Count : 3 + (lines.Count / 8)); edit > 0; edit--)
        {
            var (at, count) = (random.Next(lines.Count + 1), random.Next(4));
            switch (random.Next(5))
            {
                case 0:
                    lines.RemoveRange(at, Math.Min(count, lines.Count - at));
                    break;
                case 1:
                    lines.InsertRange(at, Enumerable.Range(0, count).Select(_ => Line(random, kinds)));
                    break;
                case 2 when at < lines.Count:
                    lines[at] = Line(random, kinds);
                    break;
                case 3 when at < lines.Count:
                    var moved = lines[at];
                    lines.RemoveAt(at);
                    lines.Insert(random.Next(lines.Count + 1), moved);
                    break;
                default:
                    var from = random.Next(lines.Count + 1);
                    lines.InsertRange(at, lines.GetRange(from, Math.Min(count, lines.Count - from)));
                    break;
            }
        }

        return string.Concat(lines);
    }

    public static bool IsClean(ImmutableArray<MergePiece> pieces) => !pieces.Any(static piece => piece is MergePiece.Conflict);

    /// <summary>The merged text, with one choice for all conflicts.</summary>
    public static string Of(ImmutableArray<MergePiece> pieces, MergeChoice choice) => string.Concat(pieces.Select(piece => piece switch
    {
        MergePiece.Settled settled => settled.Text,
        MergePiece.Conflict conflict => conflict.Chosen(choice),
        _ => throw new InvalidOperationException($"{piece} is unknown."),
    }));

    private static string Line(Random random, int kinds) => random.Next(12) == 0 ? "\n" : $"{random.Next(kinds)}{(random.Next(20) == 0 ? "\r" : "")}\n";
}
