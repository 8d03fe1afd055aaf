namespace KvTui.Cli.Arguments;

/// <summary>
/// What the parser would let pass: it takes an option it does not know for a key, and “true” after a switch for its value. So every
/// token that looks like an option must be one of the verb asked for, else nothing is run.
/// </summary>
internal static class ArgumentCheck
{
    /// <summary>The arguments as the parser is to see them: Go's “--switch=true” and “--switch=false” are resolved.</summary>
    /// <exception cref="UsageException">An option is unknown or not supported, or an argument was not UTF-8.</exception>
    public static IReadOnlyList<string> Normalize(RootCommand root, IReadOnlyList<string> arguments)
    {
        Command command = root;
        var result = new List<string>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            RequireText(argument, i);
            if (argument == "--")
            {
                for (; i < arguments.Count; i++)
                {
                    RequireText(arguments[i], i);
                    result.Add(arguments[i]);
                }

                break;
            }

            if (argument.Length < 2 || argument[0] != '-')
            {
                command = Verb(command, argument) ?? command;
                result.Add(argument);
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            var option = Find(root, command, name) ?? throw Unknown(root, command, name);
            if (option is Option<bool?>)
            {
                result.Add(equals < 0 || IsOn(name, argument[(equals + 1)..]) ? $"{name}=true" : $"{name}=false");
            }
            else if (option.Arity.MaximumNumberOfValues > 0)
            {
                result.Add(argument);
                if (equals < 0 && i + 1 < arguments.Count)
                {
                    RequireText(arguments[++i], i);
                    result.Add(arguments[i]);
                }
            }
            else if (equals < 0 || IsOn(name, argument[(equals + 1)..]))
            {
                result.Add(name);
            }
        }

        return result;
    }

    /// <summary>Reads a switch's value as Go does.</summary>
    /// <exception cref="UsageException">The text is neither true nor false.</exception>
    public static bool IsOn(string origin, string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "T" or "1" => true,
        "FALSE" or "F" or "0" => false,
        _ => throw new UsageException($"{origin} is a switch; it takes true or false, not '{value}'."),
    };

    /// <summary>The verb of a name, or of another name it has; null if there is none.</summary>
    public static Command? Verb(Command command, string name) =>
        command.Subcommands.FirstOrDefault(verb => verb.Name == name || verb.Aliases.Contains(name));

    /// <summary>The option of a name that a verb has, or every verb; null if there is none.</summary>
    public static Option? Find(RootCommand root, Command command, string name) =>
        command.Options.FirstOrDefault(o => Names(o, name)) ?? root.Options.FirstOrDefault(o => o.Recursive && Names(o, name));

    private static bool Names(Option option, string name) => option.Name == name || option.Aliases.Contains(name);

    private static UsageException Unknown(RootCommand root, Command command, string name)
    {
        if (UnsupportedFlags.Explain(name) is { } sentence)
        {
            return new(sentence);
        }

        var place = command == root ? "kvtui without a verb" : $"'kvtui {Brief.Name(command)}'";
        return new($"{place} has no option {name}. To give a key or a value that begins with '-', put '--' before it.");
    }

    private static void RequireText(string argument, int index)
    {
        // The runtime decodes the command line and replaces what is not UTF-8: the key meant can no longer be known.
        if (argument.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw new UsageException(
                $"Argument {index + 1} is not valid UTF-8 (or has U+FFFD in it) and would name another key. "
                + "Give a key by --key-hex or --key-base64, and a value by standard input.");
        }
    }
}
