namespace KvTui.Core.Browse.Order;

/// <summary>What was found out about keys beside what the index holds, for the columns that show it.</summary>
public sealed record KeyFacts
{
    /// <summary>The most objects whose creation is known; then the oldest is forgotten.</summary>
    private const int MostCreations = 200;

    public static KeyFacts None { get; } = new();

    /// <summary>The leases in view that were asked for last.</summary>
    public ImmutableArray<LeaseTime> Leases { get; init; } = [];

    /// <summary>When they were.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether an answer is still to come.</summary>
    public bool IsAsking { get; init; }

    /// <summary>When a column will be out of date though nothing happens; null if none is shown that will be.</summary>
    public DateTimeOffset? Due { get; init; }

    private ImmutableArray<CreationTime> Creations { get; init; } = [];

    /// <summary>The same with when an object was created, as its value tells.</summary>
    public KeyFacts With(CreationTime creation) => Creations.Contains(creation) ? this : this with
    {
        Creations = [creation, .. Creations.Where(other => other.Key != creation.Key).Take(MostCreations - 1)],
    };

    /// <summary>When an object was created; null if that is not known.</summary>
    public DateTimeOffset? CreatedAt(in KeyEntry entry)
    {
        foreach (var creation in Creations)
        {
            if (creation.CreateRevision == entry.CreateRevision && creation.Key == entry.Key)
            {
                return creation.At;
            }
        }

        return null;
    }

    /// <summary>When a lease ends unless it is kept alive; null if that is not known.</summary>
    public LeaseTime? Of(KeyLease lease)
    {
        foreach (var known in Leases)
        {
            if (known.Lease == lease.Id)
            {
                return known;
            }
        }

        return null;
    }
}

/// <summary>When an object was created, as its value tells.</summary>
public sealed record CreationTime(EtcdKey Key, long CreateRevision, DateTimeOffset At);

/// <summary>When a lease ends unless it is kept alive; in the past if it has ended.</summary>
public sealed record LeaseTime(long Lease, DateTimeOffset EndsAt);
