namespace KvTui.Core.Editing.Merge;

/// <summary>A merge whose conflicts are settled one by one.</summary>
public sealed record MergeState
{
    private readonly ImmutableArray<MergePiece> _pieces;

    private MergeState(ImmutableArray<MergePiece> pieces, KeyRevisions revisions)
    {
        (_pieces, Revisions) = (pieces, revisions);
        Choices = [.. new MergeChoice?[Conflicts(pieces)]];
    }

    /// <summary>Which revisions were merged.</summary>
    public KeyRevisions Revisions { get; }

    /// <summary>What was chosen for each conflict; null for those that are open.</summary>
    public ImmutableArray<MergeChoice?> Choices { get; private init; }

    /// <summary>The conflict that is shown, from 0.</summary>
    public int Current { get; private init; }

    /// <summary>The first line in view.</summary>
    public int FirstLine { get; private init; }

    /// <summary>The conflict that is shown, with what stands around it.</summary>
    public ImmutableArray<MergeLine> Lines => MergeLines.Of(_pieces, Current, Choices, Revisions);

    public int OpenCount
    {
        get
        {
            var open = 0;
            foreach (var choice in Choices)
            {
                open += choice is null ? 1 : 0;
            }

            return open;
        }
    }

    /// <summary>How many changes were taken from what is stored without a question.</summary>
    public int TakenCount => _pieces.Count(static piece => piece is MergePiece.Settled { Side: MergeSide.Theirs });

    /// <summary>A merge of which nothing is chosen yet.</summary>
    public static MergeState Of(ImmutableArray<MergePiece> pieces, KeyRevisions revisions) => new(pieces, revisions);

    /// <summary>This merge with a choice for the conflict that is shown; the next open one is shown then.</summary>
    public MergeState Choosing(MergeChoice choice)
    {
        var choices = Choices.SetItem(Current, choice);
        var following = Enumerable.Range(Current, choices.Length).Select(at => at % choices.Length);
        var next = following.FirstOrDefault(at => choices[at] is null, Current);
        return this with { Choices = choices, Current = next, FirstLine = 0 };
    }

    /// <summary>This merge with another conflict shown; behind the last one comes the first.</summary>
    public MergeState Stepped(int step) =>
        this with { Current = (Current + step + Choices.Length) % Choices.Length, FirstLine = 0 };

    /// <summary>This merge scrolled to a line.</summary>
    public MergeState From(int line) => this with { FirstLine = line };

    /// <summary>The merged text.</summary>
    /// <exception cref="InvalidOperationException">A conflict is open.</exception>
    public string Text()
    {
        var (text, conflict) = (new StringBuilder(), 0);
        foreach (var piece in _pieces)
        {
            text.Append(piece switch
            {
                MergePiece.Settled settled => settled.Text,
                MergePiece.Conflict open => open.Chosen(Choices[conflict++] ?? throw new InvalidOperationException("A conflict is open.")),
                _ => throw new InvalidOperationException($"{piece.GetType().Name} is not a known piece."),
            });
        }

        return text.ToString();
    }

    private static int Conflicts(ImmutableArray<MergePiece> pieces) => pieces.Count(static piece => piece is MergePiece.Conflict);
}

/// <summary>The revisions of a value that are merged.</summary>
/// <param name="Base">What the edit began from.</param>
/// <param name="Theirs">What is stored now.</param>
public readonly record struct KeyRevisions(long Base, long Theirs);
