using KvTui.Core.Messages;
using KvTui.Core.Runtime;
using KvTui.Core.State;
using KvTui.Core.Update;
using KvTui.Tty.Input.Decoding;
using KvTui.Tty.Session;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KvTui.Core.Services;

/// <summary>The explorer itself as a hosted service: reads the terminal, runs the loop, and ends the host when the user quits.</summary>
public sealed class ExplorerService(
    ExplorerLoop loop,
    Mailbox mailbox,
    ITerminal terminal,
    ExplorerExit exit,
    ExplorerSettings settings,
    IHostApplicationLifetime lifetime,
    ServiceSupervisor supervisor,
    TimeProvider clock,
    ILogger<ExplorerService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            supervisor.Break(nameof(ExplorerService));
            var reading = ReadAsync(ending.Token);
            var start = ExplorerState.AtStart(terminal.Size, settings, clock.GetUtcNow());
            var end = await loop.RunAsync(settings.Notice is { } notice ? start.Info(notice) : start, ending.Token);
            (exit.Code, exit.NextProfile) = (end.ExitCode, end.NextProfile);
            await ending.CancelAsync();
            await reading;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A signal ended the host.
        }
        catch (Exception error)
        {
            Log.ExplorerBroke(logger, error);
            exit.Break(error);
        }
        finally
        {
            exit.RestoreTerminal();
            Log.ExplorerEnds(logger, exit.Code);
            lifetime.StopApplication();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pump = new InputPump(terminal, input => mailbox.PostInput(new InputMessage(input)), clock, new());
            await pump.RunAsync(cancellationToken);
            mailbox.PostOutcome(new InputEndedMessage());
        }
        catch (OperationCanceledException)
        {
            // The loop has ended.
        }
    }
}
