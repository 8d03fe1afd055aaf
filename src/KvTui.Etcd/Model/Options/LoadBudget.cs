namespace KvTui.Etcd.Model.Options;

/// <summary>How much of the server background reads may take; what somebody waits for is counted too, but never delayed.</summary>
public sealed record LoadBudget
{
    /// <summary>No cap.</summary>
    public static LoadBudget Unlimited { get; } = new();

    /// <summary>The share of the time that background requests may be under way, above 0 and up to 1; null for no cap.</summary>
    public double? Share { get; init; }

    /// <summary>Requests on keys a second, above 0; null for no cap.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Bytes read a second, above 0; null for no cap.</summary>
    public double? BytesPerSecond { get; init; }
}
