using KvTui.App.Messages;
using KvTui.App.Runtime;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using Microsoft.Extensions.Hosting;

namespace KvTui.App.Services;

/// <summary>Mirrors the keyspace into the loop: lists it in pages, then follows its changes, through reconnects and compactions.</summary>
public sealed class KeyspaceWatcher(IEtcdClient client, Mailbox mailbox, ServiceSupervisor supervisor) : BackgroundService
{
    private readonly Wakeup _again = new();

    /// <summary>Tries again at once what failed or was refused.</summary>
    public void Refresh()
    {
        client.Mirror.ReconnectNow();
        _again.Set();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        supervisor.RunAsync(nameof(KeyspaceWatcher), MirrorAsync, stoppingToken);

    private async Task MirrorAsync(CancellationToken cancellationToken)
    {
        var range = KeyRange.Prefix(client.Options.Root);
        while (true)
        {
            try
            {
                await foreach (var update in client.Mirror.MirrorAsync(range, cancellationToken))
                {
                    await mailbox.PostAsync(new KeyspaceMessage(update), cancellationToken);
                }
            }
            catch (EtcdException error)
            {
                _again.Reset();
                mailbox.PostOutcome(new KeyspaceRefusedMessage(error));
            }

            // Only the user knows when a right has been granted.
            await _again.WaitAsync(cancellationToken);
        }
    }
}
