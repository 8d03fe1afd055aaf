using System.Runtime.CompilerServices;

namespace KvTui.Testing.Screens;

/// <summary>Compares text with a file kept beside the test, under <c>__screens__</c>; KVTUI_UPDATE_SCREENS=1 writes the files anew.</summary>
public static class Golden
{
    /// <summary>Compares a screen with <c>__screens__/NAME.txt</c>.</summary>
    /// <exception cref="GoldenMismatchException">They differ, or there is no file; the message shows both.</exception>
    public static void Verify(VirtualTerminal terminal, string name, [CallerFilePath] string testFile = "") =>
        Verify(ScreenText.Of(terminal), name, testFile);

    /// <summary>Compares any text with <c>__screens__/NAME.txt</c>.</summary>
    /// <exception cref="GoldenMismatchException">They differ, or there is no file; the message shows both.</exception>
    public static void Verify(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var file = Path.Combine(SourceFolder(testFile), "__screens__", name + ".txt");
        if (Environment.GetEnvironmentVariable("KVTUI_UPDATE_SCREENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "(no such file)";
        if (expected != actual)
        {
            throw new GoldenMismatchException(
                $"The screen is not as in {file} (KVTUI_UPDATE_SCREENS=1 accepts it).\n=== expected\n{expected}\n=== actual\n{actual}");
        }
    }

    // A deterministic build may have mapped the path of the source away; then it is looked for from the solution.
    private static string SourceFolder(string testFile)
    {
        var folder = Path.GetDirectoryName(testFile)!;
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "KvTui.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? "", folder[(folder.IndexOf("/_/", StringComparison.Ordinal) + 3)..]);
    }
}
