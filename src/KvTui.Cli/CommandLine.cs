using System.CommandLine.Help;
using KvTui.Cli.Commands;
using KvTui.Cli.Commands.Care;
using KvTui.Cli.Commands.Exports;
using KvTui.Cli.Commands.Leases;
using KvTui.Cli.Commands.Reading;
using KvTui.Cli.Commands.Setup;
using KvTui.Cli.Commands.Snapshots;
using KvTui.Cli.Commands.Users;
using KvTui.Cli.Commands.Writes;
using KvTui.Cli.Completion;
using KvTui.Cli.Help;

namespace KvTui.Cli;

/// <summary>From arguments to an exit code: parses, runs the verb, and turns every failure into a sentence and a code.</summary>
internal static class CommandLine
{
    private static readonly string[] Examples =
    [
        "kvtui",
        "kvtui --endpoints 10.0.0.1:2379,10.0.0.2:2379 --read-only",
        "kvtui --profile prod",
        "kvtui --root /app/",
        "kvtui ls /app/ --limit 20",
        "kvtui get /app/db/url",
        "kvtui get --help",
    ];

    private static readonly Func<ConnectionFlags, Verb>[] Verbs =
    [
        ListCommand.Create, GetCommand.Create, PutCommand.Create, DeleteCommand.Create, MoveCommand.CreateMove, MoveCommand.CreateCopy,
        UndoCommand.Create, RangeCommand.Create,
        WatchCommand.Create, HistoryCommand.Create, RevertCommand.Create, UsageCommand.Create, ExportCommand.Create,
        ImportCommand.Create, DiffCommand.Create, StatusCommand.Create, DoctorCommand.Create, DefragmentCommand.Create,
        CompactionCommand.Create, AlarmCommand.Create, SnapshotCommand.Create, MemberCommand.Create, MoveLeaderCommand.Create,
        LeaseCommand.Create, UserCommand.Create, RoleCommand.Create, AuthCommand.Create, ConfigCommand.Create, DiscoverCommand.Create,
    ];

    /// <summary>Runs one command line to its end; throws nothing.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var interruption = new Interruption();
        ProcessList.Cover(arguments);
        try
        {
            if (arguments is [Completer.Verb, ..])
            {
                var flags = new ConnectionFlags();
                return await new Completer(Root(flags), flags).RunAsync([.. arguments.Skip(1)], interruption.Token);
            }

            return await InvokeAsync(arguments, interruption.Token);
        }
        catch (UsageException problem)
        {
            StandardStreams.Say($"{problem.Message}\nSee 'kvtui --help'.");
            return ExitCode.Usage;
        }
        catch (EtcdException failure)
        {
            StandardStreams.Say(FailureText.Of(failure));
            return ExitCode.Of(failure);
        }
        catch (BrokenPipeException)
        {
            return ExitCode.Done;
        }
        catch (OutputException problem)
        {
            StandardStreams.Say(problem.Message);
            return ExitCode.OutputLost;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException problem)
        {
            StandardStreams.Say(problem.Message);
            return ExitCode.Internal;
        }
        catch (Exception defect)
        {
            StandardStreams.Say($"Internal error: {defect.GetType().Name}: {defect.Message}");
            return ExitCode.Internal;
        }
    }

    private static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var root = Root(new());
        var parsed = root.Parse(
            ArgumentCheck.Normalize(root, arguments),
            new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not (ExamplesHelp or VersionText))
        {
            throw new UsageException(string.Join('\n', parsed.Errors.Select(e => e.Message).Distinct()));
        }

        using var output = new StringWriter();
        var code = await parsed.InvokeAsync(
            new() { Output = output, Error = output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken);
        StandardStreams.WriteOutput(output.ToString());
        return code;
    }

    private static RootCommand Root(ConnectionFlags flags)
    {
        var root = new RootCommand("An explorer for etcd. Opens full screen, or with a verb does one thing.\n"
            + "etcdctl's variables (ETCDCTL_ENDPOINTS, ETCDCTL_CACERT, …) work; a flag beats its variable.");
        root.Directives.Clear();
        root.Options.Clear();

        // The parser's own aliases of help, /h and /?, could be keys.
        var help = new ExamplesHelp(Examples);
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show help", Action = help });
        root.Options.Add(new VersionOption("--version") { Description = "Show version and commit", Action = new VersionText() });
        flags.AddTo(root);
        new UiCommand(flags).AddTo(root);
        foreach (var create in Verbs)
        {
            root.Subcommands.Add(create(flags));
        }

        root.Subcommands.Add(CompletionCommand.Create());
        root.Subcommands.Add(HelpCommand.Create(root, help));

        return root;
    }
}
