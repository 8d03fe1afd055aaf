using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Serving;

/// <summary>
/// A database file with what has been read of it: opened, compared with its hash and walked when that is first needed, once for all who
/// ask. What failed is tried again by the next one. Any thread may call.
/// </summary>
internal sealed class FileStore(string path, bool checksHash) : IDisposable
{
    /// <summary>The id of the one that answers, as if it were a member; 0 would be a proxy.</summary>
    public const ulong MemberId = 1;

    /// <summary>How many keys' histories are kept.</summary>
    private const int MostHistories = 8;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly List<(EtcdKey Key, Task<IReadOnlyList<StoredChange>> Changes)> _histories = [];
    private DatabaseFile? _file;
    private Task? _check;
    private Task<StoredKeys>? _newest;
    private (long Revision, Task<StoredKeys>? Keys) _older;
    private bool _isDisposed;

    /// <summary>
    /// Stands for the cluster's id, which no database tells: made of the file's place, so that what was read in one file is never taken for
    /// another's.
    /// </summary>
    public ulong ClusterId { get; } =
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path)))) | 1;

    /// <summary>The file, opened by the first who asks.</summary>
    /// <exception cref="DatabaseFileException">The file cannot be opened, or is not a database of etcd.</exception>
    public DatabaseFile File
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return _file ??= DatabaseFile.Open(path);
            }
        }
    }

    /// <summary>The header of each answer.</summary>
    /// <exception cref="DatabaseFileException">The file cannot be opened, or is not a database of etcd.</exception>
    public ResponseHeader Header => new(ClusterId, MemberId, File.Facts.Revision, File.Facts.Term);

    /// <summary>The keys that existed at a revision; those of the newest one are kept, and of older ones those asked for last.</summary>
    /// <param name="revision">0 for the newest.</param>
    /// <exception cref="DatabaseFileException">The file has not this revision, is damaged or busy, or has another hash.</exception>
    public Task<StoredKeys> KeysAsync(long revision, CancellationToken cancellationToken)
    {
        var (file, closed) = (File, _closed.Token);
        lock (_lock)
        {
            if (revision == 0 || revision == file.Facts.Revision)
            {
                _newest = IsOfUse(_newest) ? _newest : Task.Run(() => file.KeysAt(0, closed), closed);
                return CheckedAsync(_newest!, cancellationToken);
            }

            if (_older.Revision != revision || !IsOfUse(_older.Keys))
            {
                _older = (revision, Task.Run(() => file.KeysAt(revision, closed), closed));
            }

            return CheckedAsync(_older.Keys!, cancellationToken);
        }
    }

    /// <summary>All changes of a key that the file still has, oldest first; those of the keys that were asked for last are kept.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged or busy, or has another hash.</exception>
    public Task<IReadOnlyList<StoredChange>> HistoryAsync(EtcdKey key, CancellationToken cancellationToken)
    {
        var (file, closed) = (File, _closed.Token);
        lock (_lock)
        {
            _histories.RemoveAll(static each => !IsOfUse(each.Changes));
            var at = _histories.FindIndex(each => each.Key == key);
            var changes = at >= 0 ? _histories[at].Changes : Task.Run(() => file.HistoryOf(key, closed), closed);
            if (at >= 0 || _histories.Count == MostHistories)
            {
                _histories.RemoveAt(Math.Max(at, 0));
            }

            _histories.Add((key, changes));
            return CheckedAsync(changes, cancellationToken);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _closed.Cancel();
            _closed.Dispose();
            _file?.Dispose();
        }
    }

    private static bool IsOfUse(Task? reading) => reading is { IsFaulted: false, IsCanceled: false };

    /// <summary>
    /// Waits for what is read and for the hash, which is computed beside it, as either may read the whole file. A wrong hash is told before
    /// other damage.
    /// </summary>
    private async Task<T> CheckedAsync<T>(Task<T> reading, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Check(), reading).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await reading.ConfigureAwait(false);
    }

    private Task Check()
    {
        var (file, closed) = (File, _closed.Token);
        lock (_lock)
        {
            return _check = IsOfUse(_check) ? _check!
                : checksHash ? Task.Run(() => file.CheckHash(closed), closed)
                : Task.CompletedTask;
        }
    }
}
