using KvTui.Core.Exports;
using Microsoft.Win32.SafeHandles;

namespace KvTui.Cli.Commands.Exports;

/// <summary>An export on standard input or in a file.</summary>
internal sealed class ExportInput : IDisposable
{
    public const string StandardInput = "-";

    private readonly SafeFileHandle? _file;
    private long _offset;

    private ExportInput(SafeFileHandle? file, string path, CancellationToken cancellationToken)
    {
        _file = file;
        Reader = new(buffer => Read(buffer, cancellationToken), file is null ? "standard input" : path);
        Length = file is not null && IsRepeatable(path) ? RandomAccess.GetLength(file) : null;
    }

    public ExportReader Reader { get; }

    /// <summary>How many bytes there are; null where that is not known.</summary>
    public long? Length { get; }

    /// <summary>Whether what is there can be read twice.</summary>
    public static bool IsRepeatable(string path) => path != StandardInput && PathFacts.Of(path).Kind == PathKind.File;

    /// <summary>Opens a file, or standard input for “-”.</summary>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static ExportInput Open(string path, CancellationToken cancellationToken)
    {
        try
        {
            return new(path == StandardInput ? null : File.OpenHandle(path), path, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {problem.Message}");
        }
    }

    public void Dispose() => _file?.Dispose();

    private int Read(Span<byte> buffer, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            return StandardStreams.ReadInput(buffer, cancellationToken);
        }

        var count = RandomAccess.Read(_file, buffer, _offset);
        _offset += count;
        return count;
    }
}
