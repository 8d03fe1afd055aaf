using System.Buffers.Binary;
using System.Numerics;
using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Records;

namespace KvTui.Etcd.Offline;

/// <summary>Walks all buckets as <c>etcdctl snapshot status</c> does (etcd: etcdutl/snapshot/v3_snapshot.go).</summary>
internal static class StatusReader
{
    private const int StepsBetweenChecks = 1024;

    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public static DatabaseStatus Read(BoltTransaction transaction, CancellationToken cancellationToken)
    {
        var (sum, count) = (uint.MaxValue, 0L);
        var buckets = transaction.Buckets();
        for (var isThere = buckets.MoveToFirst(); isThere; isThere = buckets.MoveNext())
        {
            sum = Add(sum, buckets.Key);
            var entries = transaction.Open(buckets);
            for (var isEntry = entries.MoveToFirst(); isEntry; isEntry = entries.MoveNext())
            {
                sum = Add(Add(sum, entries.Key), entries.Value);
                if (++count % StepsBetweenChecks == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }

        var records = new RecordCursor(transaction);
        return new(~sum, records.MoveToLast() ? records.Revision.Main : 0, count, transaction.Meta.ByteCount);
    }

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var each in bytes)
        {
            sum = BitOperations.Crc32C(sum, each);
        }

        return sum;
    }
}
