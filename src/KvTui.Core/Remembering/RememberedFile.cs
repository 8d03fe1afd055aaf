using System.Text.Json;

namespace KvTui.Core.Remembering;

/// <summary>
/// The file in which something is remembered, readable by its owner only. Several explorers may have it: each writes what it has changed
/// into what is there by then. A file that is not what kvtui writes is told of once, and left as it is.
/// </summary>
/// <param name="path">Where it is; null if there is no place for it.</param>
/// <param name="profile">The profile in use; null if there is none, which leaves that of others in the file.</param>
public sealed class RememberedFile(string? path, string? profile = null)
{
    /// <summary>More bytes than kvtui ever writes.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private bool _hasTold;

    private string Foreign => $"{path} is not what kvtui writes; move it away, and it is written anew.";

    /// <summary>What the file says of no certain cluster; nothing where there is none, or another program's.</summary>
    public Remembered Read()
    {
        using var there = There(out _);
        return there is null ? Remembered.Nothing : RememberedJson.Read(there.RootElement);
    }

    /// <summary>What the file says of a cluster, which it says from then on was the last in use.</summary>
    /// <returns>The places, and what is to be told; null for nothing.</returns>
    public Task<(KnownPlaces Places, string? Problem)> RecallAsync(ulong cluster) => InTurn(() =>
    {
        var known = Read();
        if (known.LastCluster != cluster || known.LastProfile != (profile ?? known.LastProfile))
        {
            Write(known with { LastCluster = cluster }, KnownPlaces.Of(cluster));
        }

        using var there = There(out var problem);
        return (there is null ? KnownPlaces.Of(cluster) : RememberedJson.Places(there.RootElement, cluster), Once(problem));
    });

    /// <summary>Writes in the background what has changed, in the order of the calls; ends when it is written.</summary>
    /// <param name="before">The places that were known to be stored.</param>
    /// <returns>What is to be told; null for nothing.</returns>
    public Task<string?> KeepAsync(Remembered remembered, KnownPlaces before) => InTurn(() =>
    {
        var cluster = remembered.Places.ClusterId;
        var problem = Write(cluster == 0 ? remembered : remembered with { LastCluster = cluster }, before);
        return remembered.Places.Bookmarks == before.Bookmarks ? null : Once(problem);
    });

    private Task<T> InTurn<T>(Func<T> work)
    {
        lock (_gate)
        {
            var turn = AfterAsync(_last, work);
            _last = turn;
            return turn;
        }
    }

    private static async Task<T> AfterAsync<T>(Task before, Func<T> work)
    {
        await before;
        return await Task.Run(work);
    }

    /// <summary>The file; null where there is none, or it is not what it should be, for which there is a reason then.</summary>
    private JsonDocument? There(out string? reason)
    {
        reason = null;
        try
        {
            var file = path is null ? null : new FileInfo(path);
            if (file is not { Exists: true })
            {
                return null;
            }

            var there = file.Length > MostBytes ? null : JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            if (there?.RootElement.ValueKind == JsonValueKind.Object)
            {
                return there;
            }

            there?.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = error.Message;
            return null;
        }
        catch (JsonException)
        {
            // Said below.
        }

        reason = Foreign;
        return null;
    }

    /// <returns>Why nothing was written; null if it was.</returns>
    private string? Write(Remembered remembered, KnownPlaces before)
    {
        if (path is null)
        {
            return "There is no folder to keep it in: HOME and XDG_STATE_HOME are not set, or cannot be written.";
        }

        using var there = There(out var reason);
        if (reason is not null)
        {
            return reason;
        }

        var half = $"{path}.{Environment.ProcessId}";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            using (var file = new FileStream(half, options))
            using (var json = new Utf8JsonWriter(file))
            using (var nothing = JsonDocument.Parse("{}"u8.ToArray()))
            {
                var fields = (there ?? nothing).RootElement;
                var next = remembered with { LastProfile = profile ?? remembered.LastProfile };
                var cluster = remembered.LastCluster;
                var places = remembered.Places.ClusterId == cluster ? remembered.Places : before;
                RememberedJson.Write(json, fields, next, places.Merged(before, RememberedJson.Places(fields, cluster)));
            }

            File.Move(half, path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
        catch (InvalidOperationException)
        {
            // Text with half a character in it cannot be copied.
            File.Delete(half);
            return Foreign;
        }
    }

    /// <summary>What is to be told of a problem; null for none, or for one after the first.</summary>
    private string? Once(string? problem)
    {
        var isNew = problem is not null && !_hasTold;
        _hasTold |= isNew;
        return isNew ? $"What is bookmarked lasts only until kvtui ends. {problem}" : null;
    }
}
