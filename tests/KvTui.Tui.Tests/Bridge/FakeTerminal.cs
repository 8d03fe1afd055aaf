using KvTui.Testing.Screens;
using KvTui.Tty.Session;
using KvTui.Tui.Bridge;

namespace KvTui.Tui.Tests.Bridge;

/// <summary>A terminal that shows what is written to it, counts the bytes, and may take its time.</summary>
internal sealed class FakeTerminal(Size size) : ITerminal, ITerminalModes
{
    private TaskCompletionSource? _gate;

    public Size Size => size;

    public VirtualTerminal Shown { get; } = new(size);

    public List<byte[]> Writes { get; } = [];

    public bool MouseOn { get; private set; }

    public int Suspensions { get; private set; }

    /// <summary>The scripts that were given the terminal.</summary>
    public List<string> Scripts { get; } = [];

    /// <summary>Ends the program that has the terminal.</summary>
    public TaskCompletionSource<GuestEnd> Guest { get; } = new();

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) => ValueTask.FromResult(0);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Writes.Add(bytes.ToArray());
        Shown.Feed(bytes.Span);
        return _gate is { } gate ? new(gate.Task) : ValueTask.CompletedTask;
    }

    /// <summary>Lets writes take until <see cref="Release"/>.</summary>
    public void Hold() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release(Exception? error = null)
    {
        var gate = _gate!;
        _gate = null;
        if (error is null)
        {
            gate.SetResult();
        }
        else
        {
            gate.SetException(error);
        }
    }

    public void Suspend() => Suspensions++;

    public void UseMouse(bool enabled) => MouseOn = enabled;

    public Task<GuestEnd> LendToAsync(string script, string file, CancellationToken cancellationToken)
    {
        Scripts.Add(script);
        return Guest.Task;
    }
}
