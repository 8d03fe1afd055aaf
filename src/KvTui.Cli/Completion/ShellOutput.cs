namespace KvTui.Cli.Completion;

/// <summary>Writes what is offered as the script of a shell reads it: a line that says what follows, then a word a line.</summary>
internal static class ShellOutput
{
    /// <summary>Characters of ASCII that mean nothing to bash.</summary>
    private const string Harmless = "_/.,:=@%+-";

    /// <summary>The lines; none at all if nothing is offered.</summary>
    public static string Of(Shell shell, ShellLine line, Offers offers)
    {
        if (offers.IsFile)
        {
            return "files\n";
        }

        if (offers.Words.Count == 0)
        {
            return "";
        }

        var isOpen = offers.Words is [{ IsOpen: true }];
        return (isOpen ? "open\n" : "words\n") + string.Concat(offers.Words.Select(offer => Line(shell, line, offer) + "\n"));
    }

    /// <summary>A word for bash, which puts it into the line as it is: nothing in it can be taken for anything but text.</summary>
    /// <param name="quote">The quote that is open before it; 0 for none.</param>
    public static string ForBash(string text, char quote)
    {
        var quoted = new StringBuilder();
        foreach (var c in text)
        {
            quoted.Append((quote, c) switch
            {
                ('\'', '\'') => @"'\''",
                ('\'', _) => $"{c}",
                ('"', '!') => "\"'!'\"",
                ('"', '"' or '\\' or '$' or '`') => $"\\{c}",
                ('"', _) => $"{c}",
                _ => c >= 0x80 || char.IsAsciiLetterOrDigit(c) || Harmless.Contains(c, StringComparison.Ordinal) ? $"{c}" : $"\\{c}",
            });
        }

        return quoted.ToString();
    }

    private static string Line(Shell shell, ShellLine line, Offer offer) => shell switch
    {
        Shell.Bash => ForBash(offer.Text[line.Kept..], line.Quote),
        Shell.Zsh => $"{(offer.IsOpen ? '+' : '-')}{WithoutFlag(offer.Text)}\t{offer.Description}",
        Shell.Fish => offer.Description is null ? offer.Text : $"{offer.Text}\t{offer.Description}",
        _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, "is not a known shell"),
    };

    /// <summary>The value of <c>--flag=value</c>, which is what zsh completes there.</summary>
    private static string WithoutFlag(string text) =>
        text.StartsWith("--", StringComparison.Ordinal) && text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals
            ? text[(equals + 1)..]
            : text;
}
