using KvTui.Core.Explorer.Services;
using KvTui.Testing.Screens;
using KvTui.Testing.Time;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tui.Bridge;

namespace KvTui.Core.Tests.Explorer;

/// <summary>
/// The explorer's screen on a terminal in memory. Terminal.Gui keeps its settings for the whole process, so there is one at a time: whoever
/// wants another waits.
/// </summary>
internal sealed class Picture : ITerminal, ITerminalModes, IDisposable
{
    private static readonly Lock One = new();

    private readonly ExplorerScreen _screen;

    public Picture(ExplorerState state, TerminalCapabilities capabilities)
    {
        One.Enter();
        (Size, Shown) = (state.Size, new(state.Size));
        _screen = new(this, this, capabilities, new Mailbox(), new ManualTimeProvider());
        try
        {
            Draw(state);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Size Size { get; private set; }

    /// <summary>What is on the terminal.</summary>
    public VirtualTerminal Shown { get; }

    /// <summary>What a state looks like.</summary>
    public static VirtualTerminal Of(ExplorerState state, TerminalCapabilities capabilities)
    {
        using var picture = new Picture(state, capabilities);
        return picture.Shown;
    }

    /// <summary>Draws another state.</summary>
    public void Draw(ExplorerState state)
    {
        if (state.Size != Size)
        {
            Size = state.Size;
            Shown.Resize(Size);
            _screen.Post(new InputEvent.Resized(Size));
            // A menu that is open closes when the window changes, and says so until the state follows: this state stays as it is.
            var bare = state with { Layers = [] };
            while (_screen.TryTake(bare, out _))
            {
            }
        }

        _screen.Draw(state);
    }

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) => ValueTask.FromResult(0);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Shown.Feed(bytes.Span);
        return ValueTask.CompletedTask;
    }

    public void Suspend()
    {
    }

    public void UseMouse(bool enabled)
    {
    }

    public Task<GuestEnd> LendToAsync(string script, string file, CancellationToken cancellationToken) =>
        Task.FromResult(new GuestEnd(0, false, "There is no terminal."));

    public void Dispose()
    {
        _screen.Dispose();
        One.Exit();
    }
}
