namespace KvTui.Core.Editing.Merge;

/// <summary>
/// Merges two texts that were made from one, line by line. What only one side has changed is taken from it; where changes of both sides
/// overlap or touch, they are in conflict, unless both come to the same lines. That and the choice of <see cref="LineChanges"/> are
/// git's, so that a merge without a conflict is byte for byte what <c>git merge-file</c> makes of the same texts.
/// </summary>
public static class ThreeWayMerge
{
    /// <summary>The merged text in order, in pieces.</summary>
    public static ImmutableArray<MergePiece> Of(string before, string mine, string theirs)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new Texts(new(before, numbers), new(mine, numbers), new(theirs, numbers));
        return Pieces(texts, MergeRegions.Of(
            LineChanges.Between(texts.Before, texts.Mine),
            LineChanges.Between(texts.Before, texts.Theirs),
            texts.Mine.Count - texts.Before.Count,
            texts.Theirs.Count - texts.Before.Count));
    }

    private static ImmutableArray<MergePiece> Pieces(Texts texts, IReadOnlyList<MergeRegion> regions)
    {
        var pieces = ImmutableArray.CreateBuilder<MergePiece>();
        var at = 0;
        foreach (var region in regions)
        {
            AddSettled(texts.Mine.Lines(at, region.Mine.Start - at), MergeSide.Both);
            at = region.Mine.End;
            var (own, other) = (texts.Mine.Lines(region.Mine), texts.Theirs.Lines(region.Theirs));
            if (region.IsConflict && own != other)
            {
                pieces.Add(new MergePiece.Conflict(texts.Before.Lines(region.Before), own, other));
            }
            else
            {
                AddSettled(region.Side == MergeSide.Theirs ? other : own, region.Side, isChange: true);
            }
        }

        AddSettled(texts.Mine.Lines(at, texts.Mine.Count - at), MergeSide.Both);
        return pieces.DrainToImmutable();

        void AddSettled(string text, MergeSide side, bool isChange = false)
        {
            if (text.Length > 0 || isChange)
            {
                pieces.Add(new MergePiece.Settled(text, side));
            }
        }
    }

    private readonly record struct Texts(LineText Before, LineText Mine, LineText Theirs);
}
