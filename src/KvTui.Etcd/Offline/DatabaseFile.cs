using System.Buffers.Binary;
using KvTui.Etcd.Offline.Bolt;

namespace KvTui.Etcd.Offline;

/// <summary>
/// A snapshot of etcd (<c>etcdctl snapshot save</c>) or a member's database (<c>member/snap/db</c>), read where it is: never locked, mapped
/// or written. A member may write it meanwhile; what is read is then read again, up to three times, until no commit has come in between.
/// Each call reads the disk before it returns; any thread may call.
/// </summary>
public sealed class DatabaseFile : IDisposable
{
    /// <summary>More gain little, and each takes some MiB.</summary>
    private const int MostThreads = 4;

    private readonly BoltFile _file;

    private DatabaseFile(BoltFile file) => (_file, Facts, HasHash) = (file, file.Read(FactsReader.Read), SnapshotHash.IsIn(file));

    /// <summary>The path as it was given.</summary>
    public string Path => _file.Path;

    /// <summary>What the file told when it was opened.</summary>
    public DatabaseFacts Facts { get; }

    /// <summary>Whether a hash of the content is stored, as in each snapshot; a member's file has none.</summary>
    public bool HasHash { get; }

    /// <summary>Opens a file and reads its facts, which takes a few pages; its hash is not checked.</summary>
    /// <exception cref="DatabaseFileException">The file cannot be read, is damaged or busy, or is not a database of etcd.</exception>
    public static DatabaseFile Open(string path)
    {
        var file = BoltFile.Open(path);
        try
        {
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file begins like a database of bbolt, be it whole or not; false for one that cannot be read.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            Span<byte> start = stackalloc byte[BoltPage.HeaderLength + sizeof(uint)];
            return RandomAccess.Read(file, start, 0) == start.Length
                && BinaryPrimitives.ReadUInt32LittleEndian(start[BoltPage.HeaderLength..]) == BoltMeta.Magic;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Reads the whole file and compares it with the stored hash; does nothing without one.</summary>
    /// <exception cref="DatabaseFileException">The content has another hash, or cannot be read.</exception>
    public void CheckHash(CancellationToken cancellationToken)
    {
        if (HasHash)
        {
            SnapshotHash.Check(_file, cancellationToken);
        }
    }

    /// <summary>Reads which keys existed at a revision; walks all records.</summary>
    /// <param name="revision">0 for the newest revision at the opening.</param>
    /// <exception cref="DatabaseFileException">The revision is compacted or above the newest one; the file is damaged or busy.</exception>
    public StoredKeys KeysAt(long revision, CancellationToken cancellationToken)
        => KeysAt(revision, Math.Min(Environment.ProcessorCount, MostThreads), cancellationToken);

    /// <summary>Reads which keys existed at a revision by so many threads, if there are enough records.</summary>
    internal StoredKeys KeysAt(long revision, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        var wanted = revision == 0 ? Facts.Revision : revision;
        RequireKept(wanted);
        return _file.Read(transaction => KeysReader.Read(transaction, wanted, threads, cancellationToken));
    }

    /// <summary>Reads a key with its value as of the revision of the keys.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged or busy, or has been compacted since the keys were read.</exception>
    public KeyValue Read(StoredKeys keys, int index) => Read(keys, (index, index + 1), 0, CancellationToken.None)[0];

    /// <summary>Reads the first keys of a range with their values as of the revision of the keys.</summary>
    /// <param name="range">The first index and the one behind the last, as <see cref="StoredKeys.Find(KeyRange)"/> gives them.</param>
    /// <param name="maxBytes">How many bytes the values may have together; one value is read whatever its length.</param>
    /// <returns>As many keys as fit; none only if the range is empty.</returns>
    /// <exception cref="DatabaseFileException">The file is damaged or busy, or has been compacted since the keys were read.</exception>
    public IReadOnlyList<KeyValue> Read(StoredKeys keys, (int Start, int End) range, long maxBytes, CancellationToken cancellationToken)
    {
        var (count, bytes, walk) = (0, 0L, keys.Walk(range.Start, range.End));
        while (walk.MoveNext() && (count == 0 || bytes + walk.Record.ValueLength <= maxBytes))
        {
            bytes += walk.Record.ValueLength;
            count++;
        }

        return _file.Read(transaction => ValuesReader.Read(transaction, keys, range.Start, count, cancellationToken));
    }

    /// <summary>Reads what a put made of a key.</summary>
    /// <param name="modRevision">The revision of that put.</param>
    /// <returns>Null if the file has no such put, or not any more.</returns>
    /// <exception cref="DatabaseFileException">The file is damaged or busy.</exception>
    public KeyValue? Read(EtcdKey key, long modRevision, CancellationToken cancellationToken)
        => _file.Read(transaction => ValuesReader.Find(transaction, key, modRevision, cancellationToken));

    /// <summary>
    /// Reads all changes of a key that the file still has, oldest first, those before the compaction included; walks all records.
    /// </summary>
    /// <exception cref="DatabaseFileException">The file is damaged or busy.</exception>
    public IReadOnlyList<StoredChange> HistoryOf(EtcdKey key, CancellationToken cancellationToken)
        => _file.Read(transaction => ChangesReader.Read(transaction, key, cancellationToken));

    /// <summary>Reads the times of a lease.</summary>
    /// <returns>Null if the file has no lease with this id.</returns>
    /// <exception cref="DatabaseFileException">The file is damaged or busy.</exception>
    public StoredLease? LeaseOf(long id) => _file.Read(transaction => LeasesReader.Find(transaction, id));

    /// <summary>Reads the whole database for what <c>etcdctl snapshot status</c> says.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged or busy.</exception>
    public DatabaseStatus ReadStatus(CancellationToken cancellationToken)
        => _file.Read(transaction => StatusReader.Read(transaction, cancellationToken));

    /// <summary>Checks that the file had all keys of a revision when it was opened.</summary>
    /// <exception cref="DatabaseFileException">The revision is compacted or above the newest one.</exception>
    public void RequireKept(long revision)
    {
        if (revision > Facts.Revision)
        {
            throw new DatabaseFileException(
                DatabaseFailure.FutureRevision, $"{Path} does not have revision {revision}: {Facts.Revision} is its newest one.");
        }

        if (revision < Facts.CompactRevision)
        {
            throw FactsReader.Compacted(Path, revision, Facts.CompactRevision);
        }
    }

    public void Dispose() => _file.Dispose();
}
