using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

public sealed class AuthTests
{
    private static readonly EtcdKey Key = EtcdKey.FromText("auth/k");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_user_logs_in_and_stays_logged_in_when_the_token_has_expired(string line)
    {
        await using var member = await StartAsync(line);
        await using var client = SharedEtcd.New([member.Endpoint], static options => options with { User = "root", Password = "secret" });
        await client.Kv.PutAsync(Key, "v"u8.ToArray(), new(), Cancel);
        await using var other = SharedEtcd.New([member.Endpoint], static options => options with { User = "root", Password = "secret" });
        await other.Kv.RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel);

        // Tokens live 1 s here; a lease of 3 s that is gone proves that this time has passed on the server.
        var lease = await other.Leases.GrantAsync(TimeSpan.FromSeconds(3), 0, Cancel);
        await Eventually.TrueAsync(
            async token => (await other.Rpc.LeaseTimeToLiveAsync(new() { ID = lease }, cancellationToken: token)).TTL < 0, () => "the lease was to expire", cancellationToken: Cancel);

        await client.Kv.PutAsync(Key, "w"u8.ToArray(), new(), Cancel);
        await using var updates = client.Watch.WatchAsync(new() { Ranges = [KeyRange.Key(Key)] }, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await updates.MoveNextAsync());
        Assert.IsType<WatchUpdate.Connected>(updates.Current);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Wrong_credentials_and_missing_rights_are_told_apart(string line)
    {
        await using var member = await StartAsync(line);
        await using var wrong = SharedEtcd.New([member.Endpoint], static options => options with { User = "root", Password = "wrong" });
        await using var nobody = SharedEtcd.New([member.Endpoint]);
        await using var guest = SharedEtcd.New([member.Endpoint], static options => options with { User = "guest", Password = "guest" });

        Assert.Equal(EtcdErrorKind.AuthenticationFailed, await KindAsync(wrong));
        Assert.Equal(EtcdErrorKind.Unauthenticated, await KindAsync(nobody));
        Assert.Equal(EtcdErrorKind.PermissionDenied, await KindAsync(guest));
        var refused = await Assert.ThrowsAsync<EtcdException>(async () => await guest.Watch.WatchAsync(new() { Ranges = [KeyRange.Key(Key)] }, Cancel).ToListAsync(Cancel));
        Assert.Equal(EtcdErrorKind.PermissionDenied, refused.Kind);
        refused = await Assert.ThrowsAsync<EtcdException>(async () => await nobody.Watch.WatchAsync(new() { Ranges = [KeyRange.Key(Key)] }, Cancel).ToListAsync(Cancel));
        Assert.Equal(EtcdErrorKind.Unauthenticated, refused.Kind);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_user_is_ignored_where_authentication_is_off(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        await using var client = SharedEtcd.New([member.Endpoint], static options => options with { User = "root", Password = "secret" });

        Assert.Empty((await client.Kv.RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel)).KeyValues);
    }

    private static async Task<EtcdProcess> StartAsync(string line)
    {
        var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line, Arguments = ["--auth-token-ttl=1", "--bcrypt-cost=4"] }, Cancel);
        string[][] commands =
        [
            ["user", "add", "root:secret"], ["user", "grant-role", "root", "root"], ["user", "add", "guest:guest"], ["auth", "enable"],
        ];
        foreach (var command in commands)
        {
            (await member.Ctl.TryAsync(command, cancellationToken: Cancel)).EnsureSuccess();
        }

        return member;
    }

    private static async Task<EtcdErrorKind> KindAsync(EtcdClient client)
        => (await Assert.ThrowsAsync<EtcdException>(() => client.Kv.RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel))).Kind;
}
