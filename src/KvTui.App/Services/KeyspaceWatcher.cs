using KvTui.App.Messages;
using KvTui.App.Runtime;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using Microsoft.Extensions.Hosting;

namespace KvTui.App.Services;

/// <summary>Mirrors the keyspace into the loop: lists it in pages, then follows its changes, through reconnects and compactions.</summary>
public sealed class KeyspaceWatcher(IEtcdClient client, Mailbox mailbox, ServiceSupervisor supervisor) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        supervisor.RunAsync(nameof(KeyspaceWatcher), MirrorAsync, stoppingToken);

    private async Task MirrorAsync(CancellationToken cancellationToken)
    {
        var range = KeyRange.Prefix(client.Options.Root);
        try
        {
            await foreach (var update in client.Mirror.MirrorAsync(range, cancellationToken))
            {
                await mailbox.PostAsync(new KeyspaceMessage(update), cancellationToken);
            }
        }
        catch (EtcdException error)
        {
            mailbox.PostOutcome(new KeyspaceRefusedMessage(error));
        }
    }
}
