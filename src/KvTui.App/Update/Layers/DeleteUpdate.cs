using System.Globalization;
using KvTui.App.Messages;
using KvTui.App.State;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Layers;
using KvTui.App.State.Rows;
using KvTui.App.Update.Details;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Leases;
using KvTui.Terminal.Text;

namespace KvTui.App.Update.Layers;

/// <summary>Asks before anything is deleted: what, how much, on which cluster.</summary>
internal static class DeleteUpdate
{
    public static Transition Ask(ExplorerState state)
    {
        if (state.Browse.Current is not { Kind: RowKind.Key } row)
        {
            return AskPrefix(state);
        }

        var entry = state.Browse.Rows.Keys[row.Rank];
        var asked = state.Pushed(Questions.Open(
            "Delete key",
            KeyText(state, entry),
            "Delete",
            "Keep",
            new DialogPurpose.Write(new WriteRequest.Delete(row.Path, entry.ModRevision)),
            Questions.Typed(state)));
        return LeaseOf(state, entry).IsKnown ? asked : DetailUpdate.Read(asked);
    }

    /// <summary>A value has been read: if a dialog asks about its key, it says what is known now.</summary>
    public static ExplorerState Learned(ExplorerState state) =>
        state.Layers is [.., Layer.Question { Purpose: DialogPurpose.Write { Request: WriteRequest.Delete request } } question]
        && state.Keyspace.Keys.TryGet(request.Key, out var entry)
        && entry.ModRevision == request.ModRevision
            ? state.Replaced(question with { State = question.State.Saying(KeyText(state, entry)) })
            : state;

    private static string KeyText(ExplorerState state, KeyEntry entry)
    {
        var lease = LeaseOf(state, entry) is var found && found == KeyLease.None ? "" : $", lease {found}";
        return $"{Printable.Escaped(entry.Key.Span)}\nr{entry.ModRevision}, version {entry.Version}{lease}\nwill be deleted on {Questions.Where(state)}.";
    }

    /// <summary>The lease of a key, from its value where the listing has not told it.</summary>
    private static KeyLease LeaseOf(ExplorerState state, KeyEntry entry) =>
        !entry.Lease.IsKnown && state.Detail.Value is { } value && value.Key == entry.Key && value.ModRevision == entry.ModRevision
            ? value.Lease
            : entry.Lease;

    public static ExplorerState AskPrefix(ExplorerState state)
    {
        var row = state.Browse.Current!.Value;
        var prefix = row.Kind == RowKind.Prefix ? row.Path : new EtcdKey(row.Path.Span[..state.Settings.Folding.FoldedLength(row.Path.Span)].ToArray());
        if (prefix.IsEmpty)
        {
            return state.Warning("The key is in no prefix; d deletes the key itself.");
        }

        if (!prefix.StartsWith(state.Browse.Root))
        {
            return state.Warning($"{Printable.Escaped(prefix.Span)} reaches outside {Printable.Escaped(state.Browse.Root.Span)}, which the explorer is confined to.");
        }

        var (first, end) = state.Keyspace.Keys.Ranks(KeyRange.Prefix(prefix));
        var count = (end - first).ToString(CultureInfo.InvariantCulture);
        var revision = state.Keyspace.RevisionOf(KeyRange.Prefix(prefix));
        return state.Pushed(Questions.Open(
            "Delete prefix",
            $"{(end - first == 1 ? "The only key that starts" : $"All {count} keys that start")} with {Printable.Escaped(prefix.Span)}\nwill be deleted on {Questions.Where(state)}, if none has changed since r{revision}.",
            "Delete all",
            "Keep",
            new DialogPurpose.Write(new WriteRequest.DeletePrefix(prefix, revision)),
            end - first > 1 ? count : Questions.Typed(state)));
    }
}
