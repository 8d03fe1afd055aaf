using System.Diagnostics;
using KvTui.Testing.Screens;

namespace KvTui.Tty.Tests.Session;

/// <summary>A shell command on a terminal of its own (util-linux script), with what it shows.</summary>
internal sealed class PtyProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kvtui-pty-");
    private readonly SemaphoreSlim _changed = new(0);
    private readonly VirtualTerminal _terminal = new(new Size(80, 24));
    private readonly Process _process;
    private readonly Task _reading;
    private string _raw = "";

    /// <summary>Runs a command with $PROBE (the small full-screen program of that name) and $OUT (a folder for files).</summary>
    internal PtyProcess(string command, string program = nameof(SessionProgram))
    {
        var tests = typeof(PtyProcess).Assembly.Location;
        var start = new ProcessStartInfo("script", ["-qfec", $"stty rows 24 cols 80; {command}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["SHELL"] = "/bin/bash";
        start.Environment["OUT"] = _folder.FullName;
        start.Environment["PROBE"] = $"env KVTUI_PROGRAM={program} DOTNET_STARTUP_HOOKS={tests} {Environment.ProcessPath} exec {tests}";
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet")
        {
            start.Environment["PROBE"] = $"env KVTUI_PROGRAM={program} DOTNET_STARTUP_HOOKS={tests} {Environment.ProcessPath}";
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("script (util-linux) does not start");
        _reading = ReadAsync();
    }

    internal VirtualTerminal Terminal => _terminal;

    /// <summary>How many backspaces were sent so far.</summary>
    internal int Backspaces { get; private set; }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _reading.WaitAsync(Deadline);
        _process.Dispose();
        _changed.Dispose();
        _folder.Delete(recursive: true);
    }

    internal async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the terminal looks as wanted.</summary>
    internal async Task UntilAsync(string story, Func<VirtualTerminal, bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            lock (_terminal)
            {
                if (condition(_terminal))
                {
                    return;
                }
            }

            var left = Deadline - TimeProvider.System.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || !await _changed.WaitAsync(left))
            {
                throw new TimeoutException($"{story}: not in time\n{Story()}");
            }
        }
    }

    internal Task UntilShownAsync(string text) =>
        UntilAsync($"waiting for \"{text}\"", terminal => terminal.ScreenText.Contains(text, StringComparison.Ordinal));

    internal async Task UntilEndedAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Deadline);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"the command does not end\n{Story()}");
        }
    }

    /// <summary>The process id that the small program shows.</summary>
    internal int Pid()
    {
        lock (_terminal)
        {
            return int.Parse(_terminal.Rows[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Makes an empty file in $OUT, for which the command may wait.</summary>
    internal void Release(string name) => File.WriteAllText(Path.Combine(_folder.FullName, name), "");

    internal string Output(string name) => File.ReadAllText(Path.Combine(_folder.FullName, name));

    private string Story()
    {
        lock (_terminal)
        {
            return $"{_terminal.ScreenText}\n--- main\n{_terminal.MainScreenText}\n--- sent\n{_raw}";
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[4096];
        while (await _process.StandardOutput.BaseStream.ReadAsync(buffer) is var count && count > 0)
        {
            lock (_terminal)
            {
                Backspaces += buffer.AsSpan(0, count).Count((byte)'\b');
                _raw += System.Text.Encoding.Latin1.GetString(buffer, 0, count)
                    .Replace("\b", "", StringComparison.Ordinal).Replace("\e", "␛", StringComparison.Ordinal);
                _terminal.Feed(buffer.AsSpan(0, count));
            }

            _changed.Release();
        }
    }
}
