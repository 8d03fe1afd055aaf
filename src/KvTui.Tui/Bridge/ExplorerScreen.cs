using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.External.Running;
using KvTui.Tty;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using Terminal.Gui.App;
using Timeout = System.Threading.Timeout;

namespace KvTui.Tui.Bridge;

/// <summary>
/// The explorer's screen on a terminal: what is typed becomes messages, states become frames. It opens with the first frame, on the thread
/// of the loop, which alone may use it; only <see cref="Post"/> and <see cref="Forget"/> may be called on others.
/// </summary>
internal sealed class ExplorerScreen : IPresenter, ITerminalEffects, IForeground, IDisposable
{
    private static readonly TimeSpan LastAnswers = TimeSpan.FromMilliseconds(500);

    private readonly ITerminal _terminal;
    private readonly ITerminalModes _modes;
    private readonly TerminalCapabilities _capabilities;
    private readonly Mailbox _mailbox;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly ConcurrentQueue<InputEvent> _input = new();
    private readonly List<InputEvent> _taken = [];
    private volatile bool _isLent;
    private TtyApplication? _application;
    private ExplorerGui? _gui;
    private ExplorerSettings? _settings;
    private ViewTheme? _theme;

    public ExplorerScreen(
        ITerminal terminal,
        ITerminalModes modes,
        TerminalCapabilities capabilities,
        Mailbox mailbox,
        TimeProvider clock)
    {
        (_terminal, _modes, _capabilities, _mailbox, _clock) = (terminal, modes, capabilities, mailbox, clock);
        _timer = clock.CreateTimer(_ => mailbox.Wakeup.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Clipboard = new(mailbox, bytes => _application?.Send(bytes));
    }

    public Size Size => _terminal.Size;

    public bool IsReady => !_isLent && (_application is null || _application.IsReady);

    /// <summary>Terminal.Gui's application; null before the first frame.</summary>
    internal IApplication? Application => _application?.Application;

    /// <summary>Where copies go.</summary>
    internal TerminalClipboard Clipboard { get; init; }

    /// <summary>Takes down what came from the terminal, for the loop to take. On any thread.</summary>
    public void Post(InputEvent input)
    {
        _input.Enqueue(input);
        _mailbox.Wakeup.Set();
    }

    /// <summary>The terminal's contents are unknown, and its size may be another: the next frame repaints all. On any thread.</summary>
    public void Forget()
    {
        _application?.Invalidate();
        Post(new InputEvent.Resized(_terminal.Size));
    }

    public bool TryTake(ExplorerState state, [NotNullWhen(true)] out Message? message)
    {
        message = null;
        while (_gui is null || !_gui.TryTake(state, out message))
        {
            if (!TryFeed(state))
            {
                return false;
            }
        }

        return true;
    }

    public ExplorerState Run(ExplorerLoop explorer, ExplorerState state, CancellationToken cancellationToken)
    {
        // Opened first, so that the first frame has what arrives meanwhile.
        Open(state);
        var end = explorer.Run(state, cancellationToken);
        AwaitAnswers();
        return end;
    }

    public void Draw(ExplorerState state)
    {
        Open(state);
        _application.RunTimers();
        Restyle(state);
        _gui.Show(_application.IsSlow ? state with { Browse = state.Browse with { Flashes = Flashes.None } } : state);
        _application.Draw();
        _timer.Change(_application.NextTimer ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start(Effect effect)
    {
        switch (effect)
        {
            case Effect.Repaint:
                _application?.Invalidate();
                break;
            case Effect.Suspend:
                AwaitAnswers();
                _modes.Suspend();
                break;
            case Effect.SetMouse mouse:
                _modes.UseMouse(mouse.On);
                break;
            case Effect.Copy copy:
                Clipboard.Copy(copy);
                break;
            case Effect.Signal signal:
                _application?.Send(Encoding.UTF8.GetBytes(signal.How.Sequence(signal.Change)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "The effect does not concern the terminal.");
        }
    }

    public Task<ForegroundEnd> RunAsync(string script, string file, CancellationToken cancellationToken)
    {
        // What was typed before the program is there is neither its own nor meant for the explorer.
        AwaitAnswers();
        _input.Clear();
        _taken.Clear();
        _mailbox.Wakeup.Set();
        _isLent = true;
        return TakeBackAsync(_modes.LendToAsync(script, file, cancellationToken));
    }

    public void Dispose()
    {
        _timer.Dispose();
        _gui?.Dispose();
        _application?.Dispose();
    }

    private async Task<ForegroundEnd> TakeBackAsync(Task<GuestEnd> lent)
    {
        var end = await lent;
        _isLent = false;
        Forget();
        return new(end.ExitCode, end.IsCutOff, end.Problem);
    }

    [MemberNotNull(nameof(_application), nameof(_gui))]
    private void Open(ExplorerState state)
    {
        if (_application is not null && _gui is not null)
        {
            return;
        }

        _application = new TtyApplication(_terminal, _capabilities, _clock, _mailbox.Wakeup.Set);
        _gui = Made(_application, state);
        _application.Copied += text => Clipboard.Copy(new(Encoding.UTF8.GetBytes(text), "the text"));
        _application.FocusChanged += isAttended => _gui.Send(new UserMessage.Attended(isAttended));
        _application.BackgroundReported += isLight => _gui.Send(new UserMessage.BackgroundTold(isLight));
        _application.Show(_gui.Window);
        if (state.Settings.Theme == ThemeChoice.Auto && _capabilities.TellsBackground)
        {
            _application.AskBackground();
        }
    }

    private ExplorerGui Made(TtyApplication application, ExplorerState state)
    {
        var look = ScreenLook.For(_capabilities, state.Settings);
        (_settings, _theme) = (state.Settings, look.Theme);
        return new(application.Application, look, state, static () => { });
    }

    /// <summary>
    /// Makes all views anew if the state wants another theme: each has its colours from the start, and nothing else to lose but the place
    /// in an open menu, which is waited for.
    /// </summary>
    private void Restyle(ExplorerState state)
    {
        if (ReferenceEquals(state.Settings, _settings) || state.TopLayer is Layer.Menu or Layer.ContextMenu
            || _application is not { } application || _gui is not { } before
            || ViewTheme.For(_capabilities, state.Settings.Theme) == _theme)
        {
            return;
        }

        _gui = Made(application, state);
        _gui.TakeOver(before);
        application.Show(_gui.Window);
        before.Dispose();
    }

    /// <summary>Takes the terminal's answers that are still to come, for a short time: a shell would take them for keys.</summary>
    private void AwaitAnswers()
    {
        var started = _clock.GetTimestamp();
        while (_application is { IsAnswerOutstanding: true }
            && LastAnswers - _clock.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            _timer.Change(left, Timeout.InfiniteTimeSpan);
            _mailbox.Wakeup.Reset();
            while (_input.TryDequeue(out var input))
            {
                if (input is InputEvent.StatusReported)
                {
                    _application.Feed(input);
                }
            }

            if (_application.IsAnswerOutstanding)
            {
                _mailbox.Wakeup.Wait(CancellationToken.None);
            }
        }
    }

    /// <summary>Gives the next event to whom it is for, which may make messages of it; false if there is none.</summary>
    private bool TryFeed(ExplorerState state)
    {
        while (_input.TryDequeue(out var input))
        {
            _taken.Add(input);
        }

        if (_taken.Count == 0)
        {
            return false;
        }

        Open(state);
        _gui.Understand(state);
        var first = _taken[0];
        _taken.RemoveRange(0, _application.Feed(CollectionsMarshal.AsSpan(_taken), out _));
        if (first is InputEvent.Resized resized)
        {
            _gui.Send(new UserMessage.Resized(resized.Size));
        }

        return true;
    }
}
