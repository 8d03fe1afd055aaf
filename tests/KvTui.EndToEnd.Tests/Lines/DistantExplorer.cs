using System.Text;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;
using KvTui.Testing.Screens;

namespace KvTui.EndToEnd.Tests.Lines;

/// <summary>
/// The explorer on a pseudo-terminal, and a line between that and the terminal before which a person sits. To be used from one thread.
/// </summary>
internal sealed class DistantExplorer : IDisposable
{
    private static readonly Size Window = new(80, 24);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(5);

    private readonly TemporaryFolder _folder = new("line");
    private readonly PseudoTerminal _pty = new(Window.Width, Window.Height);
    private readonly VirtualTerminal _written = new(Window);
    private readonly VirtualTerminal _screen = new(Window);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly LineDirection _toTerminal;
    private readonly LineDirection _toProgram;
    private readonly ChildProcess _process;
    private readonly Watchdog.Entry _watch;
    private bool _hasEnded;

    /// <summary>Starts the program.</summary>
    /// <param name="ctl">Which etcd.</param>
    /// <param name="speed">What the line is like.</param>
    /// <param name="seed">For what is random about the line.</param>
    /// <param name="shell">A script for a shell that starts the program as <c>$0</c>; null for no shell.</param>
    public DistantExplorer(EtcdCtl ctl, LineSpeed speed, int seed, string? shell = null)
    {
        var random = new Random(seed);
        (_toTerminal, _toProgram) = (new(speed, random), new(speed, random));
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
            ["HOME"] = _folder.PathTo("."),
            ["XDG_STATE_HOME"] = _folder.PathTo("state"),
            ["XDG_CONFIG_HOME"] = _folder.PathTo("config"),
            ["KVTUI_DISCOVERY_ROOT"] = _folder.PathTo("nothing"),
            ["LANG"] = "C.UTF-8",
            ["TERM"] = "xterm-256color",
        };
        foreach (var (name, value) in ctl.Environment)
        {
            if (value is not null)
            {
                environment[name] = value;
            }
        }

        _process = ChildProcess.Start(shell is null ? [KvTuiProgram.Path] : ["sh", "-c", shell, KvTuiProgram.Path], environment, _pty.Path);
        _watch = Watchdog.KillOnDeath(_process.Id, "kvtui");
    }

    /// <summary>The time since the start.</summary>
    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_started);

    /// <summary>How many bytes the program has written that the terminal has not got.</summary>
    public int BytesOnTheirWay => _toTerminal.Count;

    /// <summary>How many bytes the terminal has got.</summary>
    public int BytesShown { get; private set; }

    /// <summary>When it got the last of them.</summary>
    public TimeSpan LastByte { get; private set; }

    /// <summary>How many frames that asked for an answer the terminal has shown.</summary>
    public int FramesShown => _screen.StatusRequests;

    /// <summary>How many frames that ask for an answer are on their way.</summary>
    public int FramesOnTheirWay => _written.StatusRequests - _screen.StatusRequests;

    public string Screen => _screen.ScreenText;

    public string FirstRow => _screen.Rows[0];

    /// <summary>What the terminal shows when no program fills it.</summary>
    public string MainScreen => _screen.MainScreenText;

    /// <summary>Presses keys, all at once.</summary>
    public void Press(string keys) => _toProgram.Enter(Encoding.UTF8.GetBytes(keys), Now);

    /// <summary>Presses keys one after the other, evenly, and waits until the program has read the last.</summary>
    public void Press(IEnumerable<char> keys, double perSecond)
    {
        var start = Now;
        var count = 0;
        foreach (var key in keys)
        {
            RunUntil(start + TimeSpan.FromSeconds(count++ / perSecond));
            Press(key.ToString());
        }

        var last = _toProgram.Sent;
        while (_toProgram.Sent - _toProgram.Count < last || _pty.CountUnread() > 0)
        {
            Assert.True(Now < start + Patience, $"the program does not read what is typed:\n{Screen}");
            Step(Now + LongestWait);
        }
    }

    /// <summary>Lets the time pass until the terminal looks as wanted.</summary>
    public void Until(Func<string, bool> isWanted, string story, TimeSpan patience)
    {
        var end = Now + patience;
        while (!isWanted(Screen))
        {
            if (_hasEnded || Now > end)
            {
                var how = _hasEnded ? ", and the program has ended" : "";
                throw new TimeoutException($"{story}: not in {patience.TotalSeconds} s{how}; the screen:\n{Screen}");
            }

            Step(end);
        }
    }

    /// <summary>Lets the time pass until nothing has come for so long.</summary>
    public void Settle(TimeSpan silence, TimeSpan patience)
    {
        var (start, end) = (Now, Now + patience);
        while (BytesOnTheirWay > 0 || Now - (LastByte > start ? LastByte : start) < silence)
        {
            Assert.True(Now < end, $"the screen does not come to rest in {patience.TotalSeconds} s:\n{Screen}");
            Step(end);
        }
    }

    public void RunUntil(TimeSpan end)
    {
        while (Now < end)
        {
            Step(end);
        }
    }

    /// <summary>Lets the time pass until the program has ended, and returns its exit code.</summary>
    public int End(TimeSpan patience)
    {
        var end = Now + patience;
        while (!_hasEnded || BytesOnTheirWay > 0)
        {
            Assert.True(Now < end, $"the program does not end in {patience.TotalSeconds} s:\n{Screen}");
            Step(end);
        }

        return _process.Wait();
    }

    public void Dispose()
    {
        _process.Kill();
        _watch.Dispose();
        _pty.Dispose();
        _folder.Dispose();
    }

    /// <summary>Takes what the program writes, brings the terminal what has arrived, and the program the keys and answers.</summary>
    private void Step(TimeSpan end)
    {
        var wait = new[] { end, _toTerminal.NextDue ?? end, _toProgram.NextDue ?? end }.Min() - Now;
        wait = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks));
        if (!_hasEnded)
        {
            var written = _pty.Read(wait);
            _hasEnded = written is null;
            var bytes = written ?? default;
            _written.Feed(bytes.Span);
            _toTerminal.Enter(bytes.Span, Now);
        }

        if (_toTerminal.Leave(Now) is { Length: > 0 } shown)
        {
            var requests = _screen.StatusRequests;
            _screen.Feed(shown);
            (BytesShown, LastByte) = (BytesShown + shown.Length, Now);
            for (; requests < _screen.StatusRequests; requests++)
            {
                Press("\e[0n");
            }
        }

        if (_toProgram.Leave(Now) is { Length: > 0 } typed)
        {
            Assert.True(_hasEnded || _pty.Write(typed).IsEmpty, "the program does not read what is typed");
        }
    }
}
