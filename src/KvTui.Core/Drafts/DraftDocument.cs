namespace KvTui.Core.Drafts;

/// <summary>A draft as it stands in its file: JSON, bytes in base64.</summary>
internal sealed record DraftDocument
{
    public const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required IReadOnlyList<string> Endpoints { get; init; }

    public required byte[] Root { get; init; }

    public required string ClusterId { get; init; }

    public required byte[] Key { get; init; }

    public byte[]? BaseValue { get; init; }

    public long CreateRevision { get; init; }

    public long ModRevision { get; init; }

    public long KeyVersion { get; init; }

    public long Lease { get; init; }

    public required byte[] Text { get; init; }

    public required DateTimeOffset EditedAt { get; init; }

    public static DraftDocument Of(Draft draft, IReadOnlyList<string> endpoints, EtcdKey root) => new()
    {
        Version = CurrentVersion,
        Endpoints = endpoints,
        Root = root.Span.ToArray(),
        ClusterId = draft.ClusterId.ToString("x", System.Globalization.CultureInfo.InvariantCulture),
        Key = draft.Key.Span.ToArray(),
        BaseValue = draft.Base?.Value.ToArray(),
        CreateRevision = draft.Base?.CreateRevision ?? 0,
        ModRevision = draft.Base?.ModRevision ?? 0,
        KeyVersion = draft.Base?.Version ?? 0,
        Lease = draft.Base?.Lease.Id ?? 0,
        Text = draft.Editor.ToBytes(),
        EditedAt = draft.EditedAt,
    };

    /// <exception cref="FormatException">The cluster's id is not a hexadecimal number.</exception>
    public LeftDraft ToDraft(string path)
    {
        var key = new EtcdKey(Key);
        var known = BaseValue is null ? null : new KeyValue(key, BaseValue, CreateRevision, ModRevision, KeyVersion, Lease);
        return new(path, key, known, Text, Convert.ToUInt64(ClusterId, 16), EditedAt);
    }
}
