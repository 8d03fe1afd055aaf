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

    /// <summary>Says what will happen to which key, and asks.</summary>
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

        var (verb, what) = moves ? ("Rename", "renamed") : ("Duplicate", "copied");
        var lease = ShownKey.LeaseOf(state, entry);
        var fate = lease == KeyLease.None ? "It has no lease."
            : !lease.IsKnown ? "Its lease goes along, if it has one."
            : moves ? $"Its lease {lease} goes along."
            : $"Both have the lease {lease} then.";
        var bare = state.Settings.Mask.Matches(entry.Key) && !state.Settings.Mask.Matches(key) ? " Its value is masked no longer." : "";
        var text = $"{Printable.Escaped(entry.Key.Span)}\nr{entry.ModRevision}, version {entry.Version}, will be {what} to\n"
            + $"{Printable.Escaped(key.Span)}\non {Questions.Where(state)},\n"
            + $"in one transaction, if neither changes meanwhile. {fate} The new key begins at version 1.{bare}";
        var purpose = new DialogPurpose.Transfer(entry, key, moves, state.Keyspace.ClusterId);
        return state.Pushed(Questions.Open($"{verb} key", text, verb, "Leave it", purpose, Questions.Typed(state)));
    }

    /// <summary>Sends what a question was about, if the value is known of the key as it was shown.</summary>
    public static Transition Confirmed(ExplorerState state, DialogPurpose.Transfer asked)
    {
        if (WriteRules.WhyNoWriteTo(state, asked.ClusterId) is { } other)
        {
            return state.Error($"Nothing was done: {other}.");
        }

        if (ShownKey.Of(state, asked.Shown) is { } value)
        {
            return WriteUpdate.Start(
                state.Info(asked.Moves ? "renaming …" : "duplicating …"),
                new WriteRequest.Transfer(value, asked.Key, asked.Moves) { ClusterId = asked.ClusterId });
        }

        var isSame = state.Keyspace.Keys.TryGet(asked.Shown.Key, out var now) && now.ModRevision == asked.Shown.ModRevision;
        var why = isSame ? "has not been read yet; try again in a moment" : "has changed since it was shown; look at it again";
        return state.Warning($"Nothing was done: {Printable.Escaped(asked.Shown.Key.Span)} {why}.");
    }
}
