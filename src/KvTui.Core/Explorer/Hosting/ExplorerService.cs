using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>The explorer itself as a hosted service: runs the loop on a thread of its own, and ends the host when the user quits.</summary>
public sealed class ExplorerService(
    ExplorerLoop loop,
    IPresenter presenter,
    ExplorerExit exit,
    ExplorerSettings settings,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ExplorerService> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            Run(stoppingToken);
            ended.SetResult();
        })
        { Name = "explorer", IsBackground = true }.Start();
        return ended.Task;
    }

    private void Run(CancellationToken stoppingToken)
    {
        try
        {
            var start = ExplorerLoop.Begun(ExplorerState.AtStart(presenter.Size, settings, clock.GetUtcNow()));
            var end = presenter.Run(loop, settings.Notice is { } notice ? start.Info(notice) : start, stoppingToken);
            (exit.Code, exit.NextProfile) = (end.ExitCode, end.NextProfile);
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
}
