namespace KvTui.Core;

/// <summary>Where a file is that was named on the screen.</summary>
internal static class TypedPath
{
    private const string Home = "~/";

    /// <summary>The whole path of a file in the current folder, or in that of the user for “~/”.</summary>
    public static string Full(string path) => Path.GetFullPath(
        path.StartsWith(Home, StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[Home.Length..])
            : path);
}
