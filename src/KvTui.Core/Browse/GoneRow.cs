namespace KvTui.Core.Browse;

/// <summary>The row under the cursor when what it stood for is gone: it stays until the cursor is moved.</summary>
/// <param name="Last">The key of the row, or one below it, as it was last held.</param>
/// <param name="Revision">The revision of the deletion, or of the listing that did not have it.</param>
public sealed record GoneRow(RowId Id, KeyEntry Last, GoneReason Reason, long Revision)
{
    /// <summary>What has become of it, as a sentence: “/app/db was deleted at r1042.”.</summary>
    public string Sentence => $"{Printable.Escaped(Id.Path.Span)} {(Reason == GoneReason.Deleted ? "was" : "is")} {Fate}.";

    /// <summary>What has become of it: “deleted at r1042”.</summary>
    public string Fate => Reason switch
    {
        GoneReason.Deleted => $"deleted at {Quantities.Revision(Revision)}",
        GoneReason.NotListed => $"gone as of {Quantities.Revision(Revision)}",
        GoneReason.NotThen => $"not there at {Quantities.Revision(Revision)}",
        GoneReason.NotReadable => "no longer readable",
        _ => throw new ArgumentOutOfRangeException(nameof(Reason), Reason, "is not a known reason"),
    };
}

/// <summary>Why what a row stood for is gone, as far as that is known.</summary>
public enum GoneReason
{
    /// <summary>Its deletion was seen.</summary>
    Deleted,

    /// <summary>A later listing did not have it.</summary>
    NotListed,

    /// <summary>The past revision that is shown did not have it.</summary>
    NotThen,

    /// <summary>The user may no longer read it.</summary>
    NotReadable,
}
