using KvTui.Etcd.Offline.Bolt;
using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Offline;

/// <summary>Records that follow each other, from the first one of a page to the last one before the first page of the next part.</summary>
internal sealed class RecordPart
{
    private readonly BoltTransaction _transaction;
    private readonly RecordCursor _records;
    private readonly StoredRevision? _start;
    private readonly ulong _firstPage;
    private RecordPart? _next;

    /// <param name="start">Null for the part that begins with the first record.</param>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public RecordPart(BoltTransaction transaction, StoredRevision? start)
    {
        (_transaction, _records, _start) = (transaction, new(transaction), start);
        if (start is { } revision)
        {
            _firstPage = _records.Seek(revision.Main, revision.Sub) ? _records.Page
                : throw transaction.Damaged($"nothing follows revision {revision.Main}", transaction.Meta.Root);
        }
    }

    /// <summary>The part that begins where this one ends.</summary>
    public void EndAt(RecordPart next) => _next = next;

    /// <summary>Reads each key's newest record that is not newer than a revision; can be called once.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public KeyRuns Read(long revision, CancellationToken cancellationToken)
    {
        var keys = new KeyRuns(keepsDeletions: _start is not null);
        var isThere = _start is not null || _records.MoveNext(cancellationToken);
        for (; isThere && _records.Revision.Main <= revision && !IsAtEnd(); isThere = _records.MoveNext(cancellationToken))
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
