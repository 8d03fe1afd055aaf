using System.Text;
using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tui;
using KvTui.Tui.Bridge;
using Microsoft.Extensions.DependencyInjection;

namespace KvTui.Faults.Tests.Screens;

/// <summary>The whole explorer, with its own client, on a terminal in memory.</summary>
internal sealed class InProcessExplorer : IAsyncDisposable
{
    /// <summary>How long to wait for what has no bound of its own.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const long NoCap = 1L << 50;

    private readonly TemporaryFolder _folder = new("faults");
    private readonly CancellationTokenSource _stop = new();
    private readonly WatchedScreen _screen = new(new Size(120, 40));
    private readonly ExplorerExit _exit = new(() => { });
    private readonly Task _running;

    private InProcessExplorer(ExplorerOptions options) => _running = ExplorerHost.RunAsync(
        options with { LogFile = LogFile, DraftFolder = _folder.PathTo("drafts") }, _exit, AddScreen, _stop.Token);

    /// <summary>Whether the explorer has ended, because it was asked to quit.</summary>
    public bool HasEnded => _running.IsCompleted;

    /// <inheritdoc cref="WatchedScreen.HasHandledAll"/>
    public bool HasHandledAll => _screen.HasHandledAll;

    public ScreenFrame Frame => _screen.Frame;

    private string LogFile => _folder.PathTo("kvtui.log");

    /// <summary>Opens the explorer with the poll interval that is the default, and waits for nothing.</summary>
    /// <param name="endpoints">A comma list.</param>
    /// <param name="observer">Told of each call the explorer makes.</param>
    /// <param name="watchCap">The bytes a second up to which all keys are watched; by default they always are, so that the tree can be compared.</param>
    public static InProcessExplorer Start(string endpoints, Action<CallRecord>? observer = null, long watchCap = NoCap) => Start(new ExplorerOptions
    {
        Client = new() { Endpoints = [.. endpoints.Split(',').Select(endpoint => EtcdEndpoint.Parse(endpoint))], Observer = observer },
        PollInterval = TimeSpan.FromSeconds(2),
        WatchCap = watchCap,
    });

    /// <summary>Opens the explorer with options of one's own, but for its files, and waits for nothing.</summary>
    public static InProcessExplorer Start(ExplorerOptions options) => new(options);

    /// <summary>Presses keys, as the bytes a terminal sends for them.</summary>
    public void Press(string keys) => Press(Encoding.UTF8.GetBytes(keys));

    public void Press(byte[] keys) => _screen.Type(keys);

    /// <summary>Waits for the first frame, from the present one on, that shows what is wanted.</summary>
    /// <exception cref="TimeoutException">None did; the message shows the screen and the end of the log.</exception>
    public async Task<ScreenFrame> WaitForScreenAsync(Func<ScreenFrame, bool> predicate, string story, TimeSpan? deadline = null)
    {
        var limit = deadline ?? Patience;
        try
        {
            return await _screen.WaitAsync(predicate, limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited {limit.TotalSeconds} s in vain: {story}.\n{Evidence()}");
        }
    }

    /// <summary>Follows from now on since when the screen has shown something.</summary>
    public ScreenTrack Track(Func<ScreenFrame, bool> predicate) => _screen.Track(predicate);

    /// <summary>Goes to a key by <c>o</c> and waits until the value pane is about it.</summary>
    public async Task GoToAsync(string key)
    {
        Press("o");
        await WaitForScreenAsync(frame => frame.StatusLine.Contains("go to:", StringComparison.Ordinal), "the explorer asks where to go");
        Press($"\x15{key}\r");
        await WaitForScreenAsync(frame => frame.ValueTitle.Contains($"Value ─ {key}", StringComparison.Ordinal), $"the value pane is about {key}");
    }

    /// <summary>The screen and the end of the log, for failure texts.</summary>
    public string Evidence() => $"{Frame.Brief}\n--- the log\n{LogTail()}";

    /// <summary>Ends the explorer as a signal would, and returns how long that took.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        await _stop.CancelAsync();
        await _running;
        if (_exit.Error is { } error)
        {
            throw new InvalidOperationException("The explorer failed.", error);
        }

        return TimeProvider.System.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _stop.CancelAsync();
            await _running.WaitAsync(Patience, TimeProvider.System);
        }
        finally
        {
            _stop.Dispose();
            _folder.Dispose();
        }
    }

    private string LogTail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(12)) : "(no log)";

    private void AddScreen(IServiceCollection services) => services
        .AddSingleton<ITerminal>(_screen)
        .AddSingleton(TerminalCapabilities.Modern)
        .AddSingleton<ITerminalModes>(new NoModes())
        .AddTerminalScreen(static _ => { })
        .AddSingleton<IPresenter>(provider => new WatchedPresenter(provider.GetRequiredService<ExplorerScreen>(), _screen));
}
