using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Model;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

/// <summary>Users, roles and leases as the client has them.</summary>
public sealed class UserTests
{
    private static readonly KeyRange App = KeyRange.Prefix(EtcdKey.FromText("/app/"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Each_change_is_made_and_read_back(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--bcrypt-cost=4"] }, Cancel);
        var calls = new List<string>();
        await using var client = Client(member, null, calls);
        var users = client.Users;
        Assert.False((await users.StatusAsync(Cancel)).IsOn);

        foreach (var change in (AuthChange[])
            [AuthChange.AddUser("root", "secret"), AuthChange.GrantRole("root", "root"), AuthChange.AddUser("bob", "old"), AuthChange.SetPassword("bob", "new"),
             AuthChange.AddUser("node", null), AuthChange.AddRole("app"), AuthChange.GrantPermission("app", new(App, true, false)), AuthChange.GrantRole("bob", "app")])
        {
            await users.ApplyAsync(change, 0, Cancel);
        }

        Assert.Equal(["bob", "node", "root"], await users.UsersAsync(Cancel));
        Assert.Equal(["app"], (await users.RolesAsync(Cancel)).Except(["root"]));
        Assert.Equal(["app"], await users.RolesOfAsync("bob", Cancel));
        Assert.Equal([new Grant(App, true, false)], await users.PermissionsOfAsync("app", Cancel));
        Assert.Empty(await users.PermissionsOfAsync("root", Cancel));
        await users.ApplyAsync(AuthChange.Enable, 0, Cancel);

        Assert.True((await users.StatusAsync(Cancel)).IsOn);
        await using var bob = Client(member, "bob:new", calls);
        Assert.True((await bob.Users.StatusAsync(Cancel)).IsOn);
        Assert.Equal(["app"], await bob.Users.RolesOfAsync("bob", Cancel));
        Assert.Equal(EtcdErrorKind.PermissionDenied, (await Assert.ThrowsAsync<EtcdException>(() => bob.Users.UsersAsync(Cancel))).Kind);
        await using var root = Client(member, "root:secret", calls);
        foreach (var change in (AuthChange[])
            [AuthChange.RevokePermission("app", new(App, true, false)), AuthChange.RevokeRole("bob", "app"), AuthChange.DeleteRole("app"), AuthChange.DeleteUser("node"), AuthChange.Disable])
        {
            await root.Users.ApplyAsync(change, 0, Cancel);
        }

        Assert.False((await root.Users.StatusAsync(Cancel)).IsOn);
        Assert.Equal(["bob", "root"], await root.Users.UsersAsync(Cancel));
        Assert.All(
            ["user add bob", "user add node --no-password", "user passwd bob", "role grant-permission app read \"/app/\" --prefix", "auth enable", "role delete app"],
            words => Assert.Contains(words, calls));
        Assert.DoesNotContain(calls, static call => call.Contains("secret", StringComparison.Ordinal) || call.Contains("new", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task What_does_not_exist_is_not_found(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line }, Cancel);
        await using var client = Client(member, null, []);

        foreach (var call in (Func<Task>[])
            [() => client.Users.RolesOfAsync("nobody", Cancel), () => client.Users.PermissionsOfAsync("nothing", Cancel),
             () => client.Users.ApplyAsync(AuthChange.DeleteUser("nobody"), 0, Cancel), () => client.Users.ApplyAsync(AuthChange.DeleteRole("nothing"), 0, Cancel)])
        {
            Assert.Equal(EtcdErrorKind.NotFound, (await Assert.ThrowsAsync<EtcdException>(call)).Kind);
        }
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Leases_are_listed_inspected_and_kept_alive(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line }, Cancel);
        await using var client = Client(member, null, []);
        Assert.Empty(await client.Leases.ListAsync(Cancel));
        var lease = await client.Leases.GrantAsync(TimeSpan.FromSeconds(600), 0, Cancel);
        await client.Kv.PutAsync(EtcdKey.FromText("/b"), default, new() { Lease = lease }, Cancel);
        await client.Kv.PutAsync(EtcdKey.FromText("/a"), default, new() { Lease = lease }, Cancel);

        Assert.Equal([lease], await client.Leases.ListAsync(Cancel));
        var facts = await client.Leases.InspectAsync(lease, true, Cancel);
        Assert.Equal(["/a", "/b"], facts.Keys.Select(static key => key.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(600), facts.Granted);
        Assert.Empty((await client.Leases.InspectAsync(lease, false, Cancel)).Keys);
        Assert.Equal(TimeSpan.FromSeconds(600), await client.Leases.KeepAliveAsync(lease, 0, Cancel));
        Assert.Equal(TimeSpan.Zero, await client.Leases.KeepAliveAsync(lease + 1, 0, Cancel));
        Assert.True((await client.Leases.InspectAsync(lease + 1, true, Cancel)).HasEnded);
    }

    private static EtcdClient Client(EtcdProcess member, string? login, List<string> calls) => SharedEtcd.New([member.Endpoint], options => options with
    {
        User = login?.Split(':')[0],
        Password = login?.Split(':')[1],
        Observer = call =>
        {
            lock (calls)
            {
                calls.Add(call.Summary);
            }
        },
    });
}
