using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Core.Views;
using KvTui.Terminal.Views;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;

namespace KvTui.Core.Runtime;

/// <summary>
/// Draws states onto the terminal, one write a frame and the next only when the last is through, and runs the effects that concern
/// the terminal. To be called by the loop only.
/// </summary>
public sealed class ScreenPresenter(
    ITerminal terminal, ITerminalModes modes, TerminalCapabilities capabilities, ExplorerSettings settings, Mailbox mailbox)
    : IPresenter, ITerminalEffects
{
    private readonly Screen _screen = new(capabilities);
    private readonly ViewTheme _theme = ExplorerTheme.For(capabilities, settings.Theme);
    private readonly OrderedWriter _writer = new(terminal, mailbox.Wakeup.Set);
    private volatile bool _isUnknown;

    /// <summary>The tmux to hand copies to; null for none.</summary>
    internal TmuxBuffer? Tmux { get; init; } = TmuxBuffer.Here();

    public bool IsReady => _writer.IsReady;

    /// <summary>The window may have a new size. On any thread.</summary>
    public void SizeChanged() => mailbox.PostInput(new InputMessage(new InputEvent.Resized(terminal.Size)));

    /// <summary>The terminal's contents are no longer known: the next frame repaints all. On any thread.</summary>
    public void Forget()
    {
        _isUnknown = true;
        SizeChanged();
    }

    public void Draw(ExplorerState state)
    {
        if (_writer.TakeFailure() || _isUnknown)
        {
            _isUnknown = false;
            _screen.Invalidate();
        }

        new RootView(state, _theme).Draw(_screen.Begin(state.Size));
        var bytes = _screen.End();
        if (!bytes.IsEmpty)
        {
            _writer.Write(bytes);
        }
    }

    public void Start(Effect effect)
    {
        switch (effect)
        {
            case Effect.Repaint:
                _screen.Invalidate();
                break;
            case Effect.Suspend:
                modes.Suspend();
                break;
            case Effect.SetMouse mouse:
                modes.UseMouse(mouse.On);
                break;
            case Effect.Copy copy:
                Copy(copy);
                break;
            default:
                break;
        }
    }

    private void Copy(Effect.Copy copy)
    {
        var sequence = Clipboard.Sequence(copy.Text.Span);
        if (sequence is not null)
        {
            _writer.Write(sequence);
        }

        if (Tmux is { } tmux)
        {
            _ = HandOnAsync(tmux, copy, sequence is not null);
            return;
        }

        mailbox.PostOutcome(new OperationMessage.Told(Clipboard.Said(copy, sequence is not null, toTmux: false)));
    }

    private async Task HandOnAsync(TmuxBuffer tmux, Effect.Copy copy, bool isSent)
    {
        var isTaken = await tmux.LoadAsync(copy.Text);
        mailbox.PostOutcome(new OperationMessage.Told(Clipboard.Said(copy, isSent, isTaken)));
    }
}
