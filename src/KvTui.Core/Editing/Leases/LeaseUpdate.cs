using KvTui.Core.Dialogs;

namespace KvTui.Core.Editing.Leases;

/// <summary>Chooses in the editor what its save does to the lease of the key.</summary>
internal static class LeaseUpdate
{
    private const int Back = 0;

    private static readonly ImmutableArray<DialogButton> Answers =
    [
        new("Back"),
        new("Keep it", 'k') { IsDestructive = true },
        new("Attach", 'a') { IsDestructive = true },
        new("Detach", 'd') { IsDestructive = true },
        new("New", 'n') { IsDestructive = true },
    ];

    /// <summary>Asks what the lease is to be.</summary>
    public static ExplorerState Asked(ExplorerState state, EditSession edit)
    {
        var now = edit.Base is not { } known ? "The key does not exist yet; it gets no lease unless one is chosen."
            : known.Lease == KeyLease.None ? "The key has no lease."
            : $"The key has the lease {known.Lease}.";
        var chosen = LeaseText.Of(edit.Lease) is { Length: > 0 } choice ? $"\nChosen for the save: {choice}." : "";
        var text = $"{Printable.Escaped(edit.Key.Span)}\n{now}{chosen}\n"
            + "Attach asks for the id of a lease, New for a time to live.\nWhen a lease ends, its keys are deleted.";
        return state.Pushed(new Layer.Question(new DialogState(new("Lease", text, Answers)), new DialogPurpose.Lease()));
    }

    /// <summary>Asks, if the editor is open by now; else says which key does.</summary>
    public static Transition AskedIfOpen(ExplorerState state) =>
        state.Detail.Edit is { } edit && state.TopLayer is null ? Asked(state, edit) : state.Info("Alt-L in the editor chooses the lease");

    /// <summary>Does what was chosen, or asks for what is missing for it.</summary>
    public static ExplorerState Answered(ExplorerState state, EditSession edit, int answer) =>
        answer == Back || edit.Saving ? state : (LeaseUse)(answer - 1) switch
        {
            LeaseUse.Attach => state.Pushed(new Layer.Prompt(PromptKind.Lease, "", null)),
            LeaseUse.Grant => state.Pushed(new Layer.Prompt(PromptKind.TimeToLive, "", null)),
            LeaseUse.Keep or LeaseUse.Detach => Chosen(state, edit, new((LeaseUse)(answer - 1))),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "is not a button of the question"),
        };

    /// <summary>An id or a time to live was typed.</summary>
    public static ExplorerState Entered(ExplorerState state, EditSession edit, PromptKind kind, string text) =>
        kind == PromptKind.Lease && LeaseText.TryParseId(text, out var id) ? Chosen(state, edit, new(LeaseUse.Attach, id))
        : kind == PromptKind.TimeToLive && LeaseText.TryParseTime(text, out var seconds) ? Chosen(state, edit, new(LeaseUse.Grant, seconds))
        : state;

    private static ExplorerState Chosen(ExplorerState state, EditSession edit, LeaseChoice choice) =>
        (state with { Detail = state.Detail with { Edit = edit with { Lease = choice } } }).Info(choice.Use == LeaseUse.Keep
            ? "the save leaves the lease as it is"
            : $"{LeaseText.Of(choice)} when it is saved");
}
