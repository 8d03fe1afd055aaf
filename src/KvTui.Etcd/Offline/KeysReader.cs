using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Offline;

/// <summary>Finds the keys that existed at a revision: each key's newest record that is not newer, if that is no deletion.</summary>
internal static class KeysReader
{
    /// <summary>Walks all records once.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged, or no longer tells of this revision.</exception>
    public static StoredKeys Read(BoltTransaction transaction, long revision, CancellationToken cancellationToken)
    {
        FactsReader.RequireKept(transaction, revision);
        var (keys, records) = (new KeyRuns(), new RecordCursor(transaction));
        while (records.MoveNext(cancellationToken) && records.Revision is var at && at.Main <= revision)
        {
            if (!records.IsGap)
            {
                var record = records.Read(out var value);
                keys.Set(record.Key, at.IsDeletion
                    ? StoredRecord.Deletion(at.Main, at.Sub)
                    : new(at.Main, at.Sub, record.CreateRevision, record.Version, record.Lease.Id, value.Length));
            }
        }

        return new(revision, transaction.Meta.TransactionId, keys.ToRun());
    }
}
