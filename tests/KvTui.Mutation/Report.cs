namespace KvTui.Mutation;

/// <summary>What is told: progress on standard error, the tables on standard output.</summary>
internal static class Report
{
    /// <summary>A step of the preparation.</summary>
    public static void Progress(string what) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {what}"));

    /// <summary>One mutation is done.</summary>
    public static void Progress(int done, Outcome outcome) => Progress($"{done}: {Told(outcome)}: {outcome.By ?? "SURVIVED"}");

    /// <summary>The tables, the survivors and the sum.</summary>
    public static void Print(IReadOnlyList<Mutant> mutants, IReadOnlyList<Outcome> outcomes, int seed)
    {
        Table("kind", outcomes, static outcome => outcome.Mutant.Site.Kind.ToString());
        Table("file", outcomes, static outcome => outcome.Mutant.Site.Path);
        foreach (var outcome in outcomes.Where(static outcome => outcome.By is null))
        {
            Console.WriteLine($"survived: {Told(outcome)}{(outcome.Reached == 0 ? " (no test reaches it)" : "")}");
        }

        var caught = outcomes.Count(static outcome => outcome.By is not null);
        var part = outcomes.Count == mutants.Count ? "" : $" (of {mutants.Count} chosen)";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {caught} of {outcomes.Count}{part} caught ({100.0 * caught / outcomes.Count:0.0} %)"));
    }

    private static string Told(Outcome outcome)
    {
        var (id, site) = outcome.Mutant;
        return $"{id} {site.Path}:{site.Line} {site.Kind}: {site.Original}{(site.Mutated.Length == 0 ? "" : $" → {site.Mutated}")}";
    }

    private static void Table(string title, IReadOnlyList<Outcome> outcomes, Func<Outcome, string> part)
    {
        Console.WriteLine($"{title,-70} caught survived");
        foreach (var group in outcomes.GroupBy(part).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var caught = group.Count(static outcome => outcome.By is not null);
            Console.WriteLine($"{group.Key,-70} {caught,6} {group.Count() - caught,8}");
        }

        Console.WriteLine();
    }
}
