using KvTui.Core.Dialogs;
using KvTui.Core.Journal;

namespace KvTui.Core.Writes;

/// <summary>Asks before anything is deleted: what, how much, on which cluster.</summary>
internal static class DeleteUpdate
{
    public static ExplorerState Ask(ExplorerState state)
    {
        if (state.Browse.Current is not { Kind: RowKind.Key } row)
        {
            return AskPrefix(state, "\nd on a folder deletes all that is in it, as D does.");
        }

        var entry = state.Browse.Rows.Keys[row.Rank];
        return state.Pushed(Questions.Open(
            "Delete key",
            KeyText(state, entry),
            "Delete",
            "Keep",
            new DialogPurpose.Write(
                new WriteRequest.Delete(entry) { Value = ShownKey.Of(state, entry)?.Value, ClusterId = state.Keyspace.ClusterId }),
            Questions.Typed(state)));
    }

    /// <summary>Whether the value of the key under the cursor has to be read to know its lease.</summary>
    public static bool NeedsValue(ExplorerState state) =>
        state.Browse.Current is { Kind: RowKind.Key } row && !LeaseOf(state, state.Browse.Rows.Keys[row.Rank]).IsKnown;

    /// <summary>What is asked, and that it is read what the deletion would take if many keys are asked about.</summary>
    public static Transition Measuring(ExplorerState asked) => Measured(asked) is { Shown.Count: > 1 } request
        ? Transition.Of(asked, new Effect.MeasureRange(request))
        : asked;

    /// <summary>It is known what a deletion would take, or why not: the question about it says so.</summary>
    public static ExplorerState Learned(ExplorerState state, OperationMessage.RangeMeasured measured) =>
        state.TopLayer is Layer.Question question && ReferenceEquals(Measured(state), measured.Request)
            ? state.Replaced(question with
            {
                State = question.State.Saying(question.State.Dialog.Text.Replace(
                    DeletionText.Reading,
                    measured.Facts is { } facts ? DeletionText.Of(facts) : $"\nHow much that is could not be read: {measured.Problem}",
                    StringComparison.Ordinal)),
            })
            : state;

    /// <summary>A value has been read: if a dialog asks about its key, it says what is known now.</summary>
    public static ExplorerState Learned(ExplorerState state) =>
        state.Layers is [.., Layer.Question { Purpose: DialogPurpose.Write { Request: WriteRequest.Delete request } } question]
        && state.Keyspace.Keys.TryGet(request.Shown.Key, out var entry)
        && entry.ModRevision == request.Shown.ModRevision
            ? state.Replaced(question with { State = question.State.Saying(KeyText(state, entry)) })
            : state;

    public static ExplorerState AskPrefix(ExplorerState state) => AskPrefix(state, state.Browse.Current is { Kind: RowKind.Key } row
        ? $"\nThe key {Printable.Escaped(row.Path.Span)} itself stays."
        : "");

    /// <summary>Asks once more, as the range holds other keys than were shown.</summary>
    public static ExplorerState AskAgain(ExplorerState state, WriteOutcome.Recounted recounted)
    {
        var again = recounted.Again;
        if (again.Shown.Count == 0)
        {
            return state.Warning($"Nothing was deleted: no key starts with {Printable.Escaped(again.Prefix.Span)} any more.");
        }

        if (WriteRules.WhyNoWriteTo(state, again.ClusterId) is { } other)
        {
            return state.Error($"Nothing was deleted: {other}.");
        }

        var (added, changed, gone) = recounted.Changes;
        return AskPrefix(
            state,
            again,
            $"Nothing was deleted yet. Since it was shown: {added} added, {changed} changed, {gone} gone.\n",
            "if none changes meanwhile.");
    }

    private static WriteRequest.DeletePrefix? Measured(ExplorerState state) =>
        state.TopLayer is Layer.Question { Purpose: DialogPurpose.Write { Request: WriteRequest.DeletePrefix request } } ? request : null;

    private static string KeyText(ExplorerState state, KeyEntry entry)
    {
        var lease = LeaseOf(state, entry);
        var attached = lease == KeyLease.None ? "" : $", lease {lease}";
        var (key, where) = (Printable.Escaped(entry.Key.Span), Questions.Where(state));
        return $"{key}\nr{entry.ModRevision}, version {entry.Version}{attached}\nwill be deleted on {where}.";
    }

    /// <summary>The lease of a key, from its value where the listing has not told it.</summary>
    private static KeyLease LeaseOf(ExplorerState state, KeyEntry entry) =>
        !entry.Lease.IsKnown && state.Detail.Value is { } value && value.Key == entry.Key && value.ModRevision == entry.ModRevision
            ? value.Lease
            : entry.Lease;

    private static ExplorerState AskPrefix(ExplorerState state, string note)
    {
        var prefix = ActionRules.FolderOf(state)!.Value;
        var shown = state.Keyspace.Keys.Slice(KeyRange.Prefix(prefix));
        var request = new WriteRequest.DeletePrefix(prefix, shown) { ClusterId = state.Keyspace.ClusterId };
        var revision = state.Keyspace.RevisionOf(KeyRange.Prefix(prefix));
        return AskPrefix(state, request, "", shown.Count <= JournalTxn.MostKeys
            ? $"if none has changed since r{revision}.{note}"
            : $"if none has changed since r{revision};\nwhat changes after that, stays and is listed.{note}");
    }

    private static ExplorerState AskPrefix(ExplorerState state, WriteRequest.DeletePrefix request, string news, string condition)
    {
        var count = request.Shown.Count.ToString(CultureInfo.InvariantCulture);
        var what = request.Shown.Count == 1 ? "The only key that starts" : $"All {count} keys that start";
        return state.Pushed(Questions.Open(
            "Delete prefix",
            $"{news}{what} with {Printable.Escaped(request.Prefix.Span)}\nwill be deleted on {Questions.Where(state)}, {condition}"
                + DeletionText.Of(state, request.Shown),
            "Delete all",
            "Keep",
            new DialogPurpose.Write(request),
            request.Shown.Count > 1 ? count : Questions.Typed(state)));
    }
}
