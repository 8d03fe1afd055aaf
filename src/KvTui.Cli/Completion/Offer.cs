namespace KvTui.Cli.Completion;

/// <summary>A word that what is typed can become.</summary>
/// <param name="Text">The whole word, without quotes.</param>
/// <param name="Description">A few words on it; null for none.</param>
/// <param name="IsOpen">Whether more of the word follows, as below a prefix.</param>
internal sealed record Offer(string Text, string? Description = null, bool IsOpen = false);

/// <summary>What a shell is told.</summary>
/// <param name="IsFile">Whether the shell completes the name of a file itself.</param>
internal sealed record Offers(IReadOnlyList<Offer> Words, bool IsFile = false)
{
    public static Offers None { get; } = new([]);

    public static Offers File { get; } = new([], true);
}
