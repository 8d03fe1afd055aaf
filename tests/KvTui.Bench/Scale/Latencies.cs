namespace KvTui.Bench.Scale;

/// <summary>Milliseconds measured over several rounds of the same work.</summary>
internal sealed class Latencies
{
    private readonly List<double> _all = [];
    private readonly List<double> _longest = [];

    public int Count => _all.Count;

    public double Median => Figures.Median(_all);

    /// <summary>Over all rounds.</summary>
    public double Percentile99 => Figures.Percentile(_all, 0.99);

    /// <summary>The median of the rounds' longest.</summary>
    public double Longest => Figures.Median(_longest);

    /// <summary>The longest of all rounds.</summary>
    public double LongestOfAll => _longest.Max();

    /// <summary>Adds a round; one without measurements adds nothing.</summary>
    public void Add(IReadOnlyCollection<double> round)
    {
        if (round.Count > 0)
        {
            _all.AddRange(round);
            _longest.Add(round.Max());
        }
    }

    public override string ToString() => FormattableString.Invariant(
        $"median {Median:0.00}, p99 {Percentile99:0.0}, longest {Longest:0.0} (of all {LongestOfAll:0.0}) ms, {Count} measured");
}
