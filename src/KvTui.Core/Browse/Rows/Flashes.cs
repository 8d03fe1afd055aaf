namespace KvTui.Core.Browse.Rows;

/// <summary>Rows that changed just now, to be drawn so for a moment; where many change, none is.</summary>
public sealed record Flashes
{
    /// <summary>The most rows at a time.</summary>
    public const int Most = 8;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static Flashes None { get; } = new();

    /// <summary>When this will be out of date though nothing happens; null if never.</summary>
    public DateTimeOffset? Due => Rows.IsEmpty ? null : Rows[IsFlood ? ^1 : 0].Until;

    /// <summary>The rows, those that changed first before the others; at most one more than may be drawn.</summary>
    private ImmutableArray<ChangedRow> Rows { get; init; } = [];

    private bool IsFlood => Rows.Length > Most;

    /// <summary>Whether the row of a key is to be drawn as one that has changed.</summary>
    public bool Has(EtcdKey key) => !IsFlood && Rows.Any(row => row.Key == key);

    /// <summary>These with a row that has changed now.</summary>
    public Flashes With(EtcdKey key, DateTimeOffset now)
    {
        var rows = At(now).Rows.RemoveAll(row => row.Key == key);
        return new() { Rows = [.. rows.Length > Most ? rows.RemoveAt(0) : rows, new(key, now + Moment)] };
    }

    /// <summary>These without what is over; of too many all stay until the last of them is.</summary>
    public Flashes At(DateTimeOffset now) =>
        !(Due <= now) ? this : IsFlood ? None : new() { Rows = Rows.RemoveAll(row => row.Until <= now) };

    private sealed record ChangedRow(EtcdKey Key, DateTimeOffset Until);
}
