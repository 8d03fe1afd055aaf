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

    /// <summary>How many bytes its values have.</summary>
    public long Bytes => Key.Length + (Before?.Value.Length ?? 0) + (After?.Length ?? 0);

    /// <summary>The deletion of a key.</summary>
    public static JournalWrite Deletion(KeyValue before) => new(before.Key, before, null);

    /// <summary>The key as this write has left it at a revision; null if it was deleted.</summary>
    public KeyValue? Left(long revision) => After is { } value
        ? new(Key, value, Before?.CreateRevision ?? revision, revision, (Before?.Version ?? 0) + 1, Lease)
        : null;
}
