namespace KvTui.Etcd.Offline.Bolt;

/// <summary>
/// A file of bbolt that a server may be writing. Pages are copied when they change, and those that a transaction leaves are written anew by
/// the second one after it at the earliest; so what was read is right if no transaction has been committed meanwhile. Any thread may read.
/// </summary>
internal sealed class BoltFile : IDisposable
{
    private const int Rereads = 3;

    private readonly ReadOnlyFile _file;

    private BoltFile(ReadOnlyFile file) => _file = file;

    public string Path => _file.Path;

    /// <summary>The length in bytes at this moment.</summary>
    public long Length => _file.Length;

    /// <summary>Opens a file; whether it is a database shows when it is read.</summary>
    /// <exception cref="DatabaseFileException">The file cannot be opened.</exception>
    public static BoltFile Open(string path) => new(ReadOnlyFile.Open(path));

    /// <summary>
    /// Reads something as of the newest transaction. If another one has been committed meanwhile, it is read again, up to three times.
    /// </summary>
    /// <exception cref="DatabaseFileException">The file is damaged, unreadable or busy, or <paramref name="read"/> throws it.</exception>
    public T Read<T>(Func<BoltTransaction, T> read)
    {
        for (var attempt = 0; attempt <= Rereads; attempt++)
        {
            var meta = MetaPages.ReadNewest(_file);
            try
            {
                var result = read(new(_file, meta));
                if (!HasChangedSince(meta))
                {
                    return result;
                }
            }
            catch (DatabaseFileException) when (HasChangedSince(meta))
            {
                // what looks like damage may be pages of two transactions
            }
        }

        throw new DatabaseFileException(
            DatabaseFailure.Busy, $"{Path} is busy: etcd wrote to it during each of {Rereads + 1} attempts to read it.");
    }

    /// <summary>Reads bytes whatever they mean; fewer than the buffer takes where the file ends.</summary>
    public int ReadBytes(Span<byte> buffer, long offset) => _file.Read(buffer, offset);

    public void Dispose() => _file.Dispose();

    private bool HasChangedSince(BoltMeta meta) => MetaPages.ReadNewest(_file).TransactionId != meta.TransactionId;
}
