using System.CommandLine.Parsing;
using KvTui.Cli.Candidates;
using KvTui.Cli.Logging;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Keyspace;

namespace KvTui.Cli.Commands;

/// <summary>A verb: its options and keys, its examples, and what it does with an open session.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Examples = examples;
    }

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Whether it writes, so that it has to be certain which cluster is meant.</summary>
    public bool Writes { get; init; }

    /// <summary>What the user has to be allowed for it, which is found out first: some versions of etcd let everybody do it.</summary>
    public Need Needs { get; init; }

    /// <summary>Whether it reads only keys and values, so that a database file will do in place of a cluster.</summary>
    public bool ReadsFiles { get; init; }

    /// <summary>Whether what it writes can be taken back.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Whether it is meant for where authentication is off, so that a user who is ignored is nothing to speak of.</summary>
    public bool ExpectsNoLogin { get; init; }

    /// <summary>How this verb's keys are written, where it takes any.</summary>
    public KeySyntax Keys { get; } = new();

    /// <summary>Adds the arguments and options of a verb that takes keys, and the ways to write them.</summary>
    public void Takes(IEnumerable<Argument> arguments, params IEnumerable<Option> options)
    {
        foreach (var argument in arguments)
        {
            Arguments.Add(argument);
        }

        foreach (var option in options)
        {
            Options.Add(option);
        }

        Keys.AddTo(this);
    }

    /// <summary>Adds the verbs that this one is the first word of; alone it does nothing.</summary>
    public Verb With(params IReadOnlyList<Verb> verbs)
    {
        foreach (var verb in verbs)
        {
            Subcommands.Add(verb);
        }

        Runs((_, _) => throw new UsageException(
            $"{Name}: say what is to be done: {string.Join(", ", Subcommands.Select(static each => each.Name))}."));
        return this;
    }

    /// <summary>Sets what a verb does that opens no session.</summary>
    public void Runs(Func<ParseResult, CancellationToken, Task<int>> run) => SetAction(run);

    /// <summary>Sets what the verb does; the connection is not made before it is used.</summary>
    /// <param name="prepare">Reads the verb's own options, before anything is asked for; gives what is to be run.</param>
    public void Does(ConnectionFlags flags, Func<ParseResult, Func<Session, CancellationToken, Task<int>>> prepare) =>
        SetAction(async (parsed, cancellationToken) =>
        {
            var run = prepare(parsed);
            var isJson = flags.IsJson(parsed);
            VariableCheck.Check(Environment.GetEnvironmentVariable);
            var chooser = ClusterChooser.Of(flags, parsed);
            var choice = chooser.Choose();
            choice = Writes ? await UnnamedCluster.ResolveAsync(chooser, choice, TimeProvider.System, cancellationToken) : choice;
            var settings = new ConnectionSettings(choice);
            RequireCluster(parsed, settings.File);
            var folding = settings.Folding;
            choice.Notes.ToList().ForEach(StandardStreams.Say);
            var options = await settings.ReadAsync(cancellationToken);
            Action? ignored = ExpectsNoLogin ? null : () => SayIgnored(options);
            var scope = JournalScope.Of(settings.Journal, KeyMask.Of(settings.MaskPatterns), options.User);
            await using var session = new Session(options with { LoginIgnored = ignored }, folding, isJson)
            {
                Profile = choice.ProfileAlone,
                Journal = Writes ? new(StateFolder.ForJournal(), TimeProvider.System, scope) : WriteJournal.Nowhere(TimeProvider.System),
            };
            if (Writes)
            {
                await session.AimAsync(cancellationToken);
            }

            if (Needs != Need.Nothing && (session.MayWrite || !Writes))
            {
                await session.RequireAsync(Needs, cancellationToken);
            }

            var code = await run(session, cancellationToken);
            session.Results.Flush();
            if (session.Journal.Problem is { } problem && code == ExitCode.Done && TakesBack)
            {
                StandardStreams.Say($"This cannot be taken back by 'kvtui undo': {problem}.");
            }

            if (session.Writer.Disguised > 0)
            {
                StandardStreams.Say(
                    "Some keys are printed with escapes (\\), which no verb takes: "
                    + "'kvtui ls --long' prints behind each of them how to name it.");
            }

            return code;
        });

    /// <summary>Refuses a file where a cluster is needed.</summary>
    /// <exception cref="UsageException">The verb asks a cluster.</exception>
    /// <exception cref="EtcdException">The verb writes: <see cref="EtcdErrorKind.ReadOnly"/>.</exception>
    private void RequireCluster(ParseResult parsed, string? file)
    {
        if (file is null || ReadsFiles)
        {
            return;
        }

        var words = new List<string>();
        for (SymbolResult? each = parsed.CommandResult; each is CommandResult { Command: not RootCommand } word; each = each.Parent)
        {
            words.Insert(0, word.Command.Name);
        }

        var (verb, path) = (string.Join(' ', words), Printable.Text(file));
        throw Writes
            ? (Exception)new EtcdException(
                EtcdErrorKind.ReadOnly,
                $"'kvtui {verb}' writes, and {path} is a file, which is only read; leave out --file, and name the cluster by --endpoints.")
            : new UsageException(
                $"'kvtui {verb}' asks a cluster, and {path} is a file; leave out --file. "
                + $"'kvtui snapshot status {path}' tells what is in it.");
    }

    private static void SayIgnored(EtcdClientOptions options) =>
        StandardStreams.Say($"Authentication is off in this cluster: user '{Printable.Text(options.User!)}' is ignored; leave out --user.");
}
