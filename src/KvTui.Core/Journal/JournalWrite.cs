namespace KvTui.Core.Journal;

/// <summary>What a write does to one key.</summary>
/// <param name="Before">The key as it was; null if it did not exist.</param>
/// <param name="After">The value that it is given; null if it is deleted.</param>
public sealed record JournalWrite(EtcdKey Key, KeyValue? Before, ReadOnlyMemory<byte>? After)
{
    /// <summary>The lease that the key has after it; unknown where that is granted only for the write.</summary>
    public KeyLease Lease { get; init; }

    /// <summary>Whether it could not be read what was there before.</summary>
    public bool IsBlind { get; init; }

    /// <summary>Whether it is done only together with the one before it, which it belongs to.</summary>
    public bool IsPaired { get; init; }

    /// <summary>Whether nothing is written: the key is only to be as it was, for the sake of the one that it belongs to.</summary>
    public bool IsGuard { get; init; }

    /// <summary>How many bytes its values have.</summary>
    public long Bytes => Key.Length + (Before?.Value.Length ?? 0) + (After?.Length ?? 0);

    /// <summary>The deletion of a key.</summary>
    public static JournalWrite Deletion(KeyValue before) => new(before.Key, before, null);

    /// <summary>That a key is to be as it was, so that the one before is written.</summary>
    public static JournalWrite Guard(KeyValue known) =>
        new(known.Key, known with { Value = default }, null) { IsGuard = true, IsPaired = true };

    /// <summary>The key as this write has left it at a revision; null if it was deleted.</summary>
    public KeyValue? Left(long revision) => After is { } value
        ? new(Key, value, Before?.CreateRevision ?? revision, revision, (Before?.Version ?? 0) + 1, Lease)
        : null;
}
