using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Connections;
using KvTui.Testing.Peers;

namespace KvTui.Etcd.Tests.Transport;

public sealed class ConnectorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_was_given_up_here_is_not_held_against_the_peer()
    {
        await using var peer = new RawPeer(static (_, _) => Task.CompletedTask);
        var connector = new Connector(EtcdEndpoint.Parse(peer.Address), new(new(), TimeProvider.System), TimeSpan.FromSeconds(10), TimeProvider.System);
        await connector.PrepareAsync(Cancel);
        await connector.DropUnusedAsync();
        await using (await connector.TakeAsync(Cancel))
        {
            connector.Drop();
        }

        await using var again = await connector.TakeAsync(Cancel);
        Assert.True(again.CanRead);
    }
}
