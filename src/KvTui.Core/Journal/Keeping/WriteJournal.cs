using System.Security.Cryptography;

namespace KvTui.Core.Journal.Keeping;

/// <summary>
/// The journal of this user's writes: files in a folder, readable by their owner only, which are only ever written on at their ends; each
/// process has its own. What is about to be written to etcd is on the disk before it is sent, and how that ended is added. A journal that
/// cannot be written is no reason not to write to etcd; it is told instead. On any thread.
/// </summary>
public sealed class WriteJournal : IDisposable
{
    /// <summary>The most bytes of all files; the oldest that nobody writes to are removed when there are more.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    private const long MostFileBytes = 8 * 1024 * 1024;

    /// <summary>Up to how many bytes a file is gone on with by another process, which reads through it before.</summary>
    private const long MostReusedBytes = 256 * 1024;

    /// <summary>How long a file is kept after it was last written to.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private readonly string? _folder;
    private readonly TimeProvider _clock;
    private readonly JournalScope _scope;
    private readonly Lock _gate = new();
    private readonly Dictionary<(ulong Group, int Number), JournalFile> _open = [];
    private JournalFile? _file;

    /// <param name="folder">Where it is; made when something is to be written. Null if there is no place for it.</param>
    public WriteJournal(string? folder, TimeProvider clock, JournalScope scope)
    {
        (_folder, _clock, _scope) = (folder, clock, scope);
        Problem = scope.Keep != JournalKeep.Off && folder is null
            ? "there is no place for the journal: HOME is not set, or cannot be written"
            : null;
    }

    /// <summary>Why the last write was not taken down, so that it cannot be taken back; null if it was, or was not to be.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether writes are to be taken down at all, so that what is there before each is to be read.</summary>
    public bool IsOn => _scope.Keep != JournalKeep.Off && _folder is not null;

    /// <summary>Whether the values of a key may be shown unasked: it is not masked.</summary>
    public bool Shows(EtcdKey key) => !_scope.Mask.Matches(key);

    /// <summary>A journal that keeps nothing.</summary>
    public static WriteJournal Nowhere(TimeProvider clock) => new(null, clock, new(JournalKeep.Off, KeyMask.None, ""));

    /// <summary>Begins an action; nothing is written before its first batch.</summary>
    /// <param name="clusterId">The cluster that is written to.</param>
    /// <param name="undoes">The action that it takes back; 0 for none.</param>
    public JournalAction Begin(JournalAct act, EtcdKey subject, ulong clusterId, ulong undoes = 0)
    {
        var id = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var shown = _scope.Includes(subject) ? subject : EtcdKey.Empty;
        return new(this, new(id | 1, 0, act, undoes, clusterId, _clock.GetUtcNow(), _scope.Who, shown, 0, false));
    }

    /// <summary>Goes on with an action that was broken off, as it was planned.</summary>
    public JournalAction GoOn(JournalGroup group)
    {
        var last = group.Batches.Max(static batch => batch.Number);
        return new(this, new(
            group.Id, last + 1, group.Act, group.Undoes, group.ClusterId, group.At, group.Who, group.Subject, 0, false))
        {
            Attempts = group.Attempts,
        };
    }

    /// <summary>Whether what is written to a key is taken down.</summary>
    public bool Keeps(EtcdKey key) => IsOn && _scope.Includes(key);

    /// <summary>All actions, in no order; those of which a file cannot be read are missing.</summary>
    public IReadOnlyList<JournalGroup> Read()
    {
        var groups = new JournalGroups();
        foreach (var path in Files())
        {
            try
            {
                // Asked in this order: who was not there after all was read, is not in the midst of any of it.
                groups.Add(path, JournalReader.Records(path), JournalFile.IsHeld(path));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // What cannot be read is not known of.
            }
        }

        return groups.ToList();
    }

    /// <summary>The writes of a batch; none if all of them were left out because they are masked.</summary>
    /// <exception cref="IOException">They cannot be read, or are damaged.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    public static IReadOnlyList<JournalWrite> Writes(JournalBatch batch) => batch.Count == 0 ? [] : JournalReader.Writes(batch);

    /// <summary>Takes down how a batch ended, of this process or of one that has gone; or that this one does not know it.</summary>
    /// <param name="revision">The revision at which it was done; 0 if it was not, or that is not known.</param>
    public void End(ulong group, int number, JournalFate fate, long revision)
    {
        if (!IsOn)
        {
            return;
        }

        lock (_gate)
        {
            Try(() => Claimed().Append(JournalFrame.Of(JournalCodec.Head(new JournalRecord.Ended(group, number, fate, revision)), [])));
            if (fate != JournalFate.Begun && _open.Remove((group, number), out var file) && --file.OpenBatches == 0 && file != _file)
            {
                file.Dispose();
            }
        }
    }

    /// <summary>Lets go of the files and leaves them where they are.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            foreach (var file in _open.Values)
            {
                file.Dispose();
            }

            _open.Clear();
            _file = null;
        }
    }

    /// <summary>Takes down a batch that is about to be sent.</summary>
    /// <param name="isLast">Whether something is sent before another one is taken down: it waits for the disk then.</param>
    internal void Begun(JournalRecord.Begun record, IReadOnlyList<JournalWrite> writes, bool isLast)
    {
        if (!IsOn)
        {
            return;
        }

        var kept = Kept(writes);
        var hasMasked = kept.Count < writes.Count && writes.Any(write => !_scope.Includes(write.Key));
        record = record with { Count = kept.Count, HasMasked = hasMasked };
        lock (_gate)
        {
            Try(() =>
            {
                var file = Claimed();
                file.Append(JournalFrame.Of(JournalCodec.Head(record), JournalCodec.Body(kept)));
                _open[(record.Group, record.Number)] = file;
                file.OpenBatches++;
                if (isLast)
                {
                    file.Flush();
                }
            });
        }
    }

    /// <summary>Takes down all that an action is to do; not where that would name a masked key.</summary>
    internal void Planned(JournalRecord.Planned record)
    {
        if (!IsOn || !record.Order.Ranges.All(range => _scope.Includes(range.Start)))
        {
            return;
        }

        lock (_gate)
        {
            Try(() =>
            {
                var file = Claimed();
                file.Append(JournalFrame.Of(JournalCodec.Head(record), []));
                _open[(record.Group, record.Number)] = file;
                file.OpenBatches++;
            });
        }
    }

    private IReadOnlyList<JournalWrite> Kept(IReadOnlyList<JournalWrite> writes)
    {
        for (var each = 0; each < writes.Count; each++)
        {
            if (!IsKept(writes[each]))
            {
                return KeptOf(writes);
            }
        }

        return writes;
    }

    /// <summary>What is kept of writes of which something is not; what has lost its partner stands alone.</summary>
    private List<JournalWrite> KeptOf(IReadOnlyList<JournalWrite> writes)
    {
        var (kept, hasPartner) = (new List<JournalWrite>(writes.Count), true);
        foreach (var write in writes)
        {
            if (IsKept(write))
            {
                kept.Add(hasPartner || !write.IsPaired ? write : write with { IsPaired = false });
            }

            hasPartner = IsKept(write);
        }

        return kept;
    }

    private bool IsKept(JournalWrite write) => !write.IsGuard && _scope.Includes(write.Key);

    /// <summary>The file that is written to, another one where the last is large enough.</summary>
    private JournalFile Claimed()
    {
        if (_file is { Length: >= MostFileBytes } full)
        {
            full.Flush();
            if (full.OpenBatches == 0)
            {
                full.Dispose();
            }

            _file = null;
        }

        if (_file is null)
        {
            var folder = _folder ?? throw new IOException("there is no place for it");
            Prune();
            _file = JournalFile.Claim(folder, MostReusedBytes);
        }

        return _file;
    }

    /// <summary>Removes what is too old, and the oldest of what is too much.</summary>
    private void Prune()
    {
        FileInfo[] files = [.. Files().Select(static path => new FileInfo(path)).Where(static file => file.Exists)];
        Array.Sort(files, static (one, other) => one.LastWriteTimeUtc.CompareTo(other.LastWriteTimeUtc));
        var (bytes, now) = (files.Sum(static file => file.Length), _clock.GetUtcNow().UtcDateTime);
        foreach (var file in files)
        {
            if (bytes > MostBytes || now - file.LastWriteTimeUtc > Longest)
            {
                bytes -= file.Length;
                JournalFile.Remove(file.FullName);
            }
        }
    }

    private string[] Files() => Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*" + JournalFile.Suffix) : [];

    private void Try(Action write)
    {
        try
        {
            write();
            Problem = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem = error.Message;
        }
    }
}
