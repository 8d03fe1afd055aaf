using System.CommandLine;

namespace KvTui.Cli.Arguments;

/// <summary>Options without a value, and checked values of those that have one.</summary>
internal static class Switch
{
    /// <summary>An option that is on if it is there; it never takes the next argument for its value.</summary>
    public static Option<bool> Of(string name, string description, bool recursive = false) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero, Recursive = recursive };
}
