using System.Text.Json;

namespace KvTui.Core.Editing.Drafts;

/// <summary>
/// The drafts of one cluster in a folder, a file each, readable by their owner only. The file of a running explorer is locked (flock), so
/// that another one does not take it for left behind. Not for two threads at once.
/// </summary>
public sealed class DraftStore : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const string DraftPattern = "*.json";
    private const string HalfWrittenSuffix = ".new";

    /// <summary>A half-written file that is this old is not being written any more: a crash left it.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly string? _folder;
    private readonly string[] _endpoints;
    private readonly EtcdKey _root;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, FileStream> _claimed = [];
    private string? _path;
    private FileStream? _file;

    /// <param name="folder">Where the drafts are; made when the first is kept. Null if there is no place for them.</param>
    /// <param name="endpoints">With the root, what tells the drafts of one cluster from those of another.</param>
    public DraftStore(string? folder, IEnumerable<EtcdEndpoint> endpoints, EtcdKey root, TimeProvider clock)
    {
        (_folder, _root, _clock) = (folder, root, clock);
        _endpoints = [.. endpoints.Select(endpoint => endpoint.ToString()).Order(StringComparer.Ordinal)];
    }

    /// <summary>Writes this explorer's draft, in place of the one before: at no moment is there none.</summary>
    /// <exception cref="IOException">The draft could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public void Keep(Draft draft)
    {
        var folder = _folder ?? throw new IOException("there is no place for it: HOME is not set, or cannot be written");
        MakeFolder(folder);
        var path = _path ?? Path.Combine(folder, Path.GetRandomFileName() + ".json");
        var file = Write(path + HalfWrittenSuffix, draft);
        try
        {
            File.Move(path + HalfWrittenSuffix, path, overwrite: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        _file?.Dispose();
        (_path, _file) = (path, file);
    }

    /// <summary>Removes this explorer's draft, if there is one.</summary>
    public void Drop()
    {
        if (_path is { } path)
        {
            File.Delete(path);
            _file?.Dispose();
            (_path, _file) = (null, null);
        }
    }

    /// <summary>The drafts of this cluster that no running explorer owns, oldest first; locked until <see cref="Settle"/>.</summary>
    public IReadOnlyList<LeftDraft> FindLeft()
    {
        if (_folder is null || !Directory.Exists(_folder))
        {
            return [];
        }

        foreach (var path in Directory.EnumerateFiles(_folder, DraftPattern + HalfWrittenSuffix))
        {
            RemoveIfForgotten(path);
        }

        var left = Directory.EnumerateFiles(_folder, DraftPattern).Select(TryClaim).OfType<LeftDraft>();
        return [.. left.OrderBy(draft => draft.EditedAt.UtcTicks)];
    }

    /// <summary>Does with a draft from <see cref="FindLeft"/> what was decided.</summary>
    public void Settle(LeftDraft draft, DraftFate fate)
    {
        if (!_claimed.Remove(draft.Path, out var file))
        {
            return;
        }

        if (fate == DraftFate.Reopened)
        {
            Drop();
            (_path, _file) = (draft.Path, file);
            return;
        }

        if (fate == DraftFate.Discarded)
        {
            File.Delete(draft.Path);
        }

        file.Dispose();
    }

    /// <summary>Lets go of all files and leaves them where they are.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        foreach (var file in _claimed.Values)
        {
            file.Dispose();
        }

        _claimed.Clear();
    }

    private static void MakeFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnersFolder);
        }

        if (File.GetUnixFileMode(folder) != OwnersFolder)
        {
            File.SetUnixFileMode(folder, OwnersFolder);
        }
    }

    private FileStream Write(string path, Draft draft)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            UnixCreateMode = OwnerOnly,
        };
        var file = new FileStream(path, options);
        try
        {
            DraftJson.Write(file, draft, _endpoints, _root);
            file.Flush(flushToDisk: true);
            return file;
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Opens a file that nobody else has open.</summary>
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void RemoveIfForgotten(string path)
    {
        using var file = TryLock(path);
        if (file is not null && _clock.GetUtcNow() - File.GetLastWriteTimeUtc(path) > Forgotten)
        {
            File.Delete(path);
        }
    }

    /// <summary>Reads a draft and holds on to it; what is not understood, not of this cluster or in use stays as it is.</summary>
    private LeftDraft? TryClaim(string path)
    {
        if (path == _path || TryLock(path) is not { } file)
        {
            return null;
        }

        LeftDraft? draft = null;
        try
        {
            draft = DraftJson.Read(file, path, _endpoints, _root);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException
            or OverflowException or ArgumentException or IOException)
        {
            // Another program's file, or a later version's.
        }

        if (draft is null)
        {
            file.Dispose();
            return null;
        }

        _claimed[path] = file;
        return draft;
    }
}
