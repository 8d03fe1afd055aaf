using System.CommandLine.Invocation;
using System.Reflection;

namespace KvTui.Cli.Help;

/// <summary>Which build this is.</summary>
internal static class ProgramVersion
{
    /// <summary>As many digits of a commit as name it in a large repository.</summary>
    private const int CommitDigits = 12;

    /// <summary>“0.1.0 (514cffce206c)”: the version, and the commit that it was built from if the build knew it.</summary>
    public static string Text { get; } = Of(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");

    /// <summary>The version and the commit in an informational version, such as <c>0.1.0+514cffce206c…</c>.</summary>
    public static string Of(string informational)
    {
        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        var commit = plus < 0 ? "" : informational[(plus + 1)..];
        var version = plus < 0 ? informational : informational[..plus];
        return commit.Length > 0 && commit.All(char.IsAsciiHexDigit)
            ? $"{version} ({commit[..Math.Min(CommitDigits, commit.Length)]})"
            : version;
    }
}

/// <summary><c>kvtui --version</c>.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"kvtui {ProgramVersion.Text}");
        return ExitCode.Done;
    }
}
