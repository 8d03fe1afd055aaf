using KvTui.Testing.Screens;
using KvTui.Tty.Session;

namespace KvTui.Tty.Tests;

/// <summary>A terminal in memory that shows what is written, counts writes and bytes, and can be told to be slow.</summary>
internal sealed class TestTerminal(Size size) : ITerminal
{
    private TaskCompletionSource? _stalled;

    public Size Size { get; private set; } = size;

    public VirtualTerminal Shown { get; } = new(size);

    public List<byte[]> Writes { get; } = [];

    public int LastBytes => Writes[^1].Length;

    public string LastText => System.Text.Encoding.UTF8.GetString(Writes[^1]);

    public void Stall() => _stalled = new();

    public void Drain()
    {
        var stalled = _stalled;
        _stalled = null;
        stalled?.SetResult();
    }

    public void Break()
    {
        var stalled = _stalled;
        _stalled = null;
        stalled?.SetException(new IOException("gone"));
    }

    public void Resize(Size size)
    {
        Size = size;
        Shown.Resize(size);
    }

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) => ValueTask.FromResult(0);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Writes.Add(bytes.ToArray());
        Shown.Feed(bytes.Span);
        return _stalled is { } stalled ? new(stalled.Task) : ValueTask.CompletedTask;
    }
}
