using KvTui.Core.Keyspace.Pages;

namespace KvTui.Cli.Arguments;

/// <summary>The character at which keys are folded into a tree, as users write it: one of ASCII, neither letter, digit nor space.</summary>
internal static class SeparatorSpec
{
    /// <exception cref="UsageException">The text is not a separator.</exception>
    public static KeyFolding Parse(string text, string origin) =>
        text is [> ' ' and < '\x7F' and var separator] && !char.IsAsciiLetterOrDigit(separator)
            ? new((byte)separator)
            : throw new UsageException(
            $"{origin}: '{text}' is not a separator; "
            + "expected one character of ASCII that is no letter, digit or space, such as / : . or -");
}
