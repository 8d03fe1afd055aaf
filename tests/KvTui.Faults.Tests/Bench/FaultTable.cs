using System.Collections.Concurrent;
using System.Globalization;
using KvTui.Testing;

[assembly: AssemblyFixture(typeof(KvTui.Faults.Tests.Bench.FaultTable))]

namespace KvTui.Faults.Tests.Bench;

/// <summary>Gathers what the scenarios measure, and leaves it as a table in <c>artifacts/tests/faults.table</c>, which <c>run.sh</c> prints.</summary>
public sealed class FaultTable : IDisposable
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<RoundFigures>> Rounds = new();
    private static readonly ConcurrentQueue<string> Lines = new();

    /// <summary>Writes the table.</summary>
    public void Dispose()
    {
        var file = Checkout.PathTo("artifacts", "tests", "faults.table");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string[] head =
        [
            "seconds (median/max)                         rounds   election      true screen   least slack   live after repair",
            .. Rounds.OrderBy(scenario => scenario.Key, StringComparer.Ordinal).Select(scenario => Row(scenario.Key, [.. scenario.Value])),
            .. Lines.Order(StringComparer.Ordinal),
        ];
        File.WriteAllLines(file, head);
    }

    internal static void Add(string scenario, RoundFigures round) => Rounds.GetOrAdd(scenario, _ => new()).Enqueue(round);

    /// <summary>Adds a line below the table.</summary>
    internal static void Add(string line) => Lines.Enqueue(line);

    private static string Row(string name, RoundFigures[] rounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-44} {rounds.Length,6}   {Spread(rounds, r => r.Election)}   {Spread(rounds, r => r.Truth)}   {rounds.Min(r => (r.Bound - r.Truth).TotalSeconds),11:0.00}   {Spread(rounds, r => r.Live)}");

    private static string Spread(RoundFigures[] rounds, Func<RoundFigures, TimeSpan> figure)
    {
        var sorted = rounds.Select(round => figure(round).TotalSeconds).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2],5:0.00}/{sorted[^1],5:0.00}");
    }
}
