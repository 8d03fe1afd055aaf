using KvTui.Core.Explorer.Services;
using KvTui.Tty.Input.Decoding;
using KvTui.Tty.Session;
using Microsoft.Extensions.Hosting;

namespace KvTui.Tui.Bridge;

/// <summary>Reads what is typed, for the screen; at the end of input the explorer ends.</summary>
internal sealed class TerminalReader(ITerminal terminal, ExplorerScreen screen, Mailbox mailbox, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await new InputPump(terminal, screen.Post, clock).RunAsync(stoppingToken);
            mailbox.PostOutcome(new InputEndedMessage());
        }
        catch (OperationCanceledException)
        {
            // The explorer has ended.
        }
    }
}
