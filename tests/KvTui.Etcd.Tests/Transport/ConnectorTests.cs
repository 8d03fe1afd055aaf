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

    [Fact]
    public async Task One_that_was_made_ahead_while_another_one_was_taken_hides_that_one_only_until_it_is_dropped()
    {
        await using var peer = new RawPeer(static (_, _) => Task.CompletedTask);
        var endpoint = EtcdEndpoint.Parse(peer.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Connector connector;
        Stream taken;
        do
        {
            // Both look the name up before either has connected; on a busy machine not at the first attempt.
            connector = new(endpoint, new(new(), TimeProvider.System), TimeSpan.FromSeconds(10), TimeProvider.System);
            var taking = connector.TakeAsync(Cancel).AsTask();
            await connector.PrepareAsync(Cancel);
            taken = await taking;
        }
        while (connector.OpenConnections < 2);
        await using var open = taken;
        Assert.Equal(0, connector.OnlyConnection);

        await connector.DropUnusedAsync();

        Assert.Equal(1, connector.OpenConnections);
        Assert.NotEqual(0, connector.OnlyConnection);
    }
}
