namespace KvTui.Etcd.Kv;

/// <summary>How a range is read. There is no sort order: answers are in key order anyway, and etcd reads everything to sort.</summary>
public sealed record RangeOptions
{
    public static RangeOptions Default { get; } = new();

    /// <summary>The most keys to return; 0 for all.</summary>
    public long Limit { get; init; }

    /// <summary>The revision to read at; 0 for the newest.</summary>
    public long Revision { get; init; }

    /// <summary>Whether a member answers without consensus, which works without a leader and may be out of date.</summary>
    public bool Serializable { get; init; }

    public bool KeysOnly { get; init; }

    /// <summary>Whether leases are wanted from keys-only answers too; a status is requested if the member's version is unknown.</summary>
    public bool WithLeases { get; init; }

    public bool CountOnly { get; init; }

    /// <summary>The largest answer accepted, in bytes, checked before it is read; 0 means the client's limit.</summary>
    public int MostBytes { get; init; }

    /// <summary>Whether nobody is waiting for the read: it waits its turn, within the load budget, and while the server is slow.</summary>
    public bool Background { get; init; }
}

/// <summary>An answer to a range read.</summary>
/// <param name="Header">The answer's header; its revision is the member's current one even for a read at an older revision.</param>
/// <param name="KeyValues">The keys and values in ascending order of key.</param>
/// <param name="Count">The number of keys in the whole requested range, whatever the limit.</param>
public sealed record RangePage(ResponseHeader Header, IReadOnlyList<KeyValue> KeyValues, bool More, long Count);
