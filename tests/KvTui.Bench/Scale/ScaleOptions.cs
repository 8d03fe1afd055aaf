using System.Globalization;

namespace KvTui.Bench.Scale;

/// <summary>What <c>scale.sh</c> asks for.</summary>
/// <param name="KvTui">The program under test.</param>
/// <param name="Keys">Keys in the large keyspaces.</param>
/// <param name="ValueBytes">Bytes of each value.</param>
/// <param name="Only">The names of the figures wanted; empty for all.</param>
internal sealed record ScaleOptions(string KvTui, int Keys, int ValueBytes, IReadOnlyList<string> Only)
{
    /// <summary>Reads the options; the program comes last.</summary>
    /// <exception cref="ArgumentException">With the usage.</exception>
    public static ScaleOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ScaleOptions("", 1_000_000, 200, []);
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--keys" when i + 1 < arguments.Count => options with { Keys = Number(arguments[++i]) },
                "--value-bytes" when i + 1 < arguments.Count => options with { ValueBytes = Number(arguments[++i]) },
                "--only" when i + 1 < arguments.Count => options with { Only = arguments[++i].Split(',') },
                var program when !program.StartsWith('-') && options.KvTui.Length == 0 => options with { KvTui = program },
                var other => throw Usage(other),
            };
        }

        return options.KvTui.Length > 0 && options.Keys >= 10_000 ? options : throw Usage("");
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw Usage(text);

    private static ArgumentException Usage(string what) =>
        new($"{what}: usage: KvTui.Bench scale [--keys N (at least 10000)] [--value-bytes N] [--only NAME,NAME…] KVTUI (tests/scale.sh does it)");
}
