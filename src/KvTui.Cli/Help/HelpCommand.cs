using System.CommandLine.Completions;
using KvTui.Cli.Commands;

namespace KvTui.Cli.Help;

/// <summary><c>kvtui help [TOPIC]</c>: what <c>--help</c> says, the page of the connection flags, and the manual page.</summary>
internal static class HelpCommand
{
    private const string Connection = "connection";

    public static Verb Create(RootCommand root, ExamplesHelp help)
    {
        var verb = new Verb(
            "help",
            "Show the help of a verb, as its --help does; the connection flags; or all of it as a manual page",
            "kvtui help get",
            "kvtui help connection",
            "kvtui help --man | man -l -",
            "kvtui help --man >/usr/local/share/man/man1/kvtui.1");
        var topic = new Argument<string?>("TOPIC")
        { HelpName = "TOPIC", Description = "A verb, or connection", Arity = ArgumentArity.ZeroOrOne };
        var manual = Switch.Of("--man", "Print the manual page kvtui(1) as roff");
        topic.CompletionSources.Add(_ => [.. Topics(root).Select(static name => new CompletionItem(name))]);
        verb.Arguments.Add(topic);
        verb.Options.Add(manual);
        verb.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var wanted = parsed.GetValue(topic);
            if (parsed.GetValue(manual))
            {
                output.Write(wanted is null
                    ? new ManualPage(root, help).Text
                    : throw new UsageException("--man prints all; it takes no topic."));
                return ExitCode.Done;
            }

            if (wanted == Connection)
            {
                output.Write(ConnectionPage.Text);
                return ExitCode.Done;
            }

            var known = Topics(root).Contains(wanted);
            return wanted is null || known
                ? root.Parse(wanted is null ? ["--help"] : [wanted, "--help"]).Invoke(new() { Output = output })
                : throw new UsageException($"help: there is no '{wanted}'; expected {string.Join(", ", Topics(root))}.");
        });
        return verb;
    }

    private static IEnumerable<string> Topics(RootCommand root) =>
        root.Subcommands.Where(static each => !each.Hidden).Select(static each => each.Name).Append(Connection);
}
