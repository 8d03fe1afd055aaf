namespace KvTui.Cli.Completion;

/// <summary>Where in a command line the cursor stands: behind which verb, and in the value of which option or argument.</summary>
/// <param name="Command">The verb; the root before one is typed.</param>
/// <param name="Value">The option or argument whose value is being typed; null for none, or for a verb.</param>
/// <param name="Kept">What stands before that value in the same word, as <c>--profile=</c>; empty if it is a word of its own.</param>
/// <param name="MayBeFlag">Whether a flag can stand here.</param>
internal sealed record LinePosition(Command Command, Symbol? Value, string Kept, bool MayBeFlag)
{
    /// <summary>Finds the place; null if the line has a verb that there is not.</summary>
    public static LinePosition? Of(RootCommand root, ShellLine line)
    {
        Command command = root;
        Option? pending = null;
        var (count, isLiteral) = (0, false);
        foreach (var word in line.Words)
        {
            if (pending is not null)
            {
                pending = null;
            }
            else if (!isLiteral && word == "--")
            {
                isLiteral = true;
            }
            else if (!isLiteral && word.Length > 1 && word[0] == '-')
            {
                pending = word.Contains('=', StringComparison.Ordinal) ? null : WithValue(ArgumentCheck.Find(root, command, word));
            }
            else if (ArgumentCheck.Verb(command, word) is { } verb)
            {
                command = verb;
            }
            else if (command.Subcommands.Count == 0)
            {
                count++;
            }
            else
            {
                return null;
            }
        }

        if (pending is not null)
        {
            return new(command, pending, "", false);
        }

        var equals = line.Current.IndexOf('=', StringComparison.Ordinal);
        if (!isLiteral && equals > 0 && line.Current[0] == '-')
        {
            var option = ArgumentCheck.Find(root, command, line.Current[..equals]);
            return option is null ? null : new(command, option, line.Current[..(equals + 1)], false);
        }

        return new(command, command.Arguments.ElementAtOrDefault(count), "", !isLiteral);
    }

    /// <summary>The option if its value is the next word; a switch has none there.</summary>
    private static Option? WithValue(Option? option) => option is Option<bool?> or { Arity.MaximumNumberOfValues: 0 } ? null : option;
}
