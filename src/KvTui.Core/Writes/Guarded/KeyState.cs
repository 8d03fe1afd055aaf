namespace KvTui.Core.Writes.Guarded;

/// <summary>A key as the user has seen it: what a write of it is guarded by.</summary>
/// <param name="Value">Its value; null if that was not seen.</param>
internal sealed record KeyState(EtcdKey Key, long CreateRevision, long ModRevision, long Version, ReadOnlyMemory<byte>? Value)
{
    /// <summary>What a write of one existing key is guarded by; null for other writes.</summary>
    public static KeyState? Of(WriteRequest request) => request switch
    {
        WriteRequest.Save { Base: var known } => Of(known),
        WriteRequest.Transfer { Base: var known } => Of(known),
        WriteRequest.Delete { Shown: var shown, Value: var value } => Of(shown) with { Value = value },
        WriteRequest.Create or WriteRequest.DeletePrefix => null,
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write"),
    };

    public static KeyState Of(KeyEntry entry) => new(entry.Key, entry.CreateRevision, entry.ModRevision, entry.Version, null);

    private static KeyState Of(KeyValue known) =>
        new(known.Key, known.CreateRevision, known.ModRevision, known.Version, known.Value);

    /// <summary>Whether the key is still the same, in all that was seen of it.</summary>
    public bool IsSame(KeyValue? found) =>
        found is not null
        && (found.CreateRevision, found.ModRevision, found.Version) == (CreateRevision, ModRevision, Version)
        && (Value is not { } value || value.Span.SequenceEqual(found.Value.Span));

    /// <summary>
    /// Whether what was found at a revision of the store can have become of this key; if not, the history is another one.
    /// </summary>
    public bool CanPrecede(KeyValue? found, long revision)
    {
        if (found is null || found.CreateRevision > ModRevision)
        {
            return revision > ModRevision;
        }

        return IsSame(found)
            || (found.CreateRevision == CreateRevision && found.ModRevision > ModRevision && found.Version > Version);
    }
}
