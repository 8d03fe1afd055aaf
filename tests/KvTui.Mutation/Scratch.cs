using System.Text;
using KvTui.Testing;

namespace KvTui.Mutation;

/// <summary>A copy of the checkout, with the mutations, that is built and tested in place of it.</summary>
internal static class Scratch
{
    /// <summary>What switches a mutation on, and notes which were reached; a part of each mutated project.</summary>
    public const string SwitchCode = """
        namespace KvTui.Mutants;

        internal static class Mutant
        {
            private static readonly int On = int.Parse(global::System.Environment.GetEnvironmentVariable("KVTUI_MUTANT") ?? "-1");
            private static readonly string? Notes = global::System.Environment.GetEnvironmentVariable("KVTUI_MUTANTS_SEEN");
            private static readonly global::System.Collections.Concurrent.ConcurrentDictionary<int, bool> Seen = new();

            public static bool Is(int id)
            {
                if (Notes is not null && Seen.TryAdd(id, true))
                {
                    lock (Seen)
                    {
                        global::System.IO.File.AppendAllText(Notes + "." + typeof(Mutant).Assembly.GetName().Name, id + "\n");
                    }
                }

                return id == On;
            }
        }

        """;

    private static readonly string[] Lenient = ["RunAnalyzers=false", "EnforceCodeStyleInBuild=false", "TreatWarningsAsErrors=false", "GenerateDocumentationFile=false", "NoWarn=CS8509%3BCS8524%3BCS8602%3BCS8604%3BCS8600%3BCS8603%3BCS8629"];

    /// <summary>The folder of the copy; it is kept, so that the next run builds only what is different.</summary>
    public static string Folder { get; } = Checkout.PathTo(".cache", "mutation");

    /// <summary>Copies what git knows or would add, with the mutated files in place of their originals.</summary>
    public static async Task CopyAsync(Dictionary<string, string> mutated)
    {
        var listed = await new Command("git", "ls-files", "-co", "--exclude-standard", "-z") { WorkingFolder = Checkout.Root }.RunAsync();
        var paths = listed.EnsureSuccess().Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(static path => File.Exists(Checkout.PathTo(path))).ToHashSet();
        foreach (var path in paths)
        {
            await PlaceAsync(path, mutated.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : await File.ReadAllBytesAsync(Checkout.PathTo(path)));
        }

        foreach (var project in Scope.Projects)
        {
            var added = Path.Combine("src", project, "Mutant.cs");
            await PlaceAsync(added, Encoding.UTF8.GetBytes(SwitchCode));
            paths.Add(added);
        }

        foreach (var old in new[] { "src", "tests" }.SelectMany(static part => Directory.EnumerateFiles(Path.Combine(Folder, part), "*", SearchOption.AllDirectories))
                     .Where(path => !paths.Contains(Path.GetRelativePath(Folder, path))).ToList())
        {
            File.Delete(old);
        }
    }

    /// <summary>Builds one test project of the copy.</summary>
    public static async Task BuildAsync(string project)
    {
        var command = new Command(
            "dotnet",
            ["build", Path.Combine("tests", project), "-c", "Release", "-v", "quiet", "-nologo", "-nodeReuse:false", .. Lenient.Select(static property => $"-p:{property}")])
        {
            WorkingFolder = Folder,
            Deadline = TimeSpan.FromMinutes(30),
        };
        (await command.RunAsync()).EnsureSuccess();
    }

    private static async Task PlaceAsync(string path, byte[] content)
    {
        var at = Path.Combine(Folder, path);
        if (File.Exists(at) && (await File.ReadAllBytesAsync(at)).AsSpan().SequenceEqual(content))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(at)!);
        await File.WriteAllBytesAsync(at, content);
        if (!OperatingSystem.IsWindows() && File.Exists(Checkout.PathTo(path)))
        {
            File.SetUnixFileMode(at, File.GetUnixFileMode(Checkout.PathTo(path)));
        }
    }
}
