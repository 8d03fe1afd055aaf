namespace KvTui.Mutation;

/// <summary>What a run is asked for.</summary>
/// <param name="Seed">Chooses the sites.</param>
/// <param name="Count">How many mutations.</param>
/// <param name="Only">The numbers of those to try; empty for all.</param>
internal sealed record Settings(int Seed, int Count, IReadOnlySet<int> Only)
{
    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">An argument is not known, or not a number.</exception>
    public static Settings Parse(IReadOnlyList<string> arguments)
    {
        var settings = new Settings(1, 200, new HashSet<int>());
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            settings = arguments[i] switch
            {
                "--seed" => settings with { Seed = Number(value) },
                "--count" => settings with { Count = Number(value) },
                "--only" => settings with { Only = value.Split(',').Select(Number).ToHashSet() },
                var other => throw new ArgumentException($"{other} is not known: --seed N, --count N, --only N,N"),
            };
        }

        return settings;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"“{text}” is not a number");
}
