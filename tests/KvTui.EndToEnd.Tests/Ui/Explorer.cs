using System.Globalization;
using System.Text;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>
/// The explorer, opened from a shell in a terminal, as a person does it; the shell notes the terminal's modes before and after
/// and says the exit code.
/// </summary>
internal sealed class Explorer : IAsyncDisposable
{
    /// <summary>How soon a change made elsewhere must be on the screen.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for what has no bound of its own.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder;

    private Explorer(TmuxScreen screen, TemporaryFolder folder) => (Screen, _folder) = (screen, folder);

    public TmuxScreen Screen { get; }

    private string BeforePath => _folder.PathTo("stty-before");

    private string AfterPath => _folder.PathTo("stty-after");

    private string PidPath => _folder.PathTo("pid");

    /// <summary>Opens the explorer and waits until all three panes are filled and live.</summary>
    public static async Task<Explorer> OpenAsync(EtcdCtl ctl, int columns = 120, int rows = 40, params IReadOnlyList<string> arguments)
    {
        var explorer = await StartAsync(ctl, [], columns, rows, arguments);
        await explorer.WaitForAsync(screen => screen.Contains("live r", StringComparison.Ordinal) && screen.Contains("leader", StringComparison.Ordinal), "the explorer is live");
        return explorer;
    }

    /// <summary>Opens the explorer and waits for nothing.</summary>
    /// <param name="variables">Beside those of etcdctl; XDG_STATE_HOME is a folder of its own if it is not among them; BACKGROUND is the colour that the terminal gets.</param>
    public static async Task<Explorer> StartAsync(
        EtcdCtl ctl, Dictionary<string, string?> variables, int columns = 120, int rows = 40, params IReadOnlyList<string> arguments)
    {
        var script = new StringBuilder("[ -z \"$BACKGROUND\" ] || printf '\\033]11;%s\\007' \"$BACKGROUND\"; printf 'what was there before\\n'; stty -a >\"$0/stty-before\"; ");
        script.Append("sh -c 'echo $$ >\"$0/pid\"; exec \"$@\"' \"$0\" \"$@\"; code=$?; stty -a >\"$0/stty-after\"; printf 'exit code %s\\n' $code; exec sleep 600");
        var folder = new TemporaryFolder("explorer");
        var environment = new Dictionary<string, string?>(ctl.Environment) { ["XDG_STATE_HOME"] = folder.PathTo("state") };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        var screen = await TmuxScreen.StartAsync(
            ["sh", "-c", script.ToString(), folder.PathTo("."), variables.ContainsKey(KvTuiProgram.BrokenService) ? KvTuiProgram.BrokenPath : KvTuiProgram.Path, .. arguments],
            columns,
            rows,
            environment,
            TestContext.Current.CancellationToken);
        return new Explorer(screen, folder);
    }

    /// <summary>Presses keys by tmux's names.</summary>
    public Task PressAsync(params string[] keys) => Screen.SendKeysAsync(keys);

    /// <summary>Goes to a key by <c>o</c>, and waits until its value pane shows it.</summary>
    public async Task GoToAsync(string key)
    {
        await PressAsync("o");
        await WaitForAsync("go to:");
        await PressAsync("C-u");
        await Screen.TypeAsync(key);
        await PressAsync("Enter");
        await WaitForAsync(screen => screen.Split('\n')[0].Contains("Value ─ " + key, StringComparison.Ordinal), $"the value pane shows {key}");
    }

    public Task<string> WaitForAsync(string text, TimeSpan? deadline = null) =>
        Screen.WaitForAsync(text, deadline ?? Patience, TestContext.Current.CancellationToken);

    public Task<string> WaitForAsync(Func<string, bool> predicate, string story, TimeSpan? deadline = null) =>
        Screen.WaitForAsync(predicate, story, deadline ?? Patience, TestContext.Current.CancellationToken);

    /// <summary>Sends a signal to the explorer itself.</summary>
    public async Task SignalAsync(string signal)
    {
        var pid = await ReadPidAsync();
        (await new Command("kill", $"-{signal}", pid).RunAsync(TestContext.Current.CancellationToken)).EnsureSuccess();
    }

    /// <summary>The most memory that it ever had resident, in bytes.</summary>
    public async Task<long> PeakMemoryAsync() => ProcessFigures.PeakResident(int.Parse(await ReadPidAsync(), CultureInfo.InvariantCulture));

    /// <summary>Kills the explorer, and waits until it is gone; what the shell says of it may stand anywhere on the screen that it leaves.</summary>
    public async Task KillAsync()
    {
        var pid = await ReadPidAsync();
        await SignalAsync("KILL");
        await Eventually.TrueAsync(
            () => !Directory.Exists($"/proc/{pid}"), () => "the explorer was to end", cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the explorer has ended, and asserts that the terminal is as it was.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        var screen = await WaitForAsync("exit code ");
        Assert.Contains("what was there before", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Cluster", screen, StringComparison.Ordinal);
        Assert.Equal("0 1 0", await Screen.AskAsync("#{alternate_on} #{cursor_flag} #{mouse_any_flag}", TestContext.Current.CancellationToken));
        Assert.Equal(
            await File.ReadAllTextAsync(BeforePath, TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(AfterPath, TestContext.Current.CancellationToken));
        var line = screen.Split('\n').Last(candidate => candidate.StartsWith("exit code ", StringComparison.Ordinal));
        return int.Parse(line["exit code ".Length..].Trim(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await Screen.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> ReadPidAsync() => (await File.ReadAllTextAsync(PidPath, TestContext.Current.CancellationToken)).Trim();
}
