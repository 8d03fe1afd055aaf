namespace KvTui.Cli.Arguments;

/// <summary>Numbers given by options.</summary>
internal static class Number
{
    /// <summary>An option that takes a number; read it by <see cref="Read"/>.</summary>
    public static Option<string?> Of(string name, string description) => new(name) { Description = description, HelpName = "N" };

    /// <summary>The number given, 0 or more; null if the option is not there.</summary>
    /// <exception cref="UsageException">The text is not such a number.</exception>
    public static long? Read(ParseResult parsed, Option<string?> option)
    {
        var text = parsed.GetValue(option);
        return text is null ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new UsageException($"{option.Name}: '{text}' is not a whole number of 0 or more.");
    }

    /// <summary>The lease id given in hexadecimal, as etcdctl writes it; null if the option is not there.</summary>
    /// <exception cref="UsageException">The text is not a lease id.</exception>
    public static long? ReadLease(ParseResult parsed, Option<string?> option)
    {
        var text = parsed.GetValue(option);
        return text is null ? null
            : TryLease(text, out var id) ? id
            : throw new UsageException($"{option.Name}: '{text}' is not a lease id; expected hexadecimal digits, or 0 for none.");
    }

    /// <summary>The lease id given in hexadecimal by an argument.</summary>
    /// <exception cref="UsageException">The text is not a lease id.</exception>
    public static long ReadLease(ParseResult parsed, Argument<string> argument)
    {
        var text = parsed.GetRequiredValue(argument);
        return TryLease(text, out var id) && id != 0 ? id
            : throw new UsageException(
                $"'{text}' is not a lease id; expected hexadecimal digits as 694d77aa9e38260f, see 'kvtui lease list'.");
    }

    private static bool TryLease(string text, out long id) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id);
}
