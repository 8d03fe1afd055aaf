using System.CommandLine.Completions;
using System.Diagnostics;

namespace KvTui.Cli.Completion;

/// <summary>
/// What the scripts of the shells run: from a line as it is typed to the words that can come next. It says nothing else, asks nothing,
/// never takes long, and always ends well.
/// </summary>
internal sealed class Completer(RootCommand root, ConnectionFlags flags)
{
    /// <summary>The verb, which no help names: <c>kvtui __complete SHELL LINE [BREAKS]</c>.</summary>
    public const string Verb = "__complete";

    /// <summary>The variable with another time than <see cref="Patience"/>, for slow lines.</summary>
    public const string PatienceVariable = "KVTUI_COMPLETION_TIMEOUT";

    /// <summary>How long all of it may take, from the start of the process on; at most a second.</summary>
    private static readonly TimeSpan Patience =
        GoDuration.TryParse(Environment.GetEnvironmentVariable(PatienceVariable) ?? "", out var given) && given > TimeSpan.Zero
            ? given : TimeSpan.FromMilliseconds(950);

    /// <summary>What is left of that, however slow the start was.</summary>
    private static TimeSpan Left
    {
        get
        {
            var left = Patience - (TimeProvider.System.GetLocalNow().DateTime - Process.GetCurrentProcess().StartTime);
            return left < TimeSpan.Zero ? TimeSpan.Zero : left < Patience ? left : Patience;
        }
    }

    /// <summary>Writes what can come next.</summary>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            if (arguments is [var name, var text, .. var rest] && Enum.TryParse<Shell>(name, ignoreCase: true, out var shell))
            {
                var line = new ShellLine(text, shell == Shell.Fish, rest is [var breaks, ..] ? breaks : "");
                StandardStreams.WriteOutput(ShellOutput.Of(shell, line, await FindAsync(line, cancellationToken)));
            }
        }
        catch (Exception problem) when (problem is UsageException or EtcdException or IOException or OperationCanceledException
            or InvalidOperationException or UnauthorizedAccessException or TimeoutException)
        {
            // Then there is nothing to offer.
        }

        return ExitCode.Done;
    }

    /// <summary>What can come next.</summary>
    public async Task<Offers> FindAsync(ShellLine line, CancellationToken cancellationToken)
    {
        if (LinePosition.Of(root, line) is not { } position)
        {
            return Offers.None;
        }

        if (position is { MayBeFlag: true } && line.Current.StartsWith('-'))
        {
            return Matching(line, "", Flags(position.Command));
        }

        if (position.Value is null)
        {
            var verbs = position.Command.Subcommands.Where(static each => !each.Hidden);
            return Matching(line, "", verbs.Select(static verb => new Offer(verb.Name, Brief.Of(verb.Description))));
        }

        var setting = position.Value is Option option ? flags.SettingOf(option) : null;
        return setting is { Kind: SettingKind.File } ? Offers.File
            : position.Value is INamesKeys || setting == SettingTable.Root ? await KeysAsync(line, position, cancellationToken)
            : Matching(line, position.Kept, Words(line, setting, position.Value).Select(word => new Offer(position.Kept + word)));
    }

    private IEnumerable<Offer> Flags(Command command) =>
        from option in command.Options.Concat(root.Options.Where(each => each.Recursive)).Distinct()
        where option.Name.StartsWith("--", StringComparison.Ordinal)
        orderby option.Name
        select new Offer(option.Name, Brief.Of(option.Description));

    private IEnumerable<string> Words(ShellLine line, SettingDefinition? setting, Symbol value) =>
        setting == SettingTable.Profile || setting == SettingTable.Unlock
            ? Chooser(root.Parse(""), line).File.Config.Profiles.Select(static each => each.Name)
            : setting is { Kind: SettingKind.Switch } ? ["true", "false"]
            : setting is { Choices.Count: > 0 } ? setting.Choices
            : value.GetCompletions(CompletionContext.Empty).Select(static item => item.Label);

    private static Offers Matching(ShellLine line, string kept, IEnumerable<Offer> offers) =>
        new([.. offers.Where(offer => offer.Text.StartsWith(line.Current, StringComparison.Ordinal) && offer.Text.Length > kept.Length)]);

    private ClusterChooser Chooser(ParseResult parsed, ShellLine line) => new(new FlagSource(flags, parsed), Variables(line));

    private static Func<string, string?> Variables(ShellLine line) => name =>
        line.Assignments.LastOrDefault(each => each.Name == name) is { Name: not null } given
            ? given.Value
            : Environment.GetEnvironmentVariable(name);

    private async Task<Offers> KeysAsync(ShellLine line, LinePosition position, CancellationToken cancellationToken)
    {
        if (line.IsUncertain)
        {
            return Offers.None;
        }

        var parsed = root.Parse(ArgumentCheck.Normalize(root, [.. line.Words.TakeWhile(static word => word != "--")]));
        var notations = position.Command.Options.OfType<Option<bool>>().Where(each => each.Name is "--key-hex" or "--key-base64");
        if (notations.Any(parsed.GetValue))
        {
            return Offers.None;
        }

        var work = Task.Run(() => ReadKeysAsync(line, position, parsed, cancellationToken), cancellationToken);
        return await work.WaitAsync(Left, TimeProvider.System, cancellationToken);
    }

    private async Task<Offers> ReadKeysAsync(
        ShellLine line, LinePosition position, ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = Chooser(parsed, line).Choose();
        var settings = new ConnectionSettings(choice) { MayAsk = false };
        var options = await settings.ReadAsync(cancellationToken);
        await using var client = new EtcdClient(
            options with { ReadOnly = true, DialTimeout = Patience, CommandTimeout = Patience }, TimeProvider.System, new Random());
        var names = await new KeyWalk(client, settings.Folding).FindAsync(line.Current[position.Kept.Length..], cancellationToken);
        return new([.. names.Select(name => name with { Text = position.Kept + name.Text })]);
    }
}
