namespace KvTui.Testing;

/// <summary>A folder of its own that is removed on disposal, and also when the test process is killed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly Watchdog.Entry _entry;

    /// <summary>Creates an empty folder below the system's temporary folder.</summary>
    /// <param name="purpose">A word in its name, to recognise it by.</param>
    public TemporaryFolder(string purpose = "test")
    {
        FullName = Directory.CreateTempSubdirectory($"kvtui-{purpose}-").FullName;
        _entry = Watchdog.OnDeath($"rm -rf -- '{FullName}'");
    }

    /// <summary>Its absolute path.</summary>
    public string FullName { get; }

    /// <summary>A path inside it.</summary>
    public string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([FullName, .. parts]);

    /// <summary>Removes it with all that it holds; disposing twice is harmless.</summary>
    public void Dispose()
    {
        if (Directory.Exists(FullName))
        {
            Directory.Delete(FullName, recursive: true);
        }

        _entry.Dispose();
    }
}
