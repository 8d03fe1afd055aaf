namespace KvTui.Core.Past;

/// <summary>A revision at which a key was changed, as far as the server still knows it.</summary>
/// <param name="Revision">The store revision of the change.</param>
/// <param name="Pair">The key as it was from then on; null if it was deleted.</param>
public sealed record KeyRevision(long Revision, KeyValue? Pair)
{
    /// <summary>
    /// A revision at which the key is as it was from this one on, and that can be read unless it is compacted by now, which this one may be
    /// already.
    /// </summary>
    public long ReadAt { get; init; } = Revision;

    /// <summary>Whether the value was read too; if not, that in <see cref="Pair"/> is empty.</summary>
    public bool HasValue { get; init; } = true;

    /// <summary>What happened then.</summary>
    public RevisionKind Kind => Pair switch
    {
        null => RevisionKind.Deleted,
        { Version: 1 } => RevisionKind.Created,
        _ => RevisionKind.Changed,
    };

    /// <summary>What happened then, in a word.</summary>
    public string Word => Kind switch
    {
        RevisionKind.Created => "created",
        RevisionKind.Changed => "changed",
        RevisionKind.Deleted => "deleted",
        _ => throw new InvalidOperationException($"{Kind} is not a known kind of revision."),
    };
}

/// <summary>What happened to a key at a revision.</summary>
public enum RevisionKind
{
    /// <summary>It was put, and did not exist before.</summary>
    Created,

    /// <summary>It was put once more.</summary>
    Changed,

    /// <summary>It was deleted, by itself or with its lease.</summary>
    Deleted,
}
