namespace KvTui.Core.External.Running;

/// <summary>Private files that were left behind by explorers that were killed.</summary>
internal static class LeftFiles
{
    /// <summary>A folder without a lock that is this old is not being made any more: a crash left it.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>Removes them; those of explorers that run stay.</summary>
    public static void Sweep(string place, TimeProvider clock)
    {
        foreach (var folder in Directory.EnumerateDirectories(place, PrivateFile.Prefix + "*"))
        {
            try
            {
                lock (PrivateFile.Making)
                {
                    RemoveIfLeft(folder, clock.GetUtcNow());
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Locked, or somebody else's.
            }
        }
    }

    private static void RemoveIfLeft(string folder, DateTimeOffset now)
    {
        if (IsLeft(folder, now))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsLeft(string folder, DateTimeOffset now)
    {
        var path = Path.Combine(folder, PrivateFile.LockName);
        if (!File.Exists(path))
        {
            return now - Directory.GetLastWriteTimeUtc(folder) > Forgotten;
        }

        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        return true;
    }
}
