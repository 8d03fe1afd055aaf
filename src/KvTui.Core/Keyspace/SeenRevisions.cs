namespace KvTui.Core.Keyspace;

/// <summary>When this run of the explorer has seen revisions come: some moments, each with the newest revision known at it.</summary>
public sealed class SeenRevisions
{
    /// <summary>The most moments; of more, every second one of the older half is forgotten.</summary>
    public const int Most = 512;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly (long Revision, DateTimeOffset At)[] _moments;

    private SeenRevisions((long Revision, DateTimeOffset At)[] moments) => _moments = moments;

    /// <summary>Nothing has been seen.</summary>
    public static SeenRevisions None { get; } = new([]);

    /// <summary>The newest revision that was seen; 0 for none.</summary>
    public long Newest => _moments is [.., var last] ? last.Revision : 0;

    /// <summary>These with a revision that was seen now; what comes within a second counts as having come at once.</summary>
    public SeenRevisions With(long revision, DateTimeOffset now)
    {
        if (revision == Newest)
        {
            return this;
        }

        // Lower ones are those of another cluster, or of one that was made anew.
        if (revision < Newest || _moments.Length == 0)
        {
            return new([(revision, now)]);
        }

        var last = _moments[^1];
        if (_moments.Length > 1 && now - last.At < Apart)
        {
            return new([.. _moments.AsSpan(..^1), (revision, last.At)]);
        }

        return _moments.Length < Most
            ? new([.. _moments, (revision, now)])
            : new([.. _moments.Where(static (_, i) => i >= Most / 2 || i % 2 == 0), (revision, now)]);
    }

    /// <summary>When a revision was first known; null if that was before the first moment, or it has not been seen.</summary>
    public DateTimeOffset? SeenAt(long revision)
    {
        if (_moments.Length == 0 || revision <= _moments[0].Revision || revision > Newest)
        {
            return null;
        }

        var (low, high) = (1, _moments.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _moments[middle].Revision < revision ? (middle + 1, high) : (low, middle);
        }

        return _moments[low].At;
    }
}
