namespace KvTui.Core.Editing.Drafts;

/// <summary>The edits kept for the case of a crash: one's own, and those that others left behind.</summary>
/// <param name="Kept">The edit as it was last handed over to be kept; null if none is.</param>
/// <param name="CanKeep">Whether it could be written.</param>
/// <param name="Offers">Those left behind that are still to be offered.</param>
public sealed record DraftState(EditSession? Kept, bool CanKeep, ImmutableList<LeftDraft> Offers)
{
    /// <summary>Those that were put off; each is offered again when its key is to be edited.</summary>
    public ImmutableList<LeftDraft> PutOff { get; init; } = [];

    public static DraftState AtStart { get; } = new(null, true, []);

    /// <summary>Whether an edit is on disk as it is on the screen.</summary>
    public bool Holds(EditSession edit) =>
        Kept is { } kept && (kept.Key, kept.Lease) == (edit.Key, edit.Lease)
        && ReferenceEquals(kept.Base, edit.Base) && kept.Editor.HasSameText(edit.Editor);
}
