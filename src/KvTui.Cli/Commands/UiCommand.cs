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
        var poll = parsed.GetValue(_pollInterval) is { } text ? GoDuration.ParsePositive(text, _pollInterval.Name) : TimeSpan.FromSeconds(2);
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
        var folder = StateFolder.Find(Environment.GetEnvironmentVariable);
        var options = new ExplorerOptions
        {
            Client = await settings.ReadAsync(cancellationToken),
            PollInterval = poll,
            MaxLoad = settings.MaxLoadText,
            BrokenService = Environment.GetEnvironmentVariable("KVTUI_BROKEN_SERVICE"),
            LogLevel = Enum.Parse<LogLevel>(level, ignoreCase: true),
            LogFile = level == "none" || folder is null ? null : Path.Combine(folder, "kvtui.log"),
            DraftFolder = folder is null ? null : Path.Combine(folder, "drafts"),
        };
        var exit = await OpenAsync(options, cancellationToken);
        if (exit.Error is { } error)
        {
            StandardStreams.Say($"The explorer broke: {error.Message}{(options.LogFile is { } log ? $"\nThe log has more: {log}" : "")}");
        }

        return exit.Code;
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
