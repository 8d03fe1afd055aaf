namespace KvTui.Etcd.Kv;

/// <summary>How a range is read. There is no sort order: ascending by key is what etcd does unasked, and asking makes it read everything.</summary>
public sealed record RangeOptions
{
    public static RangeOptions Default { get; } = new();

    /// <summary>The most keys wanted; 0 all.</summary>
    public long Limit { get; init; }

    /// <summary>The revision to read at; 0 the newest.</summary>
    public long Revision { get; init; }

    /// <summary>Answered by the member asked, without consensus: works without a leader and may be old.</summary>
    public bool Serializable { get; init; }

    public bool KeysOnly { get; init; }

    /// <summary>Whether the leases of keys are wanted of a keys-only answer too: then the member that gave it is asked for its version, if that is not known.</summary>
    public bool WithLeases { get; init; }

    public bool CountOnly { get; init; }

    /// <summary>The largest answer that is taken, in bytes, known before it is read; 0 leaves it to the client's own limit.</summary>
    public int MostBytes { get; init; }

    /// <summary>Whether nobody waits for it in particular: it waits for its turn, within the load budget, and while the server is slow.</summary>
    public bool Background { get; init; }
}
