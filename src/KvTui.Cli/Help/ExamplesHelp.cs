using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KvTui.Cli.Help;

/// <summary>The help of the parser, and below it the verb's examples and the exit codes.</summary>
internal sealed class ExamplesHelp(HelpAction help, IReadOnlyList<string> examplesOfRoot) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in parseResult.CommandResult.Command is Commands.Verb verb ? verb.Examples : examplesOfRoot)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine($"\nExit codes: {ExitCode.Legend}.\n");
        return ExitCode.Done;
    }
}

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
