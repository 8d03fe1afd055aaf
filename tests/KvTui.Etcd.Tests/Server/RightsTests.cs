using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

public sealed class RightsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task The_rights_of_a_user_are_those_of_all_his_roles(string line)
    {
        await using var member = await StartAsync(line);
        await using var bob = Client(member, "bob");
        var rights = await bob.Auth.LearnAsync(Cancel);
        Assert.Equal(("bob", true), (rights.User, rights.IsRestricted));
        Assert.Equal([KeyRange.Prefix(EtcdKey.FromText("/app/")), KeyRange.Prefix(EtcdKey.FromText("/cfg/")), KeyRange.Key(EtcdKey.FromText("/one"))], rights.Reads.Ranges);
        Assert.Equal([KeyRange.Prefix(EtcdKey.FromText("/app/"))], rights.Writes.Ranges);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Each_range_that_is_said_to_be_readable_is(string line)
    {
        await using var member = await StartAsync(line);
        await using var bob = Client(member, "bob");
        foreach (var range in (await bob.Auth.LearnAsync(Cancel)).Readable(KeyRange.All))
        {
            await bob.Kv.RangeAsync(range, RangeOptions.Default, Cancel);
        }

        var failure = await Assert.ThrowsAsync<EtcdException>(() => bob.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));
        Assert.Null(failure.Endpoint);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Root_may_do_everything(string line)
    {
        await using var member = await StartAsync(line);
        await using var root = Client(member, "root");
        Assert.False((await root.Auth.LearnAsync(Cancel)).IsRestricted);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Where_authentication_is_off_a_user_may_do_everything(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        await using var bob = Client(member, "bob");
        Assert.Equal(AccessRights.Unrestricted, await bob.Auth.LearnAsync(Cancel));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_right_that_was_taken_away_is_noticed_by_the_first_call_that_is_denied(string line)
    {
        await using var member = await StartAsync(line);
        await using var bob = Client(member, "bob");
        await bob.Auth.LearnAsync(Cancel);
        var told = new TaskCompletionSource();
        bob.Auth.Outdated += () => told.TrySetResult();
        await RootAsync(member, "role", "revoke-permission", "reader", "--prefix", "/cfg/");
        await Assert.ThrowsAsync<EtcdException>(() => bob.Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText("/cfg/a")), RangeOptions.Default, Cancel));
        await told.Task.WaitAsync(TimeSpan.FromSeconds(5), Cancel);
        Assert.False((await bob.Auth.LearnAsync(Cancel)).MayRead(KeyRange.Key(EtcdKey.FromText("/cfg/a"))));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Rights_follow_whatever_is_changed_at_the_next_asking(string line)
    {
        await using var member = await StartAsync(line);
        await using var bob = Client(member, "bob");
        var cfg = KeyRange.Key(EtcdKey.FromText("/cfg/a"));
        var other = KeyRange.Key(EtcdKey.FromText("/other"));
        Assert.True((await bob.Auth.RefreshAsync(Cancel)).MayRead(cfg));

        await RootAsync(member, "role", "revoke-permission", "reader", "--prefix", "/cfg/");
        Assert.False((await bob.Auth.RefreshAsync(Cancel)).MayRead(cfg));
        await RootAsync(member, "role", "grant-permission", "reader", "read", "/other");
        Assert.True((await bob.Auth.RefreshAsync(Cancel)).MayRead(other));

        await RootAsync(member, "auth", "disable");
        Assert.Equal(AccessRights.Unrestricted, await bob.Auth.RefreshAsync(Cancel));
        (await member.Ctl.TryAsync(["auth", "enable"], cancellationToken: Cancel)).EnsureSuccess();
        var again = await bob.Auth.RefreshAsync(Cancel);
        Assert.Equal(("bob", true, false), (again.User, again.MayRead(other), again.MayRead(cfg)));

        await RootAsync(member, "user", "delete", "bob");
        var refused = await Assert.ThrowsAsync<EtcdException>(() => bob.Auth.RefreshAsync(Cancel));
        Assert.Equal((EtcdErrorKind.AuthenticationFailed, true), (refused.Kind, refused.IsDenial));
        await RootAsync(member, "user", "add", "bob:bob");
        AccessRights? none = null;
        await Eventually.TrueAsync(async token => (none = await TryAsync(bob, token)) is not null, () => "a login that works again is tried", cancellationToken: Cancel);
        Assert.Equal(("bob", true), (none!.User, none.Reads.IsEmpty));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task While_users_and_roles_stay_as_they_are_nobody_is_asked_for_them(string line)
    {
        await using var member = await StartAsync(line);
        var asked = 0;
        await using var bob = SharedEtcd.New(
            [member.Endpoint],
            options => options with { User = "bob", Password = "bob", Observer = call => asked += call.Method is "Auth/UserGet" or "Auth/RoleGet" ? 1 : 0 });
        await bob.Auth.RefreshAsync(Cancel);
        await bob.Auth.RefreshAsync(Cancel);
        var settled = asked;
        for (var poll = 0; poll < 5; poll++)
        {
            await bob.Kv.PutAsync(EtcdKey.FromText("/app/x"), "1"u8.ToArray(), new PutOptions(), Cancel);
            await bob.Auth.RefreshAsync(Cancel);
        }

        Assert.Equal(settled, asked);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_client_certificate_stands_for_the_user_of_its_common_name(string line)
    {
        using var certificates = new ThrowAwayCertificates("bob");
        var files = certificates.Options(mutual: true);
        await using var member = await StartAsync(line, files);
        await using var bob = SharedEtcd.New(
            [member.Endpoint], options => options with { Tls = new() { CaFile = files.CaFile, CertFile = files.ClientCertificate, KeyFile = files.ClientKey } });
        var rights = await bob.Auth.LearnAsync(Cancel);
        Assert.Equal(("bob", true), (rights.User, rights.IsRestricted));
        Assert.Equal([KeyRange.Prefix(EtcdKey.FromText("/app/"))], rights.Writes.Ranges);
        await bob.Kv.PutAsync(EtcdKey.FromText("/app/x"), "1"u8.ToArray(), new PutOptions(), Cancel);
        Assert.Single((await bob.Kv.RangeAsync(KeyRange.Prefix(EtcdKey.FromText("/app/")), RangeOptions.Default, Cancel)).KeyValues);
        var failure = await Assert.ThrowsAsync<EtcdException>(() => bob.Kv.PutAsync(EtcdKey.FromText("/cfg/a"), "1"u8.ToArray(), new PutOptions(), Cancel));
        Assert.Equal(EtcdErrorKind.PermissionDenied, failure.Kind);
        Assert.Null(failure.Endpoint);
    }

    private static async Task<AccessRights?> TryAsync(EtcdClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Auth.RefreshAsync(cancellationToken);
        }
        catch (EtcdException)
        {
            return null;
        }
    }

    private static EtcdClient Client(EtcdProcess member, string user) =>
        SharedEtcd.New([member.Endpoint], options => options with { User = user, Password = user });

    private static async Task<EtcdProcess> StartAsync(string line, EtcdTls? tls = null)
    {
        var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line, Tls = tls, Arguments = ["--bcrypt-cost=4"] }, Cancel);
        string[][] commands =
        [
            ["user", "add", "root:root"], ["user", "grant-role", "root", "root"], ["user", "add", "bob:bob"],
            ["role", "add", "reader"], ["role", "grant-permission", "reader", "read", "--prefix", "/cfg/"], ["role", "grant-permission", "reader", "read", "/one"],
            ["role", "add", "writer"], ["role", "grant-permission", "writer", "readwrite", "--prefix", "/app/"],
            ["user", "grant-role", "bob", "reader"], ["user", "grant-role", "bob", "writer"], ["auth", "enable"],
        ];
        foreach (var command in commands)
        {
            (await member.Ctl.TryAsync(command, cancellationToken: Cancel)).EnsureSuccess();
        }

        return member;
    }

    private static async Task RootAsync(EtcdProcess member, params string[] command) =>
        (await member.Ctl.TryAsync([.. command, "--user=root:root"], cancellationToken: Cancel)).EnsureSuccess();
}
