using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Records;

namespace KvTui.Etcd.Offline;

/// <summary>Finds the changes of one key, for which all records are walked: they are in the order of revisions and not of keys.</summary>
internal static class ChangesReader
{
    /// <returns>The changes, oldest first.</returns>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public static List<StoredChange> Read(BoltTransaction transaction, EtcdKey key, CancellationToken cancellationToken)
    {
        var changes = new List<StoredChange>();
        var records = new RecordCursor(transaction);
        while (records.MoveNext(cancellationToken))
        {
            if (records.IsGap)
            {
                continue;
            }

            var record = records.Read(out var value);
            if (record.Key.SequenceEqual(key.Span))
            {
                var revision = records.Revision;
                changes.Add(revision.IsDeletion
                    ? new(revision.Main, true, 0, 0, KeyLease.Unknown, 0)
                    : new(revision.Main, false, record.CreateRevision, record.Version, record.Lease, value.Length));
            }
        }

        return changes;
    }
}
