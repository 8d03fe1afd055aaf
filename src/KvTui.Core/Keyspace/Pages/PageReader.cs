namespace KvTui.Core.Keyspace.Pages;

/// <summary>Decodes the entries of pages one after the other into a buffer that is used again.</summary>
internal sealed class PageReader
{
    private byte[] _key = new byte[256];
    private int _length;
    private IndexPage? _page;
    private PageEntry _entry;
    private int _next;

    /// <summary>The rank in the page of the entry that was read last.</summary>
    public int Rank { get; private set; }

    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _length);

    /// <summary>The record as it was written.</summary>
    public ReadOnlySpan<byte> Record => _page!.Bytes[_entry.Record.._entry.Suffix];

    /// <summary>Goes to the place before the entry of a rank.</summary>
    public void Open(IndexPage page, int rank)
    {
        (_page, _next, Rank) = (page, 0, rank - (rank % IndexPage.RestartEvery) - 1);
        if (rank < page.Count)
        {
            _next = page.RestartBefore(rank);
        }

        while (Rank < rank - 1)
        {
            Read();
        }
    }

    /// <summary>Reads the next entry; false at the end of the page.</summary>
    public bool Next()
    {
        if (Rank + 1 >= _page!.Count)
        {
            return false;
        }

        Read();
        return true;
    }

    private void Read()
    {
        var bytes = _page!.Bytes;
        _entry = PageEntry.Read(bytes, _next);
        _next = _entry.End;
        Rank++;
        _length = _entry.Shared + _entry.End - _entry.Suffix;
        if (_length > _key.Length)
        {
            Array.Resize(ref _key, _length * 2);
        }

        bytes[_entry.Suffix.._entry.End].CopyTo(_key.AsSpan(_entry.Shared));
    }
}
