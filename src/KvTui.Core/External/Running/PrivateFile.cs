namespace KvTui.Core.External.Running;

/// <summary>
/// A file that only its owner may read, alone in a folder that only its owner may enter; both are removed, with whatever an editor has put
/// beside it, on disposal. A lock (flock) in the folder says that its explorer runs.
/// </summary>
internal sealed class PrivateFile : IDisposable
{
    /// <summary>What the names of the folders begin with.</summary>
    public const string Prefix = "kvtui-edit-";

    /// <summary>The name of the lock in such a folder.</summary>
    public const string LockName = ".lock";

    /// <summary>Held while a folder is made, and by who looks whether one is left: a lock is there a moment before it is locked.</summary>
    public static readonly Lock Making = new();

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder;
    private readonly FileStream _lock;

    private PrivateFile(string folder, string name, ReadOnlySpan<byte> content)
    {
        _folder = folder;
        Path = System.IO.Path.Combine(folder, name);
        _lock = Create(System.IO.Path.Combine(folder, LockName));
        try
        {
            using var file = Create(Path);
            file.Write(content);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Where such files are made: the user's folder for the session, which goes with it, else the temporary one.</summary>
    public static string Place(Func<string, string?> variable) =>
        variable("XDG_RUNTIME_DIR") is { } given && System.IO.Path.IsPathRooted(given) && Directory.Exists(given)
            ? given
            : System.IO.Path.GetTempPath();

    /// <summary>Makes a file in a folder of its own.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The place does not allow it.</exception>
    public static PrivateFile Create(string place, string name, ReadOnlySpan<byte> content)
    {
        var folder = System.IO.Path.Combine(place, Prefix + System.IO.Path.GetRandomFileName());
        lock (Making)
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            return new(folder, name, content);
        }
    }

    /// <summary>What is in the file now.</summary>
    /// <exception cref="IOException">The file is gone, cannot be read, or has more than <paramref name="most"/> bytes.</exception>
    public byte[] Read(int most)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (file.Length > most)
        {
            throw new IOException($"the file has {Quantities.Size(file.Length)}, and no value is larger than {Quantities.Size(most)}");
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next start sweeps it.
        }

        _lock.Dispose();
    }

    private static FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        UnixCreateMode = OwnerOnly,
    });
}
