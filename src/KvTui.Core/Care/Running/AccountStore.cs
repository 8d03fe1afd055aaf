using System.Text.Json;
using KvTui.Core.Care.Guided;

namespace KvTui.Core.Care.Running;

/// <summary>
/// The accounts of courses of care in a folder, a file each, readable by their owner only. Beside the account of a process that is still
/// there lies a file that it holds locked (flock), so that others can read the account and know that it was not left behind. Not for two
/// threads at once.
/// </summary>
/// <param name="folder">Where they are; made when the first is kept. Null if there is no place for them.</param>
public sealed class AccountStore(string? folder, TimeProvider clock) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Suffix = ".json";
    private const string LockSuffix = ".lock";
    private const string HalfWrittenSuffix = ".new";

    /// <summary>A lock without an account, or a half-written account, that is this old was left by a crash.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private string? _name;
    private FileStream? _lock;

    /// <summary>Writes this process's account, in place of the one before: at no moment is there none.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public void Keep(CareAccount account)
    {
        if (folder is null)
        {
            throw new IOException("there is no place for it: HOME is not set, or cannot be written");
        }

        if (_name is null)
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            var name = Path.GetRandomFileName();
            _lock = Open(PathOf(name, LockSuffix), FileMode.CreateNew);
            _name = name;
        }

        var half = PathOf(_name, HalfWrittenSuffix);
        using (var file = Open(half, FileMode.Create))
        {
            AccountJson.Write(file, account);
            file.Flush(flushToDisk: true);
        }

        File.Move(half, PathOf(_name, Suffix), overwrite: true);
    }

    /// <summary>Removes this process's account, if there is one.</summary>
    /// <exception cref="IOException">It could not be removed.</exception>
    public void Drop()
    {
        if (_name is { } name)
        {
            File.Delete(PathOf(name, Suffix));
            File.Delete(PathOf(name, LockSuffix));
            Dispose();
        }
    }

    /// <summary>The accounts of other processes, oldest first; none if they cannot be read.</summary>
    public IReadOnlyList<CareAccount> Others()
    {
        var found = new List<CareAccount>();
        try
        {
            foreach (var path in folder is not null && Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
            {
                var name = Path.GetFileNameWithoutExtension(path);
                if (Path.GetExtension(path) != Suffix)
                {
                    RemoveIfForgotten(path, name);
                }
                else if (name != _name && Read(path) is { } account)
                {
                    found.Add(account with { Name = name, IsAlive = IsLocked(name) });
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is not known of.
        }

        found.Sort(static (one, other) => one.At.CompareTo(other.At));
        return found;
    }

    /// <summary>Removes what another process has left behind, as it is gone on with, or given up.</summary>
    /// <param name="name">The account's name.</param>
    /// <returns>Whether it was there, and nobody else has it.</returns>
    public bool Take(string name)
    {
        if (folder is null)
        {
            return false;
        }

        try
        {
            using var claimed = Open(PathOf(name, LockSuffix), FileMode.OpenOrCreate);
            var isThere = File.Exists(PathOf(name, Suffix));
            File.Delete(PathOf(name, Suffix));
            File.Delete(PathOf(name, LockSuffix));
            return isThere;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Lets go of the account and leaves it where it is.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        (_lock, _name) = (null, null);
    }

    private static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        UnixCreateMode = mode == FileMode.Open ? null : OwnerOnly,
    });

    /// <summary>Reads an account; null for what is not understood, which stays as it is.</summary>
    private static CareAccount? Read(string path)
    {
        try
        {
            return AccountJson.Read(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or OverflowException
            or ArgumentException or IOException)
        {
            // Another program's file, a later version's, or one that was removed just now.
            return null;
        }
    }

    private string PathOf(string name, string suffix) => Path.Combine(folder!, name + suffix);

    private bool IsLocked(string name)
    {
        try
        {
            using var free = Open(PathOf(name, LockSuffix), FileMode.Open);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private void RemoveIfForgotten(string path, string name)
    {
        if (!File.Exists(PathOf(name, Suffix)) && clock.GetUtcNow() - File.GetLastWriteTimeUtc(path) > Forgotten && !IsLocked(name))
        {
            File.Delete(path);
        }
    }
}
