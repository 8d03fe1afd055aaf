using System.CommandLine;
using KvTui.App.Hosting;
using KvTui.App.Services;
using KvTui.Cli.Arguments;
using KvTui.Cli.Connection;
using KvTui.Cli.Logging;
using KvTui.Cli.Output;
using KvTui.Terminal.Drivers;
using Microsoft.Extensions.Logging;

namespace KvTui.Cli.Commands;

/// <summary><c>kvtui</c> without a verb: the explorer.</summary>
internal sealed class UiCommand(ConnectionFlags flags)
{
    private static readonly string[] LogLevels = ["none", "error", "warning", "information", "debug", "trace"];

    private readonly Option<string?> _pollInterval = new("--poll-interval") { HelpName = "TIME", Description = "How often the explorer asks each member for its status [2s]" };
    private readonly Option<string?> _logLevel = new("--log-level") { HelpName = "LEVEL", Description = $"What the explorer logs: {string.Join(", ", LogLevels)} [information]" };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_pollInterval);
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

        if (!StandardStreams.InputIsTerminal || !StandardStreams.OutputIsTerminal)
        {
            throw new UsageException("The explorer needs a terminal (with ssh, give -t). Without one use a verb: ls, get, put, del, range, watch, du, status.");
        }

        var settings = ConnectionSettings.Of(flags, parsed);
        while (true)
        {
            var options = await OptionsAsync(parsed, settings, level, cancellationToken);
            var exit = await OpenAsync(options, cancellationToken);
            if (exit.Error is { } error)
            {
                StandardStreams.Say($"The explorer broke: {error.Message}{(options.LogFile is { } log ? $"\nThe log has more: {log}" : "")}");
            }

            if (exit.NextProfile is not { } next)
            {
                return exit.Code;
            }

            settings = new(ConnectionSettings.Chooser(flags, parsed).SwitchTo(next));
        }
    }

    /// <summary>What the explorer is started with; what has to be asked for is asked before the screen opens.</summary>
    private async Task<ExplorerOptions> OptionsAsync(ParseResult parsed, ConnectionSettings settings, string level, CancellationToken cancellationToken)
    {
        var poll = parsed.GetValue(_pollInterval) is { } text ? GoDuration.ParsePositive(text, _pollInterval.Name)
            : settings.Choice.Sources.Duration("poll-interval", TimeSpan.FromSeconds(2));
        var config = ConnectionSettings.Chooser(flags, parsed).File.Config;
        var folder = StateFolder.Find(Environment.GetEnvironmentVariable);
        var options = new ExplorerOptions
        {
            Client = await settings.ReadAsync(cancellationToken),
            PollInterval = poll,
            MaxLoad = settings.MaxLoadText,
            IsProduction = settings.IsProduction,
            Profiles = config.Problems.Count > 0 ? [] : [.. config.Profiles.Select(profile => profile.Name)],
            Notice = settings.Choice.Notes is [] ? null : string.Join(' ', settings.Choice.Notes),
            BrokenService = Environment.GetEnvironmentVariable("KVTUI_BROKEN_SERVICE"),
            LogLevel = Enum.Parse<LogLevel>(level, ignoreCase: true),
            LogFile = level == "none" || folder is null ? null : Path.Combine(folder, "kvtui.log"),
            DraftFolder = folder is null ? null : Path.Combine(folder, "drafts"),
        };
        options = settings.Choice.Name is { } name ? options with { Profile = name } : options;
        return settings.Choice.Sources.Text("mask") is { } mask
            ? options with { MaskPatterns = mask.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) }
            : options;
    }

    private static async Task<ExplorerExit> OpenAsync(ExplorerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ExplorerHost.RunAsync(options, cancellationToken);
        }
        catch (TerminalException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}
