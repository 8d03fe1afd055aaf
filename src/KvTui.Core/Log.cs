using Microsoft.Extensions.Logging;

namespace KvTui.Core;

/// <summary>The log's sentences; no values and no keys.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Service} broke (attempt {Attempt})")]
    public static partial void ServiceBroke(ILogger logger, string service, int attempt, Exception error);

    [LoggerMessage(2, LogLevel.Critical, "The explorer failed")]
    public static partial void ExplorerBroke(ILogger logger, Exception error);

    [LoggerMessage(4, LogLevel.Information, "The explorer ends with exit code {ExitCode}")]
    public static partial void ExplorerEnds(ILogger logger, int exitCode);
}
