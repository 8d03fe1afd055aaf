using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests;

/// <summary>Makes indexes from entries, and entries from cursors.</summary>
internal static class KeyIndexes
{
    /// <summary>An index with entries behind its last one; they must be in ascending order and greater than all that it holds.</summary>
    public static KeyIndex Append(this KeyIndex index, ReadOnlySpan<KeyEntry> entries)
    {
        if (entries.IsEmpty)
        {
            return index;
        }

        var builder = index.ToBuilder();
        foreach (var entry in entries)
        {
            builder.Append(entry);
        }

        return builder.ToIndex();
    }

    public static void Append(this KeyIndexBuilder builder, KeyEntry entry) =>
        builder.Append(entry.Key.Span, entry.CreateRevision, entry.ModRevision, entry.Version, entry.Lease, entry.Size);

    /// <summary>The key that a cursor is on, with all that is known of it.</summary>
    public static KeyEntry Entry(this KeyCursor cursor) => IndexRecord.Read(cursor.Record).With(new EtcdKey(cursor.Key.ToArray()));
}
