using System.Buffers.Binary;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Records;

namespace KvTui.Etcd.Offline;

/// <summary>Reads the small buckets beside the records (etcd: server/storage/schema).</summary>
internal static class FactsReader
{
    /// <exception cref="DatabaseFileException">The file is damaged, or a database of another program.</exception>
    public static DatabaseFacts Read(BoltTransaction transaction)
    {
        if (transaction.Find("key"u8) is null || transaction.Find("meta"u8) is null)
        {
            throw new DatabaseFileException(
                DatabaseFailure.NotADatabase,
                $"{transaction.File.Path} is a bbolt database, but not one of etcd: bucket “key” or “meta” is missing.");
        }

        var records = new RecordCursor(transaction);
        var newest = records.MoveToLast() ? records.Revision.Main : 1;
        var compacted = CompactRevision(transaction);
        return new()
        {
            Revision = Math.Max(newest, compacted),
            CompactRevision = compacted,
            ConsistentIndex = Number(transaction, "consistent_index"u8),
            Term = Number(transaction, "term"u8),
            ClusterVersion = Text(transaction, "cluster"u8, "clusterVersion"u8),
            StorageVersion = Text(transaction, "meta"u8, "storageVersion"u8),
            Members = Members(transaction),
            ByteCount = transaction.Meta.ByteCount,
            PageSize = transaction.Meta.PageSize,
            TransactionId = transaction.Meta.TransactionId,
        };
    }

    /// <summary>Checks that the file has all keys of a revision.</summary>
    /// <exception cref="DatabaseFileException">The revision is older than the compaction.</exception>
    public static void RequireKept(BoltTransaction transaction, long revision)
    {
        if (CompactRevision(transaction) is var oldest && revision < oldest)
        {
            throw Compacted(transaction.File.Path, revision, oldest);
        }
    }

    /// <summary>The failure for a revision that is older than the compaction.</summary>
    public static DatabaseFileException Compacted(string path, long revision, long oldest) => new(
        DatabaseFailure.Compacted, $"{path} no longer has revision {revision}: {oldest} is the oldest one since a compaction.");

    /// <summary>A compaction that was interrupted counts: etcd ends it at its next start.</summary>
    private static long CompactRevision(BoltTransaction transaction)
        => Math.Max(Compaction(transaction, "finishedCompactRev"u8), Compaction(transaction, "scheduledCompactRev"u8));

    private static long Compaction(BoltTransaction transaction, ReadOnlySpan<byte> name)
        => transaction.ValueOf("meta"u8, name) is { } value ? (StoredRevision.TryParse(value)?.Main ?? 0) : 0;

    private static ulong Number(BoltTransaction transaction, ReadOnlySpan<byte> name)
        => transaction.ValueOf("meta"u8, name) is { Length: sizeof(ulong) } value ? BinaryPrimitives.ReadUInt64BigEndian(value) : 0;

    private static string Text(BoltTransaction transaction, ReadOnlySpan<byte> bucket, ReadOnlySpan<byte> name)
        => transaction.ValueOf(bucket, name) is { } value ? Encoding.UTF8.GetString(value) : "";

    private static List<Member> Members(BoltTransaction transaction)
    {
        var members = new List<Member>();
        if (transaction.Find("members"u8) is not { } cursor)
        {
            return members;
        }

        for (var isThere = cursor.MoveToFirst(); isThere; isThere = cursor.MoveNext())
        {
            members.Add(MemberJson.TryRead(cursor.Value)
                ?? throw transaction.Damaged("a member is not described as etcd describes them", cursor.Page));
        }

        members.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return members;
    }
}
