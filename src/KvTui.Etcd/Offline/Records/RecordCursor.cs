using KvTui.Etcd.Offline.Bolt;

namespace KvTui.Etcd.Offline.Records;

/// <summary>A place among the records of bucket “key”, which ascend by revision; for one thread.</summary>
internal sealed class RecordCursor(BoltTransaction transaction)
{
    private const int StepsBetweenChecks = 1024;

    private readonly BoltCursor? _cursor = transaction.Find("key"u8);
    private bool _isStarted;
    private int _steps;

    /// <summary>The page of the record.</summary>
    public ulong Page => _cursor!.Page;

    /// <summary>The revision of the record.</summary>
    public StoredRevision Revision { get; private set; }

    /// <summary>
    /// Whether the record has neither key nor value: <c>etcdutl snapshot restore --bump-revision</c> leaves one, to pass over revisions.
    /// </summary>
    public bool IsGap => _cursor!.Value.IsEmpty && !Revision.IsDeletion;

    /// <summary>Moves to the first record, or from a record to the next; false at the end.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public bool MoveNext(CancellationToken cancellationToken)
    {
        if (++_steps % StepsBetweenChecks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        var isThere = _cursor is not null && (_isStarted ? _cursor.MoveNext() : _cursor.MoveToFirst());
        _isStarted = true;
        return isThere && Accept();
    }

    /// <summary>Revisions that divide the records into so many parts of about the same size; none where there are few.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public IEnumerable<StoredRevision> Divide(int parts)
        => _cursor is null ? [] : _cursor.Divide(parts).Select(static key => StoredRevision.TryParse(key)).OfType<StoredRevision>();

    /// <summary>Moves to the last record; false if there is none.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public bool MoveToLast() => _cursor is not null && _cursor.MoveToLast() && Accept();

    /// <summary>Moves to the first record that is not older than the given revision; false if there is none.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public bool Seek(long main, long sub)
    {
        Span<byte> key = stackalloc byte[StoredRevision.Length];
        new StoredRevision(main, sub, false).Write(key);
        _isStarted = true;
        return _cursor is not null && _cursor.Seek(key) && Accept();
    }

    /// <summary>The key that the record is about, and, unless the record is a deletion, the rest; valid until the cursor moves.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public KeyRecord Read(out ReadOnlySpan<byte> value)
    {
        try
        {
            var record = WireRecords.Record(_cursor!.Value, tellsLeases: true, out value);
            if (!record.Key.IsEmpty && (Revision.IsDeletion || IsSound(record)))
            {
                return record;
            }
        }
        catch (InvalidDataException)
        {
            // told below, with the place
        }

        throw transaction.Damaged($"the record of revision {Revision.Main} is not one that etcd writes", _cursor!.Page);
    }

    /// <summary>A copy of the record; it is not a deletion.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public KeyValue ReadWhole()
    {
        var record = Read(out var value);
        return new(new(record.Key.ToArray()), value.ToArray(), record.CreateRevision, record.ModRevision, record.Version, record.Lease);
    }

    private bool IsSound(KeyRecord record)
        => record.ModRevision == Revision.Main && record.CreateRevision > 0 && record.CreateRevision <= Revision.Main && record.Version > 0;

    private bool Accept()
    {
        Revision = StoredRevision.TryParse(_cursor!.Key)
            ?? throw transaction.Damaged("a key of bucket “key” is not a revision", _cursor.Page);
        return true;
    }
}
