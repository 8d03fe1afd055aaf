namespace KvTui.Core.Editing.Merge;

/// <summary>Lays out a conflict: the lines before it, each side, the lines behind it.</summary>
internal static class MergeLines
{
    /// <summary>How many lines are shown before and behind a conflict.</summary>
    private const int Around = 3;

    /// <param name="current">Which conflict is shown, from 0.</param>
    public static ImmutableArray<MergeLine> Of(
        ImmutableArray<MergePiece> pieces, int current, ImmutableArray<MergeChoice?> choices, KeyRevisions revisions)
    {
        if (current >= choices.Length)
        {
            return [];
        }

        var at = Enumerable.Range(0, pieces.Length).Where(index => pieces[index] is MergePiece.Conflict).ElementAt(current);
        var (conflict, choice) = ((MergePiece.Conflict)pieces[at], choices[current]);
        var lines = ImmutableArray.CreateBuilder<MergeLine>();
        lines.AddRange(Context(pieces, at, -1));
        var (mine, theirs) = (choice is MergeChoice.Mine or MergeChoice.Both, choice is MergeChoice.Theirs or MergeChoice.Both);
        Add(lines, MergeLineKind.Mine, "m: yours", conflict.Mine, mine);
        Add(lines, MergeLineKind.Theirs, $"t: stored now, r{revisions.Theirs}", conflict.Theirs, theirs);
        Add(lines, MergeLineKind.Base, $"o: before both, r{revisions.Base}", conflict.Base, choice is MergeChoice.Base);
        lines.Add(new(MergeLineKind.Heading, ""));
        lines.AddRange(Context(pieces, at, 1));
        return lines.DrainToImmutable();
    }

    private static void Add(ImmutableArray<MergeLine>.Builder lines, MergeLineKind kind, string heading, string text, bool isTaken)
    {
        var note = isTaken ? ", taken" : text.Length == 0 ? ", no line" : "";
        lines.Add(new(MergeLineKind.Heading, heading + note));
        foreach (var line in Split(text))
        {
            lines.Add(new(kind, line));
        }
    }

    /// <summary>The settled lines next to a conflict, up to the next one.</summary>
    private static IEnumerable<MergeLine> Context(ImmutableArray<MergePiece> pieces, int conflict, int step)
    {
        var text = "";
        for (var at = conflict + step; at >= 0 && at < pieces.Length && pieces[at] is MergePiece.Settled settled; at += step)
        {
            text = step < 0 ? settled.Text + text : text + settled.Text;
            if (text.AsSpan().Count('\n') > Around)
            {
                break;
            }
        }

        var lines = Split(text);
        var shown = step < 0 ? lines.TakeLast(Around) : lines.Take(Around);
        return shown.Select(static line => new MergeLine(MergeLineKind.Context, line));
    }

    private static string[] Split(string text) =>
        text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
}

/// <summary>A line of a conflict that is shown, without its line end.</summary>
public readonly record struct MergeLine(MergeLineKind Kind, string Text);

/// <summary>Where a line of a conflict comes from.</summary>
public enum MergeLineKind : byte
{
    /// <summary>A settled line beside the conflict.</summary>
    Context,

    /// <summary>It says what follows.</summary>
    Heading,
    Mine,
    Theirs,
    Base,
}
