namespace KvTui.Testing;

/// <summary>The folder this build came from.</summary>
public static class Checkout
{
    /// <summary>The folder that holds <c>KvTui.sln</c>, found upwards from the running assembly.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the checkout.</summary>
    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KvTui.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No KvTui.sln above {AppContext.BaseDirectory}: run the tests from inside a checkout.");
    }
}
