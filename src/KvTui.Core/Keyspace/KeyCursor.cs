namespace KvTui.Core.Keyspace;

/// <summary>
/// Walks the keys of an index in ascending order without an object a key: what it shows of a key is true until the next
/// <see cref="MoveNext"/>. For one thread at a time; the index itself may have many.
/// </summary>
public sealed class KeyCursor
{
    private readonly KeyIndex _index;
    private readonly int _end;
    private readonly PageReader _reader = new();
    private bool _isOpen;

    internal KeyCursor(KeyIndex index, int first, int end) => (_index, _end, Rank) = (index, end, first - 1);

    public int Rank { get; private set; }

    public ReadOnlySpan<byte> Key => _reader.Key;

    public long CreateRevision => IndexRecord.Read(Record).CreateRevision;

    public long ModRevision => IndexRecord.Read(Record).ModRevision;

    public long Version => IndexRecord.Read(Record).Version;

    internal ReadOnlySpan<byte> Record => _reader.Record;

    /// <summary>Goes to the next key; false if there is none.</summary>
    public bool MoveNext()
    {
        if (Rank + 1 >= _end)
        {
            return false;
        }

        Rank++;
        if (!_isOpen || !_reader.Next())
        {
            var (page, place) = _index.Root!.PageAt(Rank);
            _reader.Open(page, place);
            _reader.Next();
            _isOpen = true;
        }

        return true;
    }
}
