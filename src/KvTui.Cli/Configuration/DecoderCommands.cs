using System.Text.RegularExpressions;
using KvTui.Cli.Discovery;
using KvTui.Core.Values.Formats;

namespace KvTui.Cli.Configuration;

/// <summary>The commands of a profile that read values: lines of the form <c>decoder PREFIX = COMMAND</c>.</summary>
internal static partial class DecoderCommands
{
    private const int MaxName = 24;

    /// <summary>What no program takes from its arguments, but a shell does.</summary>
    private static readonly System.Buffers.SearchValues<char> ForShell = System.Buffers.SearchValues.Create("|&;<>$`");

    /// <summary>Whether a name in a profile is that of such a line.</summary>
    public static bool Is(string name) => name.StartsWith(SettingTable.Decoder.Name + " ", StringComparison.Ordinal);

    /// <summary>What is wrong with such a line, and what to do; null if nothing is.</summary>
    public static string? Mistake(string name, string command) =>
        !Printable.TryUnescape(Subject(name), out _)
            ? $"'{ProfileKeys.Shown(Subject(name))}' is not a prefix as shown; a backslash is written \\\\, a byte \\xNN"
        : ShellWords.Split(command, static _ => null) is [{ Length: > 0 }, ..] ? null
        : $"'{name}' has no command; give one or remove the line";

    /// <summary>The commands of a profile, in the order of its lines.</summary>
    public static IReadOnlyList<ValueCommand> Of(Profile profile) =>
        [.. profile.Values.Where(static value => Is(value.Key)).OrderBy(static value => value.Value.Line)
            .Select(static value => Of(value.Key, value.Value.Text))];

    private static ValueCommand Of(string name, string line)
    {
        Printable.TryUnescape(Subject(name), out var prefix);
        var words = ShellWords.Split(line, static _ => null);
        var program = Path.GetFileName(words[0]);
        var shown = Printable.Text(program.Length > MaxName ? program[..MaxName] : program);
        var needsShell = Quoted().Replace(line, "").AsSpan().ContainsAny(ForShell);
        return new(new(prefix), shown, needsShell ? ["/bin/sh", "-c", line] : words);
    }

    private static string Subject(string name) => name[SettingTable.Decoder.Name.Length..].Trim();

    [GeneratedRegex(@"'[^']*'|""[^""]*""|\\.")]
    private static partial Regex Quoted();
}
