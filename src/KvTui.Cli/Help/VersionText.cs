using System.CommandLine.Invocation;

namespace KvTui.Cli.Help;

/// <summary><c>kvtui --version</c>.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionText).Assembly.GetName().Version;
        parseResult.InvocationConfiguration.Output.WriteLine($"kvtui {version?.ToString(3)}");
        return ExitCode.Done;
    }
}
