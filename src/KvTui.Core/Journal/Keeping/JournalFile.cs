namespace KvTui.Core.Journal.Keeping;

/// <summary>
/// A file of the journal that this process alone writes to: beside it lies a file that is locked (flock) as long as it does, so that others
/// know of what is begun in it whether somebody is at it. A file that nobody has is written on, if no end of it is torn.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    public const string Suffix = ".journal";
    public const string LockSuffix = ".lock";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;
    private readonly FileStream _file;

    private JournalFile(string path, FileStream held, FileStream file) => (Path, _lock, _file) = (path, held, file);

    public string Path { get; }

    /// <summary>Where the next frame is written.</summary>
    public long Length => _file.Position;

    /// <summary>How many batches are begun in it that have no end.</summary>
    public int OpenBatches { get; set; }

    /// <summary>Takes a file of the folder that nobody has and that is small enough, or makes one.</summary>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read or written.</exception>
    public static JournalFile Claim(string folder, long mostBytes)
    {
        Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        foreach (var path in Directory.GetFiles(folder, "*" + Suffix))
        {
            if (new FileInfo(path) is { Exists: true } there && there.Length < mostBytes && TryClaim(path, FileMode.Open) is { } file)
            {
                return file;
            }
        }

        var made = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName() + Suffix);
        return TryClaim(made, FileMode.CreateNew) ?? throw new IOException($"{made} could not be made");
    }

    /// <summary>Whether the process that writes to a file is there; this one counts too.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using var free = TryLock(LockOf(path), FileMode.Open);
            return free is null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Removes a file if nobody writes to it.</summary>
    public static void Remove(string path)
    {
        using var held = TryLock(LockOf(path), FileMode.OpenOrCreate);
        if (held is not null)
        {
            File.Delete(path);
            File.Delete(LockOf(path));
        }
    }

    /// <summary>Writes a frame in one piece.</summary>
    /// <exception cref="IOException">It could not be written; what there is of it is taken away again if that is possible.</exception>
    public void Append(byte[] frame)
    {
        var start = _file.Position;
        try
        {
            _file.Write(frame);
        }
        catch (IOException)
        {
            _file.SetLength(start);
            _file.Position = start;
            throw;
        }
    }

    /// <summary>Waits until what was written is on the disk.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Flush() => _file.Flush(flushToDisk: true);

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static string LockOf(string path) => System.IO.Path.ChangeExtension(path, LockSuffix);

    private static JournalFile? TryClaim(string path, FileMode mode)
    {
        if (TryLock(LockOf(path), FileMode.OpenOrCreate) is not { } held)
        {
            return null;
        }

        try
        {
            // Whoever had it may have removed it just now.
            var whole = mode == FileMode.CreateNew ? 0 : File.Exists(path) ? JournalReader.WholeLength(path) : -1;
            if (whole >= 0)
            {
                return new(path, held, Open(path, mode, whole));
            }
        }
        catch (Exception error) when (mode == FileMode.Open && error is IOException or UnauthorizedAccessException)
        {
            // It is of no use; another one is made.
        }
        catch
        {
            held.Dispose();
            throw;
        }

        held.Dispose();
        return null;
    }

    private static FileStream Open(string path, FileMode mode, long whole)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = mode == FileMode.Open ? null : OwnerOnly,
            BufferSize = 0,
        });
        try
        {
            file.Position = whole;
            if (whole == 0)
            {
                file.Write(JournalFrame.Signature);
            }

            file.Write(JournalFrame.Of(JournalCodec.Head(new JournalRecord.Claimed()), []));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Locks a file that nobody else has locked; null if somebody has, or it may not be opened.</summary>
    /// <exception cref="FileNotFoundException">There is none, and none is to be made.</exception>
    private static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            return new(path, new FileStreamOptions
            {
                Mode = mode,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = mode == FileMode.Open ? null : OwnerOnly,
            });
        }
        catch (Exception error) when (error is not FileNotFoundException && error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
