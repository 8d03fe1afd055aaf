namespace KvTui.Core.Scans.Usage;

/// <summary>How many values are read to know their sizes, which etcd does not tell otherwise.</summary>
/// <param name="ExactUpTo">Up to how many keys all values are read.</param>
/// <param name="Sample">How many values are read where there are more keys or bytes.</param>
/// <param name="MostBytes">Up to how many bytes of values, as the first ones tell, all are read; and the most that a sample reads.</param>
public readonly record struct UsageReading(long ExactUpTo, int Sample, long MostBytes)
{
    /// <summary>What must have been read before it tells how much there is.</summary>
    private const long TellingBytes = 8 * 1024 * 1024;

    /// <summary>All values of up to 100 000 keys and 64 MiB, else 2 000, or as many as make 64 MiB.</summary>
    public static UsageReading Default { get; } = new(100_000, 2_000, 64 * 1024 * 1024);

    /// <summary>All values, however many there are.</summary>
    public static UsageReading Exact { get; } = new(long.MaxValue, 0, long.MaxValue);

    /// <summary>At most so many values, 1 or more, whatever their sizes.</summary>
    public static UsageReading Sampled(int values) => new(values, values, long.MaxValue);

    /// <summary>Whether the values of so many keys, of which some were read, are too many bytes to be read all.</summary>
    public bool IsTooMuch(long bytes, long keys, long total) => bytes >= TellingBytes && (double)bytes / keys * total > MostBytes;
}
