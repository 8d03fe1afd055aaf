using KvTui.Core.Editing;

namespace KvTui.Core.Dialogs.Prompts;

/// <summary>Going to a key that was typed; what does not exist is said, and offered to be made.</summary>
internal static class GoToUpdate
{
    public static ExplorerState GoTo(ExplorerState state, EtcdKey key)
    {
        var next = PlaceUpdate.GoTo(state, key);
        if (next.Browse.Current is { } there && there.Path == key)
        {
            return next;
        }

        var (first, end) = state.Keyspace.Keys.Ranks(KeyRange.Prefix(key));
        if (first < end)
        {
            return next.Info($"{Printable.Escaped(key.Span)} is not a key; the cursor is on the first that starts with it");
        }

        var missing = $"{Printable.Escaped(key.Span)} {Absence(state, key)}; the cursor is where it would be";
        var question = $"{missing}.\nIt is created when its value is saved.";
        return IsKnown(state, key) && WriteRules.WhyNoPut(state) is null && AccessRules.WhyNoChange(state, KeyRange.Key(key)) is null
            ? next.Pushed(Questions.Open("No such key", question, "Create it", "Stay", new DialogPurpose.CreateKey(key)))
            : next.Info(missing);
    }

    /// <summary>Opens what a key is made with: the editor, or for a folder the line that its name is typed on.</summary>
    public static Transition Create(ExplorerState state, EtcdKey key) =>
        key.Span[^1] == state.Settings.Folding.Separator ? PromptUpdate.OpenNewKey(state, key) : EditUpdate.OpenNew(state, key);

    private static bool IsKnown(ExplorerState state, EtcdKey key) => state.Keyspace.RevisionOf(key) > 0;

    private static string Absence(ExplorerState state, EtcdKey key) =>
        !IsKnown(state, key) ? "is not listed yet"
        : state.Keyspace is { AsOf: 0, Followed: { Status: RegionStatus.Live } followed } && followed.Scope.Contains(key) ? "does not exist"
        : $"did not exist at {Quantities.Revision(state.Keyspace.RevisionOf(key))}";
}
