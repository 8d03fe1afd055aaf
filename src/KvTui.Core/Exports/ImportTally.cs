namespace KvTui.Core.Exports;

/// <summary>What became of the records of an import, or in a dry run would become of them.</summary>
/// <param name="Created">Keys that did not exist.</param>
/// <param name="Changed">Keys that had another value, or a lease that lives for another time.</param>
/// <param name="Same">Keys that were as the export has them.</param>
/// <param name="Kept">Keys that differ, and were left as they are, since nobody asked to replace them.</param>
/// <param name="Meanwhile">Keys that somebody else has changed since the import began, and that were left as they are.</param>
/// <param name="Ended">Records whose lease had ended when they were exported; they are left out.</param>
public sealed record ImportTally(long Created, long Changed, long Same, long Kept, long Meanwhile, long Ended)
{
    /// <summary>Nothing so far.</summary>
    public static ImportTally None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>How many records were dealt with.</summary>
    public long Total => Created + Changed + Same + Kept + Meanwhile + Ended;

    /// <summary>Whether keys were left as they are though they differ.</summary>
    public bool HasConflicts => Kept + Meanwhile > 0;

    /// <summary>The tally with one record more.</summary>
    public ImportTally With(ImportFate fate) => fate switch
    {
        ImportFate.Create => this with { Created = Created + 1 },
        ImportFate.Change => this with { Changed = Changed + 1 },
        ImportFate.Same => this with { Same = Same + 1 },
        ImportFate.Keep => this with { Kept = Kept + 1 },
        ImportFate.Meanwhile => this with { Meanwhile = Meanwhile + 1 },
        ImportFate.Ended => this with { Ended = Ended + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "is not a known fate"),
    };

    /// <summary>The figures that are not 0, in words: “3 new, 1 replaced, 10 the same”.</summary>
    /// <param name="isDry">Whether nothing was written.</param>
    public string Text(bool isDry)
    {
        (long Count, string Words)[] figures =
        [
            (Created, isDry ? "to create" : "created"), (Changed, isDry ? "to replace" : "replaced"), (Same, "the same"),
            (Kept, "left as they are"), (Meanwhile, "changed meanwhile by somebody else"), (Ended, "left out, as their lease had ended"),
        ];
        var told = Array.FindAll(figures, static figure => figure.Count > 0);
        return told.Length == 0
            ? "no keys"
            : string.Join(", ", Array.ConvertAll(told, static figure => $"{Quantities.Count(figure.Count)} {figure.Words}"));
    }
}

/// <summary>What becomes of a record of an import.</summary>
public enum ImportFate
{
    Create,
    Change,
    Same,
    Keep,
    Meanwhile,
    Ended,
}
