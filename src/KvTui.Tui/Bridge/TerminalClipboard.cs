using KvTui.Core;
using KvTui.Core.Explorer.Services;

namespace KvTui.Tui.Bridge;

/// <summary>Puts text into the clipboard of the terminal at the other end of the line: OSC 52 (xterm, ctlseqs), never answered.</summary>
internal sealed class TerminalClipboard(Mailbox mailbox, Action<byte[]> send)
{
    /// <summary>The most encoded bytes that terminals are known to take.</summary>
    private const int MaxEncoded = 74_994;

    /// <summary>The most bytes before they are encoded: three for every four.</summary>
    private const int MaxBytes = MaxEncoded / 4 * 3;

    /// <summary>The tmux to hand copies to; null for none.</summary>
    public TmuxBuffer? Tmux { get; init; } = TmuxBuffer.Here();

    /// <summary>Sends a text, to tmux as well where there is one, and tells the explorer what was sent where.</summary>
    public void Copy(Effect.Copy copy)
    {
        var sequence = Sequence(copy.Text.Span);
        if (sequence is not null)
        {
            send(sequence);
        }

        if (Tmux is { } tmux)
        {
            _ = HandOnAsync(tmux, copy, sequence is not null);
            return;
        }

        mailbox.PostOutcome(new OperationMessage.Told(Said(copy, sequence is not null, toTmux: false)));
    }

    /// <summary>The sequence; null if the text is too long.</summary>
    public static byte[]? Sequence(ReadOnlySpan<byte> text) =>
        text.Length > MaxBytes ? null : Encoding.ASCII.GetBytes($"\e]52;c;{Convert.ToBase64String(text)}\a");

    /// <summary>What is to be said: how much was sent where, never that it arrived.</summary>
    public static string Said(Effect.Copy copy, bool toTerminal, bool toTmux)
    {
        var (size, most) = (Quantities.Size(copy.Text.Length), Quantities.Size(MaxBytes));
        return (toTerminal, toTmux) switch
        {
            (true, false) => $"sent {size} to the clipboard (OSC 52): {copy.What}",
            (true, true) => $"sent {size} to tmux and to the clipboard: {copy.What}",
            (false, true) => $"sent {size} to tmux only, too large for the clipboard: {copy.What}",
            (false, false) => $"Not sent, too large for the clipboard: {copy.What} is {size}, and OSC 52 takes {most}.",
        };
    }

    private async Task HandOnAsync(TmuxBuffer tmux, Effect.Copy copy, bool isSent)
    {
        var isTaken = await tmux.LoadAsync(copy.Text);
        mailbox.PostOutcome(new OperationMessage.Told(Said(copy, isSent, isTaken)));
    }
}
