using KvTui.Core.Dialogs;

namespace KvTui.Core.Writes;

/// <summary>Puts the key under the cursor under another name, beside the one it has or in its place; asks before.</summary>
internal static class TransferUpdate
{
    /// <summary>Opens the line that the other name is typed on, with the one that the key has.</summary>
    public static ExplorerState Begun(ExplorerState state, bool moves) => state.Pushed(new Layer.Prompt(
        moves ? PromptKind.Rename : PromptKind.Duplicate, Printable.Escaped(state.Browse.Current!.Value.Path.Span), null));

    /// <summary>Whether the value of the key under the cursor has to be read first.</summary>
    public static bool NeedsValue(ExplorerState state) =>
        state.Browse.Current is { Kind: RowKind.Key, IsGone: false } row && ShownKey.Of(state, state.Browse.Rows.Keys[row.Rank]) is null;

    /// <summary>Says what will happen to which key, and asks; or why nothing will.</summary>
    public static ExplorerState Asked(ExplorerState state, EtcdKey key, bool moves)
    {
        if (ActionRules.WhyNot(state, moves ? Intent.Rename : Intent.Duplicate) is { } reason)
        {
            return state.Warning(reason);
        }

        if (AccessRules.WhyNoChange(state, KeyRange.Key(key)) is { } forbidden)
        {
            return state.Error(forbidden);
        }

        var entry = state.Browse.Rows.Keys[state.Browse.Current!.Value.Rank];
        if (state.Keyspace.Keys.TryGet(key, out _))
        {
            return state.Warning(key == entry.Key
                ? "That is the name it has; give another one."
                : $"{Printable.Escaped(key.Span)} exists already, and nothing is put in its place.");
        }

        if (ShownKey.Of(state, entry) is not { } shown)
        {
            return state.Info($"{Printable.Escaped(entry.Key.Span)} has to be read first; try again in a moment");
        }

        var (verb, what) = moves ? ("Rename", "renamed") : ("Duplicate", "copied");
        var fate = shown.Lease == KeyLease.None ? "It has no lease."
            : moves ? $"Its lease {shown.Lease} goes along."
            : $"Both have the lease {shown.Lease} then.";
        var bare = state.Settings.Mask.Matches(entry.Key) && !state.Settings.Mask.Matches(key) ? " Its value is masked no longer." : "";
        var text = $"{Printable.Escaped(entry.Key.Span)}\nr{entry.ModRevision}, version {entry.Version}, will be {what} to\n"
            + $"{Printable.Escaped(key.Span)}\non {Questions.Where(state)},\n"
            + $"in one transaction, if neither changes meanwhile. {fate} The new key begins at version 1.{bare}";
        var purpose = new DialogPurpose.Write(new WriteRequest.Transfer(shown, key, moves) { ClusterId = state.Keyspace.ClusterId });
        return state.Pushed(Questions.Open($"{verb} key", text, verb, "Leave it", purpose, Questions.Typed(state)));
    }
}
