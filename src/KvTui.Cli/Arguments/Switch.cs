namespace KvTui.Cli.Arguments;

/// <summary>Options without a value, and checked values of those that have one.</summary>
internal static class Switch
{
    /// <summary>An option that is on if it is there; it never takes the next argument for its value.</summary>
    public static Option<bool> Of(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>
    /// A switch on every verb that may also be off by “=false”, against a default or another source;
    /// <see cref="ArgumentCheck.Normalize"/> writes its value to it, so that it does not take the next argument either.
    /// </summary>
    public static Option<bool?> OfSetting(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne, Recursive = true, Hidden = true };
}
