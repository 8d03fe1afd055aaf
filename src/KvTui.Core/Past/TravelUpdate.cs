namespace KvTui.Core.Past;

/// <summary>Shows the keys as of a past revision, and leads back to the present.</summary>
internal static class TravelUpdate
{
    /// <summary>A revision was typed: it is found out whether it can be read.</summary>
    public static Transition Entered(ExplorerState state, string text) => RevisionText.Read(text) switch
    {
        _ when text.Trim().Length == 0 => state,
        null => state.Error($"'{Printable.Text(text)}' is no revision: {RevisionText.Syntax}."),
        { IsNow: true } => state.Keyspace.IsPast ? ToPresent(state) : state.Info("It is the present that is shown."),
        { } wanted => Asked(state, wanted),
    };

    /// <summary>Finds out whether a revision can be read, and shows it then.</summary>
    public static Transition Asked(ExplorerState state, WantedRevision wanted) =>
        Transition.Of(state.Info("asking for that revision …"), new Effect.FindPast(wanted));

    /// <summary>A revision can be read: it is listed in place of what is shown, unless a value is being edited.</summary>
    public static Transition Found(ExplorerState state, long revision) => state.Detail.Edit is not null
        ? state.Warning("A value is being edited: save it or leave the editor, then :rev shows the past.")
        : Followed(state with { Notice = null }, revision);

    /// <summary>Leads back to the present, which is listed anew.</summary>
    public static Transition ToPresent(ExplorerState state) => Followed(state.Info("back to the present"), 0);

    /// <summary>The revision is compacted by now: leads back to the present, unless something else is wanted meanwhile.</summary>
    public static Transition Lost(ExplorerState state, OperationMessage.PastLost lost) =>
        state.Keyspace.Wanted.Revision == 0 || lost.Generation != state.Keyspace.Wanted.Generation
            ? state
            : Followed(state.Warning($"Back to the present: {lost.Reason}"), 0);

    private static Transition Followed(ExplorerState state, long revision)
    {
        var ranges = state.Access.Rights.Readable(KeyRange.Prefix(state.Settings.Root));
        var scope = new WatchScope(state.Keyspace.Wanted.Generation + 1, ranges, true) { Revision = revision };
        var isHeld = state.Keyspace.Paused;
        state = state with { Keyspace = state.Keyspace with { Busy = null, Wanted = scope, Paused = false } };
        return isHeld
            ? Transition.Of(state, new Effect.HoldListing(false), new Effect.Follow(scope))
            : Transition.Of(state, new Effect.Follow(scope));
    }
}
