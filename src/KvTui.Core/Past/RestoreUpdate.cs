using KvTui.Core.Dialogs;
using KvTui.Core.Editing;

namespace KvTui.Core.Past;

/// <summary>Shows what differs between two revisions of a key, and puts back what was: asks first, and says what will happen.</summary>
internal static class RestoreUpdate
{
    /// <summary>Asks for what is needed to put back the key, or the keys of the folder, under the cursor in the past.</summary>
    public static Transition AskedHere(ExplorerState state)
    {
        var (row, revision) = (state.Browse.Current!.Value, state.Keyspace.AsOf);
        return row.Kind == RowKind.Key
            ? Asked(state, row.Path, revision)
            : Transition.Of(
                state.Info("counting what is gone …"), new Effect.CountLost(row.Path, revision, state.Keyspace.ClusterId));
    }

    /// <summary>Reads a key as it was at a revision, and as it is now, to ask whether it is to be put back.</summary>
    public static Transition Asked(ExplorerState state, EtcdKey key, long revision) =>
        WhyNot(state, KeyRange.Key(key)) is { } reason
            ? state.Warning(reason)
            : Transition.Of(
                state.Info($"reading {Quantities.Revision(revision)} and now …"),
                new Effect.ReadRevisions(key, revision, 0, RevisionUse.Restore));

    /// <summary>A key was read at two revisions: shows what differs.</summary>
    public static Transition Compared(ExplorerState state, RevisionPair read)
    {
        if (MaskRules.IsMasked(state, read.Key))
        {
            return state.Warning("The value is masked: u in the panes shows it, then its revisions can be compared.");
        }

        var (older, newer) = (Named(read.Older, read.Before), Named(read.Newer, read.After));
        var lines = DiffLines.Compare(ValueYaml.Text(read.Before), ValueYaml.Text(read.After));
        return state.Pushed(new Layer.Diff($"{Printable.Escaped(read.Key.Span)}: - {older}, + {newer}", lines, 0));
    }

    /// <summary>A key was read as it was and as it is: asks whether it is to be put back.</summary>
    public static Transition Asked(ExplorerState state, RevisionPair read)
    {
        var name = Printable.Escaped(read.Key.Span);
        if (read.Before is not { } before)
        {
            return state.Warning($"{name} did not exist at {Quantities.Revision(read.Older)}; there is nothing to put back.");
        }

        if (WhyNot(state, KeyRange.Key(read.Key)) is { } reason)
        {
            return state.Warning(reason);
        }

        if (read.After is { } same && same.Value.Span.SequenceEqual(before.Value.Span))
        {
            return state.Info($"{name} has that value already, at {Quantities.Revision(same.ModRevision)}");
        }

        WriteRequest request = read.After is { } now
            ? new WriteRequest.Save(now, before.Value) { ClusterId = read.ClusterId }
            : new WriteRequest.Create(read.Key, before.Value) { ClusterId = read.ClusterId };
        var lease = before.Lease == KeyLease.None ? "" : $" Its lease {before.Lease} is not attached again.";
        var fate = read.After is null
            ? $"It does not exist now, and begins at version 1.{lease}"
            : $"It is {Quantities.Revision(read.After.ModRevision)}, {Quantities.Size(read.After.Value.Length)}, now, and keeps its lease.";
        var (revision, size) = (Quantities.Revision(before.ModRevision), Quantities.Size(before.Value.Length));
        var text = $"{name}\nwill have the value of {revision}, {size}, again\n"
            + $"on {Questions.Where(state)},\nby a new put, if nobody changes it meanwhile. {fate}";
        return state.Pushed(Questions.Open(
            "Put back", text, "Put back", "Leave it", new DialogPurpose.Write(request), Questions.Typed(state)));
    }

    /// <summary>The keys that are gone were counted: asks whether they are to be made again.</summary>
    public static Transition Counted(ExplorerState state, UndeleteOrder order)
    {
        var (prefix, revision) = (Printable.Escaped(order.Prefix.Span), Quantities.Revision(order.Revision));
        if (order.Count == 0)
        {
            return state.Info($"all that was below {prefix} at {revision} exists now");
        }

        if (WhyNot(state, KeyRange.Prefix(order.Prefix)) is { } reason)
        {
            return state.Warning(reason);
        }

        var what = order.Count == 1 ? "1 key that is gone" : $"{Quantities.Count(order.Count)} keys that are gone";
        var leases = order.Leased == 0 ? "" : $"\n{Quantities.Count(order.Leased)} had a lease, which is not attached again.";
        var text = $"{what} below {prefix}\nwill be made again as of {revision}\non {Questions.Where(state)}.\n"
            + $"What exists there now stays as it is.{leases}\n{string.Join('\n', order.Sample.Select(Escaped))}"
            + (order.Count > order.Sample.Length ? $"\nand {Quantities.Count(order.Count - order.Sample.Length)} more" : "");
        var count = order.Count > 1 ? order.Count.ToString(CultureInfo.InvariantCulture) : Questions.Typed(state);
        return (state with { Notice = null }).Pushed(
            Questions.Open("Make keys again", text, "Make again", "Leave it", new DialogPurpose.Undelete(order), count));
    }

    /// <summary>It was agreed to make the keys again.</summary>
    public static Transition Confirmed(ExplorerState state, UndeleteOrder order) =>
        (WhyNot(state, KeyRange.Prefix(order.Prefix)) ?? WriteRules.WhyNoWriteTo(state, order.ClusterId)) is { } reason
            ? state.Error($"Nothing was made again: {reason}")
            : Transition.Of(state.Info("making keys again …"), new Effect.Undelete(order));

    private static string? WhyNot(ExplorerState state, KeyRange keys) =>
        WriteRules.WhyNoRestore(state) ?? AccessRules.WhyNoChange(state, keys);

    private static string Escaped(EtcdKey key) => Printable.Escaped(key.Span);

    private static string Named(long revision, KeyValue? pair) =>
        pair is not null ? $"{Quantities.Revision(pair.ModRevision)}, version {pair.Version}"
        : $"no such key {(revision == 0 ? "now" : $"at {Quantities.Revision(revision)}")}";
}
