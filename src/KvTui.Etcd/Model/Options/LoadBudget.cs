namespace KvTui.Etcd.Model.Options;

/// <summary>How much of the server background reads may use; reads that somebody waits for count too, but are never delayed.</summary>
public sealed record LoadBudget
{
    /// <summary>No cap.</summary>
    public static LoadBudget Unlimited { get; } = new();

    /// <summary>The share of time in which a background request may be in flight, above 0 and up to 1; null for no cap.</summary>
    public double? Share { get; init; }

    /// <summary>Requests on keys per second, above 0; null for no cap.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Bytes read per second, above 0; null for no cap.</summary>
    public double? BytesPerSecond { get; init; }
}
