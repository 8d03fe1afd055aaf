using System.Diagnostics.CodeAnalysis;
using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Core.External.Running;
using KvTui.Tty;
using KvTui.Tty.Output.Frames;
using Terminal.Gui.App;
using Timeout = System.Threading.Timeout;

namespace KvTui.Tui.Bridge;

/// <summary>
/// The explorer's screen on Terminal.Gui's own driver and loop, which calls a step of the explorer's whenever there is something to do: for
/// comparison, and for systems that the other driver does not run on. The mouse is always on, and suspending is up to the driver.
/// </summary>
internal sealed class StockScreen : IPresenter, ITerminalEffects, IForeground, IDisposable
{
    private readonly TerminalCapabilities _capabilities;
    private readonly ExplorerSettings _settings;
    private readonly Mailbox _mailbox;
    private readonly TerminalClipboard _clipboard;
    private IApplication? _application;
    private ExplorerGui? _gui;
    private object? _timeout;

    public StockScreen(TerminalCapabilities capabilities, ExplorerSettings settings, Mailbox mailbox)
    {
        (_capabilities, _settings, _mailbox) = (capabilities, settings, mailbox);
        _clipboard = new(mailbox, bytes => _application?.Driver?.WriteRaw(Encoding.ASCII.GetString(bytes)));
    }

    public Size Size => Application.Screen.Size;

    public bool IsReady => true;

    private IApplication Application => _application ??= StockApplication.Create(isAscii: !_capabilities.Utf8);

    public bool TryTake(ExplorerState state, [NotNullWhen(true)] out Message? message)
    {
        message = null;
        return _gui?.TryTake(state, out message) == true;
    }

    public void Draw(ExplorerState state) => _gui?.Show(state);

    public ExplorerState Run(ExplorerLoop explorer, ExplorerState state, CancellationToken cancellationToken)
    {
        _gui = new(Application, ScreenLook.For(_capabilities, _settings), state, _mailbox.Wakeup.Set);
        Application.Driver!.SizeChanged += (_, _) => _gui.Send(new UserMessage.Resized(Size));
        _mailbox.Wakeup.Woken = () => Application.Invoke(Step);
        using var stopping = cancellationToken.UnsafeRegister(_ => Application.Invoke(() => Application.RequestStop()), null);
        Application.Invoke(Step);
        Application.Run(_gui.Window);
        _mailbox.Wakeup.Woken = null;
        Dispose();
        cancellationToken.ThrowIfCancellationRequested();
        return state;

        void Step()
        {
            TimeSpan? pause;
            do
            {
                pause = explorer.Step(ref state);
                _gui.Understand(state);
            }
            while (pause is null && !state.Quitting);

            if (state.Quitting)
            {
                Application.RequestStop(_gui.Window);
            }
            else
            {
                Wait(pause ?? Timeout.InfiniteTimeSpan, Step);
            }
        }
    }

    public void Start(Effect effect)
    {
        switch (effect)
        {
            case Effect.Repaint:
                Application.ClearScreenNextIteration = true;
                break;
            case Effect.Suspend:
                Application.Driver?.Suspend();
                break;
            case Effect.Copy copy:
                _clipboard.Copy(copy);
                break;
            case Effect.SetMouse:
            case Effect.Signal:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "The effect does not concern the terminal.");
        }
    }

    public Task<ForegroundEnd> RunAsync(string script, string file, CancellationToken cancellationToken) =>
        Task.FromResult(new ForegroundEnd(0, Problem: "With --driver ansi the terminal cannot be handed to another program."));

    public void Dispose()
    {
        _gui?.Dispose();
        _application?.Dispose();
        (_gui, _application) = (null, null);
    }

    /// <summary>Lets a step be made when its time has come, in place of the one that was waited for.</summary>
    private void Wait(TimeSpan pause, Action step)
    {
        if (_timeout is { } waiting)
        {
            Application.RemoveTimeout(waiting);
        }

        _timeout = pause == Timeout.InfiniteTimeSpan ? null : Application.AddTimeout(pause, () =>
        {
            step();
            return false;
        });
    }
}
