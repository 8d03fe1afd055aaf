using Microsoft.Extensions.Logging;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>
/// Writes the log to a file, readable by its owner only: the screen belongs to the frames. If the file cannot be written, there is no log.
/// </summary>
internal sealed class FileLoggerProvider : ILoggerProvider
{
    private readonly StreamWriter? _writer;
    private readonly LogLevel _level;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();

    public FileLoggerProvider(string path, LogLevel level, TimeProvider clock)
    {
        (_level, _clock) = (level, clock);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions
            {
                Mode = FileMode.Append,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            _writer = new StreamWriter(path, options) { AutoFlush = true };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _writer = null;
        }
    }

    public ILogger CreateLogger(string categoryName) => new FileLogger(this);

    public void Dispose() => _writer?.Dispose();

    private void Write(LogLevel level, string text, Exception? error)
    {
        lock (_lock)
        {
            try
            {
                _writer?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.GetUtcNow():O} {level} {text}"));
                if (error is not null)
                {
                    _writer?.WriteLine(error);
                }
            }
            catch (IOException)
            {
                // The disk is full: the explorer goes on without a log.
            }
        }
    }

    private sealed class FileLogger(FileLoggerProvider provider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= provider._level && provider._writer is not null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                provider.Write(logLevel, formatter(state, exception), exception);
            }
        }
    }
}
