using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Server;

public sealed class RotationTests
{
    private static readonly EtcdKey Key = EtcdKey.FromText("rotation/k");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_goes_on_when_all_certificates_and_the_authority_are_replaced_under_it()
    {
        using var folder = new TemporaryFolder("rotation");
        using var old = new TestAuthority(folder, "old-ca");
        using var next = new TestAuthority(folder, "next-ca");
        var (server, shown) = (old.Issue("old-server", file: "server"), old.Issue("old-client", file: "client"));
        var bundle = folder.PathTo("bundle.pem");
        File.Copy(old.File, bundle);
        var tls = new EtcdTls(bundle, server.Certificate, server.Key, shown.Certificate, shown.Key, DemandClientCertificate: true);
        await using var member = await EtcdProcess.StartAsync(new() { Tls = tls }, Cancel);
        await using var client = SharedEtcd.New(
            [member.Endpoint], options => options with { Tls = new() { CaFile = bundle, CertFile = shown.Certificate, KeyFile = shown.Key }, CommandTimeout = TimeSpan.FromSeconds(10) });
        await using var updates = client.Watch.WatchAsync(new() { Ranges = [KeyRange.Key(Key)] }, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await updates.MoveNextAsync());
        await PutAndSeeAsync(client, updates);

        // First the certificates, one file after the other, then the authority: the open connection does not mind.
        next.Issue("next-server", file: "server");
        next.Issue("next-client", file: "client");
        File.Copy(next.File, bundle, overwrite: true);
        await PutAndSeeAsync(client, updates);

        await member.RestartAsync(cancellationToken: Cancel);
        await PutAndSeeAsync(client, updates);
    }

    private static async Task PutAndSeeAsync(EtcdClient client, IAsyncEnumerator<WatchUpdate> updates)
    {
        var revision = (await client.Kv.PutAsync(Key, "v"u8.ToArray(), new(), Cancel)).Revision;
        while (await updates.MoveNextAsync())
        {
            if (updates.Current is WatchUpdate.Events events)
            {
                Assert.Equal([revision], events.Changes.Select(static change => change.KeyValue.ModRevision));
                return;
            }
        }
    }
}
