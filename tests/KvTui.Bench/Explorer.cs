using KvTui.Testing.Pty;
using KvTui.Testing.Screens;
using KvTui.Tty.Cells;

namespace KvTui.Bench;

/// <summary>The explorer in a terminal of 120x40, seen from outside: bytes, times, screen.</summary>
internal sealed class Explorer : IDisposable
{
    private static readonly Size Window = new(120, 40);

    private readonly PseudoTerminal _terminal = new(Window.Width, Window.Height);
    private readonly VirtualTerminal _screen = new(Window);
    private readonly long _started;
    private readonly bool _isEmulated;

    public Explorer(Programs programs, string endpoints, params string[] flags)
    {
        // What Terminal.Gui's own driver asks of a terminal is more than the emulator knows: of that only the bytes are counted.
        _isEmulated = flags.Length == 0;
        _started = TimeProvider.System.GetTimestamp();
        Process = ChildProcess.Start([programs.KvTui, .. flags], programs.Environment(endpoints), _terminal.Path);
    }

    public ChildProcess Process { get; }

    /// <summary>Bytes written since the start.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the last byte arrived, after the start.</summary>
    public TimeSpan LastByte { get; private set; }

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_started);

    public string Screen => _screen.ScreenText;

    /// <summary>The screen's rows, top down.</summary>
    public IReadOnlyList<string> Rows => _screen.Rows;

    /// <summary>How a cell of the screen looks.</summary>
    public Style StyleAt(int column, int row) => _screen.CellAt(column, row).Style;

    /// <summary>
    /// Starts and quits again; returns the milliseconds to the first complete frame (keys, leader and members, as etcd just told them), and to the
    /// moment when the whole keyspace is listed and watched.
    /// </summary>
    public static (double Complete, double Live) MeasureStart(Programs programs, string endpoints, string firstName)
    {
        using var explorer = new Explorer(programs, endpoints);
        var complete = explorer.WaitUntilComplete(firstName);
        var live = explorer.WaitUntilReady(firstName);
        explorer.Quit();
        return (complete.TotalMilliseconds, live.TotalMilliseconds);
    }

    /// <summary>Waits until all three panes have live data; returns when the last of it arrived.</summary>
    /// <param name="firstName">What is on the screen once the first keys are there.</param>
    public TimeSpan WaitUntilComplete(string firstName)
    {
        Until(
            () => Screen is var screen && screen.Contains("leader n", StringComparison.Ordinal) && screen.Contains(firstName, StringComparison.Ordinal),
            TimeSpan.FromSeconds(20),
            "the first complete frame");
        return LastByte;
    }

    /// <summary>Waits until keys, cluster and the live mark are on the screen; returns when the last of them arrived.</summary>
    /// <param name="firstName">What is on the screen once the first keys are there.</param>
    /// <param name="limit">How long it may take; 20 s if null.</param>
    public TimeSpan WaitUntilReady(string firstName, TimeSpan? limit = null)
    {
        Until(
            () => Screen is var screen
                && screen.Contains("live r", StringComparison.Ordinal)
                && screen.Contains("leader n", StringComparison.Ordinal)
                && screen.Contains(firstName, StringComparison.Ordinal),
            limit ?? TimeSpan.FromSeconds(20),
            "the keyspace to be live");
        return LastByte;
    }

    /// <summary>Takes output until the condition holds.</summary>
    public void Until(Func<bool> condition, TimeSpan limit, string story)
    {
        var end = Elapsed + limit;
        while (!condition())
        {
            if (Elapsed > end || !Take(end - Elapsed))
            {
                throw new TimeoutException($"waited in vain for {story}; the screen:\n{Screen}");
            }
        }
    }

    /// <summary>Takes output until none has come for so long.</summary>
    public void Settle(TimeSpan silence)
    {
        var bytes = -1L;
        while (bytes != Bytes)
        {
            bytes = Bytes;
            Take(silence);
        }
    }

    /// <summary>Takes all output of the given time.</summary>
    public void Watch(TimeSpan time)
    {
        var end = Elapsed + time;
        while (Elapsed < end)
        {
            Take(end - Elapsed);
        }
    }

    /// <summary>Presses keys, taking output meanwhile where the program does not keep up.</summary>
    public void Press(ReadOnlyMemory<byte> keys)
    {
        while (!(keys = _terminal.Write(keys)).IsEmpty)
        {
            Take(TimeSpan.FromMilliseconds(1));
        }
    }

    /// <summary>Waits for the next output; false if there was none in time.</summary>
    public bool Take(TimeSpan patience)
    {
        if (_terminal.Read(patience) is not { } bytes)
        {
            throw new InvalidOperationException($"the explorer ended; the screen:\n{_screen.MainScreenText}");
        }

        if (bytes.IsEmpty)
        {
            return false;
        }

        LastByte = Elapsed;
        Bytes += bytes.Length;
        if (_isEmulated)
        {
            _screen.Feed(bytes.Span);
        }

        return true;
    }

    /// <summary>Quits by its key; returns the exit code.</summary>
    public int Quit()
    {
        Press("q"u8.ToArray());
        while (_terminal.Read(TimeSpan.FromSeconds(5)) is { IsEmpty: false })
        {
            // what it writes while it restores the terminal
        }

        return Process.Wait();
    }

    public void Dispose()
    {
        Process.Kill();
        _terminal.Dispose();
    }
}
