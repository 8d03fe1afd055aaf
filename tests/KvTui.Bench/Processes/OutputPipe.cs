using System.Globalization;
using System.IO.Pipes;

namespace KvTui.Bench.Processes;

/// <summary>A pipe that a child writes to, read to its end and thrown away: only bytes and lines are counted.</summary>
internal sealed class OutputPipe : IDisposable
{
    private readonly AnonymousPipeServerStream _reader = new(PipeDirection.In, HandleInheritability.None);

    /// <summary>The path under which a child opens the writing end.</summary>
    public string Path => $"/proc/{Environment.ProcessId}/fd/{_reader.ClientSafePipeHandle.DangerousGetHandle().ToString(CultureInfo.InvariantCulture)}";

    public long Bytes { get; private set; }

    public long Lines { get; private set; }

    /// <summary>Reads until every child that holds the pipe has ended.</summary>
    public void Drain()
    {
        _reader.DisposeLocalCopyOfClientHandle();
        var buffer = new byte[64 * 1024];
        while (_reader.Read(buffer) is var count and > 0)
        {
            Bytes += count;
            Lines += buffer.AsSpan(0, count).Count((byte)'\n');
        }
    }

    public void Dispose() => _reader.Dispose();
}
