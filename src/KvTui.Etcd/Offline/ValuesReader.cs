using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Keys;
using KvTui.Etcd.Offline.Records;

namespace KvTui.Etcd.Offline;

/// <summary>Reads values, each found by the revision of its record.</summary>
internal static class ValuesReader
{
    /// <summary>Reads keys that follow each other with their values.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged, or no longer has one of the records.</exception>
    public static KeyValue[] Read(BoltTransaction transaction, StoredKeys keys, int start, int count, CancellationToken cancellationToken)
    {
        // In the order of revisions, so that a page is read once for all of its records.
        var (revisions, mains, places) = (new StoredRevision[count], new ulong[count], new int[count]);
        var walk = keys.Walk(start, start + count);
        for (var place = 0; walk.MoveNext(); place++)
        {
            revisions[place] = new(walk.Record.Main, walk.Record.Sub, false);
            (mains[place], places[place]) = ((ulong)walk.Record.Main, place);
        }

        mains.AsSpan().Sort(places.AsSpan());
        var (records, values) = (new RecordCursor(transaction), new KeyValue[count]);
        foreach (var place in places)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var revision = revisions[place];
            if (!records.Seek(revision.Main, revision.Sub) || records.Revision != revision)
            {
                throw Gone(transaction, revision.Main, transaction.Meta.TransactionId == keys.TransactionId);
            }

            values[place] = records.ReadWhole();
        }

        RequireSame(transaction, keys.Walk(start, start + count), values);
        return values;
    }

    /// <summary>Reads the record that a put of a key left at a revision; null if there is none, or the key was deleted by it.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public static KeyValue? Find(BoltTransaction transaction, EtcdKey key, long revision, CancellationToken cancellationToken)
    {
        var records = new RecordCursor(transaction);
        var isThere = records.Seek(revision, 0);
        while (isThere && records.Revision.Main == revision)
        {
            if (!records.IsGap && !records.Revision.IsDeletion && records.Read(out _).Key.SequenceEqual(key.Span))
            {
                return records.ReadWhole();
            }

            isThere = records.MoveNext(cancellationToken);
        }

        return null;
    }

    /// <exception cref="DatabaseFileException">A record is of another key.</exception>
    private static void RequireSame(BoltTransaction transaction, KeyRunReader keys, KeyValue[] values)
    {
        foreach (var value in values)
        {
            if (keys.MoveNext() && !value.Key.Span.SequenceEqual(keys.Key))
            {
                throw new DatabaseFileException(
                    DatabaseFailure.Damaged,
                    $"{transaction.File.Path} has changed: revision {value.ModRevision} was another key's when it was opened.");
            }
        }
    }

    private static DatabaseFileException Gone(BoltTransaction transaction, long revision, bool isUnchanged) => isUnchanged
        ? transaction.Damaged($"the record of revision {revision} is not where it belongs", transaction.Meta.Root)
        : new(
            DatabaseFailure.Compacted,
            $"{transaction.File.Path} no longer has the record of revision {revision}: etcd has compacted it meanwhile.");
}
