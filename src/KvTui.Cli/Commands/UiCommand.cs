using KvTui.Cli.Candidates;
using KvTui.Cli.Logging;
using KvTui.Core.Clusters;
using KvTui.Core.Explorer;
using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Offline;
using KvTui.Core.Remembering;
using KvTui.Etcd.Offline;
using KvTui.Tty.Session;
using KvTui.Tui;
using Microsoft.Extensions.Logging;

namespace KvTui.Cli.Commands;

/// <summary><c>kvtui</c> without a verb: the explorer.</summary>
internal sealed class UiCommand(ConnectionFlags flags)
{
    private static readonly string[] Drivers = ["tty", "ansi"];
    private static readonly string[] LogLevels = ["none", "error", "warning", "information", "debug", "trace"];

    private readonly Option<string?> _logLevel = new("--log-level")
    {
        HelpName = "LEVEL",
        Description = $"What the explorer logs: {string.Join(", ", LogLevels)} [information]",
        CompletionSources = { LogLevels },
    };

    private readonly Option<string?> _driver = new("--driver")
    {
        HelpName = "NAME",
        Description = $"How the explorer draws: {string.Join(", ", Drivers)} (Terminal.Gui's own, which sends more) [tty]",
        CompletionSources = { Drivers },
    };

    private readonly KeyOption _at = new("--at")
    { HelpName = "KEY", Description = "Open the explorer at this key or prefix, written as the explorer shows it" };

    private readonly Option<string?> _filter = new("--filter")
    { HelpName = "TEXT", Description = "Open the explorer with the keys filtered: text, !inverse, re:regex, ~fuzzy" };

    private readonly Option<string?> _view = new("--view")
    {
        HelpName = "NAME",
        Description = $"How the explorer shows values first: {string.Join(", ", StartPlace.Views)} [{StartPlace.Views[0]}]",
        CompletionSources = { StartPlace.Views.ToArray() },
    };

    private static string? RememberedPath =>
        StateFolder.Find(Environment.GetEnvironmentVariable) is { } folder ? Path.Combine(folder, "remembered.json") : null;

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_at);
        root.Options.Add(_filter);
        root.Options.Add(_view);
        root.Options.Add(_driver);
        root.Options.Add(_logLevel);
        root.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var level = parsed.GetValue(_logLevel) ?? "information";
        if (!LogLevels.Contains(level))
        {
            throw new UsageException($"{_logLevel.Name}: there is no level '{level}'; expected {string.Join(", ", LogLevels)}.");
        }

        var driver = parsed.GetValue(_driver) ?? Drivers[0];
        if (!Drivers.Contains(driver))
        {
            throw new UsageException($"{_driver.Name}: there is no driver '{driver}'; expected {string.Join(", ", Drivers)}.");
        }

        var start = Start(parsed);
        if (!StandardStreams.InputIsTerminal || !StandardStreams.OutputIsTerminal)
        {
            throw new UsageException(
                "The explorer needs a terminal (with ssh, give -t). Without one use a verb: ls, get, put, del, range, watch, du, status.");
        }

        VariableCheck.Check(Environment.GetEnvironmentVariable);
        var chooser = ClusterChooser.Of(flags, parsed);
        var remembered = new RememberedFile(RememberedPath);
        var choice = await UnnamedCluster.ResolveAsync(chooser, chooser.Choose(), TimeProvider.System, cancellationToken, remembered);
        var options = await OptionsAsync(chooser, choice, level, cancellationToken) with { Start = start };
        RequireWithin(options.Client.Root, start.Key);
        while (true)
        {
            var exit = await OpenAsync(options, driver == Drivers[1], cancellationToken);
            if (exit.Error is { } error)
            {
                StandardStreams.Say(
                    $"The explorer failed: {error.Message}{(options.LogFile is { } log ? $"\nThe log has more: {log}" : "")}");
            }

            if (exit.NextProfile is not { } next)
            {
                return exit.Code;
            }

            options = await SwitchedAsync(parsed, options, next, level, cancellationToken);
        }
    }

    /// <summary>Where it opens.</summary>
    /// <exception cref="UsageException">A place or a view is not written as such.</exception>
    private StartPlace Start(ParseResult parsed)
    {
        var (at, filter, view) = (parsed.GetValue(_at), parsed.GetValue(_filter) ?? "", parsed.GetValue(_view) ?? StartPlace.Views[0]);
        byte[] key = [];
        if (at is not null && (at.Length == 0 || !Printable.TryUnescape(at, out key)))
        {
            throw new UsageException($"{_at.Name}: '{at}' is not a key as shown; a backslash is written \\\\, a byte \\xNN.");
        }

        return StartPlace.ViewOf(view) is { } format
            ? new(new(key), filter, format)
            : throw new UsageException($"{_view.Name}: there is no view '{view}'; expected {string.Join(", ", StartPlace.Views)}.");
    }

    private void RequireWithin(EtcdKey root, EtcdKey key)
    {
        if (!key.IsEmpty && !key.StartsWith(root))
        {
            throw new UsageException(
                $"{_at.Name}: '{Printable.Escaped(key.Span)}' is outside of {SettingTable.Root.Flag} '{Printable.Escaped(root.Span)}'.");
        }
    }

    /// <summary>What the explorer goes on with: another profile, or the same one if that cannot be opened.</summary>
    private async Task<ExplorerOptions> SwitchedAsync(
        ParseResult parsed, ExplorerOptions options, string next, string level, CancellationToken cancellationToken)
    {
        try
        {
            // The file may have been edited since.
            var chooser = ClusterChooser.Of(flags, parsed);
            return await OptionsAsync(chooser, chooser.SwitchTo(next), level, cancellationToken);
        }
        catch (Exception problem) when (problem is UsageException or EtcdException)
        {
            var why = problem.Message.ReplaceLineEndings(" ");
            return options with { Notice = $"Still {options.Profile}: profile {next} cannot be opened. {why}" };
        }
    }

    /// <summary>What the explorer is started with; what has to be asked for is asked before the screen opens.</summary>
    private static async Task<ExplorerOptions> OptionsAsync(
        ClusterChooser chooser, ClusterChoice choice, string level, CancellationToken cancellationToken)
    {
        var (sources, settings, config) = (choice.Sources, new ConnectionSettings(choice), chooser.File.Config);
        var folder = StateFolder.Find(Environment.GetEnvironmentVariable);
        var client = await settings.ReadAsync(cancellationToken);
        var options = new ExplorerOptions
        {
            Client = client,
            File = client.File is { } path ? OpenedDatabase.Read(path, opened => Of(opened, client)) : null,
            PollInterval = sources.Duration(SettingTable.PollInterval),
            Folding = settings.Folding,
            Theme = sources.Choice<ThemeChoice>(SettingTable.Theme),
            ConfirmDiff = sources.IsOn(SettingTable.ConfirmDiff),
            Confirm = sources.Choice<ConfirmLevel>(SettingTable.ConfirmLevel),
            MaxLoad = sources.Text(SettingTable.MaxLoad),
            NamedProfile = choice.ProfileAlone,
            ConnectTo = (profile, token) => ConnectAsync(chooser, profile, token),
            Profiles = config.Problems.Count > 0 ? [] : [.. config.Profiles.Select(profile => profile.Name)],
            Notice = choice.Notes is [] ? null : string.Join(' ', choice.Notes),
            LogLevel = Enum.Parse<LogLevel>(level, ignoreCase: true),
            LogFile = level == "none" || folder is null ? null : Path.Combine(folder, "kvtui.log"),
            DraftFolder = folder is null ? null : Path.Combine(folder, "drafts"),
            AccountFolder = StateFolder.ForCare(),
            JournalFolder = StateFolder.ForJournal(),
            Journal = settings.Journal,
            MaskPatterns = settings.MaskPatterns,
            RememberedFile = client.File is null ? RememberedPath : null,
        };
        options = choice.Profile is { } profile ? options with { Commands = DecoderCommands.Of(profile) } : options;
        return options.File is { } file ? options with { Profile = Printable.Text(Path.GetFileName(file.Path)), NamedProfile = null }
            : choice.Name is { } name ? options with { Profile = name }
            : options;
    }

    private static ReadFile Of(DatabaseFile opened, EtcdClientOptions client) =>
        new(opened.Path, opened.Facts, opened.HasHash, client.ChecksHash);

    /// <summary>A client that only asks how the cluster of a profile fares.</summary>
    private static async Task<IEtcdClient> ConnectAsync(ClusterChooser chooser, string profile, CancellationToken cancellationToken)
    {
        var options = await new ConnectionSettings(chooser.SwitchTo(profile)) { MayAsk = false }.ReadAsync(cancellationToken);
        return new EtcdClient(
            options with { ReadOnly = true, DialTimeout = ClusterAsker.Patience, CommandTimeout = ClusterAsker.Patience },
            TimeProvider.System,
            new Random());
    }

    private static async Task<ExplorerExit> OpenAsync(ExplorerOptions options, bool usesStockDriver, CancellationToken cancellationToken)
    {
        try
        {
            return await ExplorerProgram.RunAsync(options, usesStockDriver, cancellationToken);
        }
        catch (TerminalException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}
