using System.Diagnostics;
using KvTui.Testing;

namespace KvTui.Mutation;

/// <summary>One class of tests that need no server.</summary>
/// <param name="Project">Its test project.</param>
/// <param name="Name">Its full name.</param>
internal sealed record TestClass(string Project, string Name)
{
    /// <summary>The test projects that are about the mutated ones; those of the views would hardly catch more, and take as long again.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["KvTui.Etcd.Tests", "KvTui.Core.Tests"];

    /// <summary>
    /// Namespaces and classes that need etcd, look at the sources, which in the copy are not what was written, or take too long for each survivor:
    /// all keys in all states, and peers that answer wrongly or not at all.
    /// </summary>
    private static string[] Others { get; } = ["Server.", "Fuzz.ServerMessageFuzzTests", "Architecture.", "Update.EveryKeyTests", "Transport.HostilePeerTests"];

    /// <summary>Which mutations it reaches.</summary>
    public IReadOnlySet<int> Reached { get; private set; } = new HashSet<int>();

    /// <summary>How long it takes by itself.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>The classes of a project of the copy that count.</summary>
    public static async Task<IReadOnlyList<TestClass>> OfAsync(string project)
    {
        var listed = (await Program(project, ["-list", "classes"]).RunAsync()).EnsureSuccess().Text.Split('\n', StringSplitOptions.TrimEntries);
        return
        [
            .. listed.Where(name => name.StartsWith(project, StringComparison.Ordinal) && !Array.Exists(Others, part => name.StartsWith($"{project}.{part}", StringComparison.Ordinal)))
                .Select(name => new TestClass(project, name)),
        ];
    }

    /// <summary>Runs it without a mutation, to learn what it reaches, unless that is known from an earlier run.</summary>
    /// <param name="memory">The file of what is known.</param>
    /// <returns>Null if all its tests pass, else its output.</returns>
    public async Task<string?> RecordAsync(string memory)
    {
        if (File.Exists(memory))
        {
            Learn(await File.ReadAllLinesAsync(memory));
            return null;
        }

        var notes = Directory.CreateTempSubdirectory("kvtui-mutation-");
        try
        {
            var began = Stopwatch.GetTimestamp();
            var run = Program(Project, ["-class", Name]) with { Environment = new Dictionary<string, string?> { ["KVTUI_MUTANTS_SEEN"] = Path.Combine(notes.FullName, "seen") } };
            var result = await run.RunAsync();
            if (result.ExitCode != 0)
            {
                return result.Text;
            }

            var ids = notes.EnumerateFiles().SelectMany(static file => File.ReadLines(file.FullName));
            string[] lines = [Stopwatch.GetElapsedTime(began).TotalSeconds.ToString(CultureInfo.InvariantCulture), .. ids];
            Learn(lines);
            Directory.CreateDirectory(Path.GetDirectoryName(memory)!);
            await File.WriteAllLinesAsync(memory, lines);
            return null;
        }
        catch (TimeoutException late)
        {
            return late.Message;
        }
        finally
        {
            notes.Delete(recursive: true);
        }
    }

    /// <summary>Runs classes of one project with a mutation, up to the first test that fails.</summary>
    /// <returns>The test that caught it; null if none did.</returns>
    public static async Task<string?> CatchAsync(int mutant, string project, IReadOnlyCollection<TestClass> classes)
    {
        var command = Program(project, [.. classes.SelectMany(static one => new[] { "-class", one.Name }), "-stopOnFail"]) with
        {
            Environment = new Dictionary<string, string?> { ["KVTUI_MUTANT"] = mutant.ToString(CultureInfo.InvariantCulture) },
            Deadline = TimeSpan.FromSeconds(60) + (3 * TimeSpan.FromTicks(classes.Sum(static one => one.Time.Ticks))),
        };
        try
        {
            var result = await command.RunAsync();
            return result.ExitCode == 0 ? null
                : result.Text.Split('\n').FirstOrDefault(static line => line.Contains("[FAIL]", StringComparison.Ordinal))?.Replace("[FAIL]", "", StringComparison.Ordinal).Trim()
                    ?? $"exit code {result.ExitCode}";
        }
        catch (TimeoutException)
        {
            return "it hangs";
        }
    }

    private void Learn(string[] lines)
    {
        Time = TimeSpan.FromSeconds(double.Parse(lines[0], CultureInfo.InvariantCulture));
        Reached = lines.Skip(1).Select(static line => int.Parse(line, CultureInfo.InvariantCulture)).ToHashSet();
    }

    private static Command Program(string project, IReadOnlyList<string> arguments) =>
        new("dotnet", [Path.Combine(Scratch.Folder, "artifacts", "net10.0", "bin", project, "release", $"{project}.dll"), "-noLogo", "-noColor", .. arguments])
        {
            WorkingFolder = Scratch.Folder,
            Deadline = TimeSpan.FromMinutes(5),
        };
}
