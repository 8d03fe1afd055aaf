using KvTui.Core;
using KvTui.Core.Keyspace;
using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Tui.Value;

/// <summary>What the value pane says of a folder: what is in it, what of its sizes is known, and what changed last.</summary>
internal static class FolderText
{
    /// <summary>The most keys that are looked at one by one; of larger folders only numbers are told.</summary>
    private const int MostKeys = 10_000;

    public static string Of(KeyIndex keys, EtcdKey folder)
    {
        var (first, end) = keys.Ranks(KeyRange.Prefix(folder));
        var lines = new List<string>
        {
            $"{Quantities.Count(end - first)} {(end - first == 1 ? "key starts" : "keys start")} with {Printable.Escaped(folder.Span)}",
        };
        var rows = keys.RowsBetween(first, end, keys.Folding.LevelOf(folder.Span));
        if (rows != end - first)
        {
            lines.Add($"{Quantities.Count(rows)} {(rows == 1 ? "name" : "names")} directly below it");
        }

        if (first < end && end - first <= MostKeys)
        {
            AddOfKeys(lines, keys, first, end);
        }

        return string.Join('\n', lines);
    }

    private static void AddOfKeys(List<string> lines, KeyIndex keys, int first, int end)
    {
        var (newest, known, bytes) = (keys[first], 0, 0L);
        for (var rank = first; rank < end; rank++)
        {
            var entry = keys[rank];
            newest = entry.ModRevision > newest.ModRevision ? entry : newest;
            (known, bytes) = entry.Size == KeyEntry.UnknownSize ? (known, bytes) : (known + 1, bytes + entry.Size);
        }

        lines.Add($"changed last at {Quantities.Revision(newest.ModRevision)}: {Printable.Escaped(newest.Key.Span)}");
        if (known > 0)
        {
            var whose = known == end - first ? "the values take" : $"the {Quantities.Count(known)} values seen so far take";
            lines.Add($"{whose} {Quantities.Size(bytes)}");
        }
    }
}
