using System.Security.Cryptography;
using System.Text;

namespace KvTui.Mutation;

/// <summary>How a mutation ended.</summary>
/// <param name="Mutant">The mutation.</param>
/// <param name="By">The test that failed; null if it survived.</param>
/// <param name="Reached">How many classes ran its code.</param>
internal sealed record Outcome(Mutant Mutant, string? By, int Reached);

/// <summary>Tries the mutations, each with the classes that reach it, two at a time.</summary>
internal sealed class Hunt(IReadOnlyList<Mutant> mutants, IReadOnlySet<int> only)
{
    /// <summary>How many classes are tried before all others.</summary>
    private const int Few = 10;

    /// <summary>A class that takes longer is tried last.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(8);

    private static readonly ParallelOptions TwoAtATime = new() { MaxDegreeOfParallelism = 2 };

    private readonly List<TestClass> _classes = [];

    /// <summary>Runs every class once without a mutation, to know what it reaches.</summary>
    /// <exception cref="InvalidOperationException">Too many classes fail as it is.</exception>
    public async Task RecordAsync()
    {
        foreach (var project in TestClass.Projects)
        {
            _classes.AddRange(await TestClass.OfAsync(project));
        }

        Report.Progress($"{_classes.Count} classes of tests, first without a mutation");
        var failed = new System.Collections.Concurrent.ConcurrentBag<TestClass>();
        await Parallel.ForEachAsync(_classes, TwoAtATime, async (one, _) =>
        {
            // once more before it is believed: a loaded machine may be too slow for a test
            var memory = Path.Combine(Scratch.Folder, ".cache", Fingerprint(one));
            if (await one.RecordAsync(memory) is not null && await one.RecordAsync(memory) is { } output)
            {
                Report.Progress($"left out, as it fails without any mutation: {one.Name}\n{output}");
                failed.Add(one);
            }
        });
        if (failed.Count * 10 > _classes.Count)
        {
            throw new InvalidOperationException("too many classes fail without any mutation");
        }

        _classes.RemoveAll(one => failed.Contains(one));
        Report.Progress($"they take {_classes.Sum(static one => one.Time.TotalSeconds):0} s, one by one; the slowest: "
            + string.Join(", ", _classes.OrderByDescending(static one => one.Time).Take(8).Select(static one => $"{one.Name} {one.Time.TotalSeconds:0.0} s")));
    }

    /// <summary>Tries every mutation.</summary>
    public async Task<IReadOnlyList<Outcome>> RunAsync()
    {
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<Outcome>();
        await Parallel.ForEachAsync(mutants.Where(mutant => only.Count == 0 || only.Contains(mutant.Id)), TwoAtATime, async (mutant, _) =>
        {
            var outcome = await TryAsync(mutant);
            outcomes.Add(outcome);
            Report.Progress(outcomes.Count, outcome);
        });
        return [.. outcomes.OrderBy(static outcome => outcome.Mutant.Site.Path, StringComparer.Ordinal).ThenBy(static outcome => outcome.Mutant.Site.Line)];
    }

    /// <summary>Stands for what a class reaches: the mutations, and its own source.</summary>
    private string Fingerprint(TestClass one)
    {
        var name = one.Name[(one.Name.LastIndexOf('.') + 1)..];
        var sources = Directory.EnumerateFiles(Path.Combine(Scratch.Folder, "tests", one.Project), $"{name}.cs", SearchOption.AllDirectories).Order().Select(File.ReadAllText);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [one.Name, .. sources, .. mutants.Select(static mutant => mutant.ToString())]))));
    }

    private async Task<Outcome> TryAsync(Mutant mutant)
    {
        // those that reach little know it best
        var reaching = _classes.Where(one => one.Reached.Contains(mutant.Id)).OrderBy(static one => one.Time > Long).ThenBy(static one => one.Reached.Count).ToList();
        foreach (var part in (IEnumerable<TestClass>[])[reaching.Take(Few), reaching.Skip(Few)])
        {
            foreach (var group in part.GroupBy(static one => one.Project))
            {
                if (await TestClass.CatchAsync(mutant.Id, group.Key, [.. group]) is { } by)
                {
                    return new(mutant, by, reaching.Count);
                }
            }
        }

        return new(mutant, null, reaching.Count);
    }
}
