using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Offline.Records;

/// <summary>Records that follow each other, from the first one of a page to the last one before the first page of the next part.</summary>
internal sealed class RecordPart
{
    private readonly BoltTransaction _transaction;
    private readonly RecordCursor _records;
    private readonly StoredRevision? _start;
    private readonly ulong _firstPage;
    private readonly RecordPart? _next;

    /// <param name="start">Null for the part that begins with the first record.</param>
    /// <param name="next">The part that begins where this one ends; null for the last one.</param>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public RecordPart(BoltTransaction transaction, StoredRevision? start, RecordPart? next)
    {
        (_transaction, _records, _start, _next) = (transaction, new(transaction), start, next);
        if (start is { } revision)
        {
            _firstPage = _records.Seek(revision.Main, revision.Sub) ? _records.Page
                : throw transaction.Damaged($"nothing follows revision {revision.Main}", transaction.Meta.Root);
        }
    }

    /// <summary>Reads each key's newest record that is not newer than a revision; can be called once.</summary>
    /// <param name="newest">The revision of the last record of all.</param>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public KeyRuns Read(long revision, long newest, CancellationToken cancellationToken)
    {
        var keys = new KeyRuns(keepsDeletions: _start is not null);
        var isThere = _start is not null || _records.MoveNext(cancellationToken);
        for (; isThere && !IsNewer(revision, newest) && !IsAtEnd(); isThere = _records.MoveNext(cancellationToken))
        {
            if (!_records.IsGap)
            {
                var at = _records.Revision;
                var record = _records.Read(out var value);
                keys.Set(record.Key, at.IsDeletion
                    ? StoredRecord.Deletion(at.Main, at.Sub)
                    : new(at.Main, at.Sub, record.CreateRevision, record.Version, record.Lease.Id, value.Length));
            }
        }

        return keys;
    }

    /// <exception cref="DatabaseFileException">The record is newer than the last one, too.</exception>
    private bool IsNewer(long revision, long newest)
    {
        var at = _records.Revision.Main;
        return at > revision
            && (at <= newest ? true : throw _transaction.Damaged($"revision {at} stands before the last one", _records.Page));
    }

    /// <exception cref="DatabaseFileException">The record belongs to the next part, but is not in its page.</exception>
    private bool IsAtEnd()
    {
        if (_next is not { _start: { } end } || _records.Revision.IsBefore(end))
        {
            return false;
        }

        return _records.Page == _next._firstPage
            ? true
            : throw _transaction.Damaged("keys do not follow those of the page before", _records.Page);
    }
}
