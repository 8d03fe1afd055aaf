namespace KvTui.Core.Past;

/// <summary>Revisions as they are typed: 1042 or r1042, -100 for so many before the latest, now for the latest.</summary>
public static class RevisionText
{
    /// <summary>What can be typed, for a line that is empty or wrong.</summary>
    public const string Syntax = "1042, -100 from the latest, or now";

    /// <summary>Reads a revision; null if the text is none.</summary>
    public static WantedRevision? Read(string text)
    {
        var word = text.Trim();
        if (word.Equals("now", StringComparison.OrdinalIgnoreCase))
        {
            return WantedRevision.Now;
        }

        var isBack = word.StartsWith('-');
        var digits = isBack ? word[1..] : word.TrimStart('r');
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new(number, isBack)
            : null;
    }

    /// <summary>Reads one revision or two with a blank between them; with one, the second is now. Null if the text is neither.</summary>
    public static (WantedRevision From, WantedRevision To)? ReadTwo(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 1 or 2 && Read(words[0]) is { } from && Read(words.Length == 2 ? words[1] : "now") is { } to
            ? (from, to)
            : null;
    }

    /// <summary>What is wrong with a revision that is being typed; null if nothing.</summary>
    public static string? Mistake(string text) => text.Length == 0 || Read(text) is not null ? null : Syntax;

    /// <summary>What is wrong with two revisions that are being typed; null if nothing.</summary>
    public static string? MistakeInTwo(string text) =>
        text.Trim().Length == 0 || ReadTwo(text) is not null ? null : "one revision or two, as in -100 now";
}

/// <summary>A revision that was asked for.</summary>
/// <param name="Number">The revision, or how many before the latest; 0 with <paramref name="IsBack"/> is the latest.</param>
/// <param name="IsBack">Whether it is counted back from the latest.</param>
public readonly record struct WantedRevision(long Number, bool IsBack)
{
    /// <summary>The latest, whichever that is.</summary>
    public static WantedRevision Now { get; } = new(0, IsBack: true);

    /// <summary>Whether it is the latest, whichever that is.</summary>
    public bool IsNow => this == Now;

    /// <summary>The revision meant where this is the latest; at least 1.</summary>
    public long At(long latest) => IsBack ? Math.Max(1, latest - Number) : Number;
}
