using System.Globalization;
using KvTui.App.Messages;
using KvTui.App.State;
using KvTui.App.State.Layers;
using KvTui.App.State.Rows;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Terminal.Text;

namespace KvTui.App.Update.Layers;

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
        var lease = entry.Lease == 0 ? "" : $", lease {entry.Lease.ToString("x", CultureInfo.InvariantCulture)}";
        return state.Pushed(Questions.Open(
            "Delete key",
            $"{Printable.Escaped(row.Path.Span)}\nr{entry.ModRevision}, version {entry.Version}{lease}\nwill be deleted on {Questions.Where(state)}.",
            "Delete",
            "Keep",
            new DialogPurpose.Write(new WriteRequest.Delete(row.Path, entry.ModRevision)),
            Questions.Typed(state)));
    }

    public static ExplorerState AskPrefix(ExplorerState state) =>
        AskPrefix(state, state.Browse.Current is { Kind: RowKind.Key } row ? $"\nThe key {Printable.Escaped(row.Path.Span)} itself stays." : "");

    /// <summary>The folder that D is about: the one under the cursor, or the one named as the key there; null if there is none.</summary>
    public static EtcdKey? FolderOf(ExplorerState state)
    {
        if (state.Browse.Current is not { Kind: RowKind.Key } row)
        {
            return state.Browse.Current?.Path;
        }

        var folder = new EtcdKey([.. row.Path.Span, state.Settings.Folding.Separator]);
        var (first, end) = state.Keyspace.Keys.Ranks(KeyRange.Prefix(folder));
        return first < end ? folder : null;
    }

    /// <summary>Why there is no folder to delete; null if there is one.</summary>
    public static string? WhyNoFolder(ExplorerState state)
    {
        if (state.Browse.Current is not { } row || FolderOf(state) is not null)
        {
            return state.Browse.Current is null ? "There is no key under the cursor." : null;
        }

        var name = Printable.Escaped(row.Path.Span);
        var folder = Printable.Escaped([.. row.Path.Span, state.Settings.Folding.Separator]);
        return $"{name} is a key without a folder {folder}; d deletes the key.";
    }

    private static ExplorerState AskPrefix(ExplorerState state, string note)
    {
        var prefix = FolderOf(state)!.Value;
        var (first, end) = state.Keyspace.Keys.Ranks(KeyRange.Prefix(prefix));
        var count = (end - first).ToString(CultureInfo.InvariantCulture);
        var revision = state.Keyspace.RevisionOf(KeyRange.Prefix(prefix));
        return state.Pushed(Questions.Open(
            "Delete prefix",
            $"{(end - first == 1 ? "The only key that starts" : $"All {count} keys that start")} with {Printable.Escaped(prefix.Span)}\nwill be deleted on {Questions.Where(state)}, if none has changed since r{revision}.{note}",
            "Delete all",
            "Keep",
            new DialogPurpose.Write(new WriteRequest.DeletePrefix(prefix, revision)),
            end - first > 1 ? count : Questions.Typed(state)));
    }
}
