using KvTui.Core.Explorer.Services;
using KvTui.Core.Tests.Fakes;
using KvTui.Core.Users.Running;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Users;

public sealed class UserRunnerTests : IAsyncDisposable
{
    private static readonly EtcdException Refused = new(EtcdErrorKind.AuthenticationFailed, "wrong password.");

    private readonly FakeEtcdClient _client = new() { Options = new() { Endpoints = [Sample.Endpoint], User = "root", Password = "known" } };
    private readonly FakeEtcdClient _other = new();
    private readonly Mailbox _mailbox = new();
    private EtcdClientOptions? _connected;

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_change_is_made_on_the_cluster_that_was_asked_about()
    {
        Assert.Equal(("User alice has the role app now", true), await RunAsync(AuthChange.GrantRole("alice", "app")));
        Assert.Equal([AuthAct.GrantRole], Acts);
    }

    [Fact]
    public async Task What_is_refused_is_told_and_what_may_have_been_done_too()
    {
        _client.FakeUsers.OnApply = static _ => new(EtcdErrorKind.NotFound, "role name not found.");
        Assert.Equal(("Give user alice the role app: role name not found.", false), await RunAsync(AuthChange.GrantRole("alice", "app")));
        _client.FakeUsers.OnApply = static _ => new(EtcdErrorKind.ConnectionLost, "lost.", mayHaveBeenApplied: true);
        Assert.Equal(("Delete user alice: lost. It may have been done all the same: look at the list.", false), await RunAsync(AuthChange.DeleteUser("alice")));
    }

    [Fact]
    public async Task Before_authentication_is_switched_on_root_is_made_anew_with_all_its_roles_and_then_logs_in()
    {
        _client.FakeUsers.RolesOf["root"] = ["audit", "root"];
        _other.FakeUsers.RolesOf["root"] = ["audit", "root"];

        Assert.Equal(("Authentication is on; root has logged in", true), await RunAsync(AuthChange.Enable));
        Assert.Equal([AuthAct.DeleteUser, AuthAct.AddUser, AuthAct.GrantRole, AuthAct.GrantRole, AuthAct.Enable], Acts);
        Assert.Equal(["audit", "root"], _client.FakeUsers.Changes.Where(static change => change.Act == AuthAct.GrantRole).Select(static change => change.Role));
        Assert.Equal(("root", "known"), (_connected!.User, _connected.Password));
    }

    [Fact]
    public async Task If_root_cannot_log_in_then_it_is_switched_off_again()
    {
        _client.FakeUsers.RolesOf["root"] = ["root"];
        _other.FakeUsers.Error = Refused;

        Assert.Equal(("root could not log in with the password given: wrong password. Authentication is off again.", false), await RunAsync(AuthChange.Enable));
        Assert.Equal(AuthAct.Disable, Acts[^1]);
    }

    [Fact]
    public async Task If_it_cannot_be_switched_off_again_it_is_said_what_to_do()
    {
        _client.FakeUsers.RolesOf["root"] = ["root"];
        _client.FakeUsers.OnApply = static change => change.Act == AuthAct.Disable ? Refused : null;
        _other.FakeUsers.Error = Refused;
        _other.FakeUsers.OnApply = static _ => Refused;

        var (text, isDone) = await RunAsync(AuthChange.Enable);
        Assert.False(isDone);
        Assert.EndsWith("Authentication stays on; log in as root with that password to switch it off: kvtui --user root auth disable", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_would_be_locked_out_changes_nothing()
    {
        _client.FakeUsers.RolesOf["alice"] = [];
        Assert.Contains("there is no user root", (await RunAsync(AuthChange.Enable)).Text, StringComparison.Ordinal);
        _client.FakeUsers.RolesOf["root"] = [];
        Assert.Contains("does not have the role root", (await RunAsync(AuthChange.Enable)).Text, StringComparison.Ordinal);
        var nobody = new FakeEtcdClient { FakeUsers = { RolesOf = { ["root"] = ["root"] } } };
        await new UserRunner(nobody, _mailbox, new ManualTimeProvider(), TestContext.Current.CancellationToken).RunAsync(new(AuthChange.Enable, 0xC1));
        Assert.True(_mailbox.TryTake(out var message));
        Assert.Contains("This explorer would be shut out", ((OperationMessage.ListActed)message).Text, StringComparison.Ordinal);
        Assert.Empty(_client.FakeUsers.Changes);
        Assert.Empty(nobody.FakeUsers.Changes);
    }

    [Fact]
    public async Task If_root_is_lost_on_the_way_that_is_said()
    {
        _client.FakeUsers.RolesOf["root"] = ["root"];
        _client.FakeUsers.OnApply = static change => change.Act == AuthAct.AddUser ? new(EtcdErrorKind.NoLeader, "no leader.") : null;

        Assert.Contains(
            "no leader. Authentication was not switched on, but root was to be made anew: see that it exists and has the role root.",
            (await RunAsync(AuthChange.Enable)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(AuthAct.Enable, Acts);
    }

    private AuthAct[] Acts => [.. _client.FakeUsers.Changes.Select(static change => change.Act)];

    private async Task<(string Text, bool IsDone)> RunAsync(AuthChange change)
    {
        var runner = new UserRunner(_client, _mailbox, new ManualTimeProvider(), TestContext.Current.CancellationToken) { Connect = Connected };
        await runner.RunAsync(new(change, 0xC1));
        Assert.True(_mailbox.TryTake(out var message));
        var acted = Assert.IsType<OperationMessage.ListActed>(message);
        return (acted.Text, acted.IsDone);
    }

    private FakeEtcdClient Connected(EtcdClientOptions options)
    {
        _connected = options;
        return _other;
    }
}
