using System.Globalization;

namespace KvTui.Testing.Pty;

/// <summary>A program in a terminal of its own: a tmux server with one pane, gone on disposal.</summary>
public sealed class TmuxScreen : IAsyncDisposable
{
    /// <summary>Notes the program's process id and exit status in files: tmux now and then never learns the status of a program that has ended.</summary>
    private const string Recorder = """
        exit=$1; shift
        sh -c 'echo $$ >"$0.new" && mv "$0.new" "$0"; exec "$@"' "$0" "$@"
        echo $? >"$exit.new" && mv "$exit.new" "$exit"
        """;

    private readonly TemporaryFolder _folder = new("tmux");
    private readonly Watchdog.Entry _watch;

    private TmuxScreen() => _watch = Watchdog.OnDeath($"tmux -S '{Socket}' kill-server 2>/dev/null");

    /// <summary>The tmux socket, to look inside by hand: <c>tmux -S SOCKET attach</c>.</summary>
    public string Socket => _folder.PathTo("kvtui.sock");

    private string ExitPath => _folder.PathTo("exit");

    private string PidPath => _folder.PathTo("pid");

    /// <summary>Starts a program in a window of the given size.</summary>
    /// <param name="command">The program and its arguments, passed as they are, without a shell.</param>
    /// <param name="columns">Width in cells.</param>
    /// <param name="rows">Height in cells.</param>
    /// <param name="environment">Variables added to the inherited environment.</param>
    /// <exception cref="FileNotFoundException">tmux is missing; the message says how to get it.</exception>
    public static async Task<TmuxScreen> StartAsync(
        IReadOnlyList<string> command,
        int columns = 120,
        int rows = 40,
        IReadOnlyDictionary<string, string?>? environment = null,
        CancellationToken cancellationToken = default)
    {
        var screen = new TmuxScreen();
        try
        {
            await screen.LaunchAsync(command, columns, rows, environment ?? new Dictionary<string, string?>(), cancellationToken);
            return screen;
        }
        catch (FileNotFoundException e)
        {
            await screen.DisposeAsync();
            throw new FileNotFoundException("tmux is missing; get it with: apt-get install tmux", e);
        }
        catch
        {
            await screen.DisposeAsync();
            throw;
        }
    }

    /// <summary>Presses keys by tmux's names: <c>Enter</c>, <c>Down</c>, <c>C-s</c>, <c>M-x</c>, <c>Escape</c>, <c>BTab</c>, or a single character.</summary>
    public async Task SendKeysAsync(params string[] keys) => await TmuxAsync(["send-keys", "-t", "0", "--", .. keys]);

    /// <summary>Types the text literally, one key a character.</summary>
    public async Task TypeAsync(string text) => await TmuxAsync(["send-keys", "-t", "0", "-l", "--", text]);

    /// <summary>Pastes the text, bracketed if the program asked for that.</summary>
    public async Task PasteAsync(string text)
    {
        await TmuxAsync(["set-buffer", "--", text]);
        await TmuxAsync(["paste-buffer", "-p", "-r", "-t", "0"]);
    }

    /// <summary>The screen's text, one line a row, without trailing blanks.</summary>
    public async Task<string> CaptureAsync(CancellationToken cancellationToken = default) =>
        await TmuxAsync(["capture-pane", "-p", "-t", "0"], cancellationToken);

    /// <summary>The screen's text with the escape sequences for colours and attributes.</summary>
    public async Task<string> CaptureStyledAsync(CancellationToken cancellationToken = default) =>
        await TmuxAsync(["capture-pane", "-p", "-e", "-t", "0"], cancellationToken);

    /// <summary>The cursor's place as (column, row), both from 0.</summary>
    public async Task<(int Column, int Row)> CursorAsync(CancellationToken cancellationToken = default)
    {
        var place = (await AskAsync("#{cursor_x} #{cursor_y}", cancellationToken)).Split(' ');
        return (int.Parse(place[0], CultureInfo.InvariantCulture), int.Parse(place[1], CultureInfo.InvariantCulture));
    }

    /// <summary>A tmux format expanded for the pane, such as <c>#{alternate_on}</c>.</summary>
    public async Task<string> AskAsync(string format, CancellationToken cancellationToken = default) =>
        (await TmuxAsync(["display-message", "-p", "-t", "0", format], cancellationToken)).TrimEnd('\n');

    /// <summary>The id of the program's process.</summary>
    public async Task<int> ProcessIdAsync(CancellationToken cancellationToken = default)
    {
        await Eventually.TrueAsync(_ => ValueTask.FromResult(File.Exists(PidPath)), () => "the program was to start", cancellationToken: cancellationToken);
        return int.Parse(await File.ReadAllTextAsync(PidPath, cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until the text is on the screen, and returns the screen.</summary>
    /// <exception cref="TimeoutException">It did not appear; the message shows the screen.</exception>
    public Task<string> WaitForAsync(string text, TimeSpan? deadline = null, CancellationToken cancellationToken = default) =>
        WaitForAsync(screen => screen.Contains(text, StringComparison.Ordinal), $"“{text}” was to appear", deadline, cancellationToken);

    /// <summary>Waits until the screen meets the predicate, and returns the screen.</summary>
    /// <param name="story">What is waited for, as a sentence.</param>
    /// <exception cref="TimeoutException">It did not happen, or can no longer happen because the program has ended; the message shows the screen.</exception>
    public async Task<string> WaitForAsync(Func<string, bool> predicate, string story, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        var last = "";
        return await Eventually.GetAsync(
            async token =>
            {
                // in this order: what the program wrote before its end is on the screen when tmux says that it has ended
                var state = await TmuxAsync(["display-message", "-p", "-t", "0", "#{pane_dead}", ";", "capture-pane", "-p", "-t", "0"], token);
                last = state[(state.IndexOf('\n', StringComparison.Ordinal) + 1)..];
                return predicate(last) ? last
                    : state.StartsWith('1') ? throw new TimeoutException($"{story}, but the program has ended. The screen:\n{last.TrimEnd()}")
                    : null;
            },
            () => $"{story}. The screen:\n{last.TrimEnd()}",
            deadline,
            cancellationToken);
    }

    /// <summary>Changes the size of the terminal; the program gets SIGWINCH.</summary>
    public async Task ResizeAsync(int columns, int rows) => await TmuxAsync(["resize-window", "-t", "0", "-x", Text(columns), "-y", Text(rows)]);

    /// <summary>Copies every byte the program writes from now on to a file.</summary>
    public async Task RecordAsync(string path) => await TmuxAsync(["pipe-pane", "-t", "0", "-O", $"exec cat >>'{path}'"]);

    /// <summary>Waits for the program's end and returns its exit status, 128 + signal if a signal ended it.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        await Eventually.TrueAsync(
            _ => ValueTask.FromResult(File.Exists(ExitPath)),
            () => "the program was to end",
            deadline,
            cancellationToken);
        return int.Parse(await File.ReadAllTextAsync(ExitPath, cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the program and its terminal.</summary>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Socket))
        {
            await RunAsync(["kill-server"], CancellationToken.None);
        }

        _watch.Dispose();
        _folder.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task LaunchAsync(
        IReadOnlyList<string> command, int columns, int rows, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            _folder.PathTo("tmux.conf"),
            """
            set -g remain-on-exit on
            set -g remain-on-exit-format ""
            set -g status off
            set -g default-terminal tmux-256color
            set -s exit-empty off
            """,
            cancellationToken);
        var variables = environment.SelectMany(v => v.Value is null ? ["-u", v.Key] : new[] { $"{v.Key}={v.Value}" });
        string[] program = environment.Count == 0 ? [.. command] : ["env", .. variables.OrderBy(v => v.Contains('=')), .. command];
        await TmuxAsync(["new-session", "-d", "-x", Text(columns), "-y", Text(rows), "--", "sh", "-c", Recorder, PidPath, ExitPath, .. program], cancellationToken);
    }

    private async Task<string> TmuxAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        (await RunAsync(arguments, cancellationToken)).EnsureSuccess().Text;

    private Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        new Command("tmux", ["-u", "-S", Socket, "-f", _folder.PathTo("tmux.conf"), .. arguments])
        {
            Environment = new Dictionary<string, string?> { ["TMUX"] = null, ["TMUX_PANE"] = null },
            Deadline = TimeSpan.FromSeconds(20),
        }.RunAsync(cancellationToken);
}
