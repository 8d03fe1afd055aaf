using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KvTui.Cli.Help;

/// <summary>The help of the parser, and below it where the connection flags are told, the verb's examples and the exit codes.</summary>
internal sealed class ExamplesHelp(IReadOnlyList<string> examplesOfRoot) : SynchronousCommandLineAction
{
    /// <summary>The heading of the verbs, whose list the parser would make of all that is to be said of them.</summary>
    private const string Verbs = "Commands:";

    private const int Indent = 2;
    private const int UsageWidth = 20;

    private readonly HelpAction _help = new() { MaxWidth = WrappedText.Width };

    /// <summary>The examples of a command.</summary>
    public IReadOnlyList<string> ExamplesOf(Command command) => command is Commands.Verb verb ? verb.Examples : examplesOfRoot;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        foreach (var line in Parsed(parseResult).TrimEnd().Split('\n').TakeWhile(static line => line != Verbs))
        {
            output.Write(line.TrimEnd() + "\n");
        }

        output.Write(command.Subcommands.Count == 0 ? "" : $"{Verbs}\n");
        foreach (var verb in command.Subcommands.Where(static each => !each.Hidden))
        {
            var (usage, text) = (Brief.Usage(verb), WrappedText.Of(Brief.Of(verb.Description), indent: Indent + UsageWidth));
            output.Write($"  {usage,-UsageWidth}" + (usage.Length < UsageWidth ? text[(Indent + UsageWidth)..] : "\n" + text));
        }

        output.Write("\nConnection flags (--endpoints, --profile, --user, --root, --read-only, …):\n  see 'kvtui help connection'.\n");
        output.Write("\nExamples:\n");
        foreach (var example in ExamplesOf(command))
        {
            output.Write($"  {example}\n");
        }

        output.Write("\n" + WrappedText.Of($"Exit codes: {ExitCode.Legend}."));
        return ExitCode.Done;
    }

    /// <summary>What the parser says, which leaves blanks at the ends of lines.</summary>
    private string Parsed(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        _help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        return text.ToString();
    }
}
