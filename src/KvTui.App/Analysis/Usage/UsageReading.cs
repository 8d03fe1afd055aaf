namespace KvTui.App.Analysis.Usage;

/// <summary>How many values are read to know their sizes, which etcd does not tell otherwise.</summary>
/// <param name="ExactUpTo">Up to how many keys all values are read.</param>
/// <param name="Sample">How many values are read where there are more keys.</param>
public readonly record struct UsageReading(long ExactUpTo, int Sample)
{
    /// <summary>All values of up to 100 000 keys, else 2 000.</summary>
    public static UsageReading Default { get; } = new(100_000, 2_000);

    /// <summary>All values, however many there are.</summary>
    public static UsageReading Exact { get; } = new(long.MaxValue, 0);

    /// <summary>At most so many values, 1 or more.</summary>
    public static UsageReading Sampled(int values) => new(values, values);
}
