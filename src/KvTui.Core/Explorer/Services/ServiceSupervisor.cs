using Microsoft.Extensions.Logging;

namespace KvTui.Core.Explorer.Services;

/// <summary>Runs a background service; if it breaks it starts once more, with a notice, and the second time the explorer ends.</summary>
public sealed class ServiceSupervisor(Mailbox mailbox, ILogger<ServiceSupervisor> logger)
{
    private const int Attempts = 2;

    /// <summary>Runs the work until it ends or is cancelled; never throws.</summary>
    public async Task RunAsync(string service, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Log.ServiceBroke(logger, service, attempt, error);
                mailbox.PostOutcome(new ServiceMessage(service, error.Message, attempt == Attempts));
            }
        }
    }
}
