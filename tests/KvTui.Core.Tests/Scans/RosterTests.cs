using KvTui.Core.Scans;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Running;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Kv;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Scans;

/// <summary>The lists of leases, locks and users.</summary>
public sealed class RosterTests
{
    private static readonly LeaseFacts[] Leases = RosterSample.Leases[..3];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("leases", RosterKind.Leases)]
    [InlineData("locks", RosterKind.Locks)]
    [InlineData("users", RosterKind.Users)]
    public void A_command_asks_for_its_list(string command, RosterKind kind)
    {
        var explorer = new TestExplorer().Listed("/app/a").Command(command);

        explorer.Top<Layer.Roster>();
        Assert.Equal(new ScanRequest.Roster(kind), explorer.Last<Effect.StartScan>().Request);
    }

    [Fact]
    public void Enter_goes_to_the_key_and_back_leads_to_the_list()
    {
        var explorer = Listed().Press("down down enter");
        Assert.Equal("/app/a", explorer.State.Browse.Current?.Path.ToString());
        Assert.Null(explorer.State.TopLayer);

        explorer.Press("esc").Top<Layer.Roster>();
    }

    [Fact]
    public void Where_a_lease_has_no_key_there_is_none_to_go_to()
    {
        var explorer = Listed().Press("enter");

        explorer.Top<Layer.Roster>();
        Assert.Contains("no key to go to", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cursor_stays_on_its_lease_when_the_list_is_another()
    {
        var explorer = Listed().Press("down down");
        explorer.Lists(RosterRows.Of([Leases[0], Leases[2]]));

        Assert.Equal(1, explorer.State.Scans.Roster!.List.Selected);
    }

    [Fact]
    public void Rows_of_leases_say_what_each_has_to_live_and_which_keys()
    {
        var list = RosterRows.Of(Leases);

        Assert.Equal("3 leases, 3 keys; 1 lease has none", list.Sentence);
        Assert.Equal(
            ["0000000000000020 < 10 s 60 min  no key", "0000000000000030 1 min 60 min 1 /locks/job/30", "0000000000000010 5 min 60 min 2 /app/a"],
            list.Rows.Select(static row => string.Join(' ', row.Cells)));
    }

    [Fact]
    public void Rows_of_users_say_what_each_role_allows()
    {
        var list = RosterRows.Of(RosterSample.Users with { IsOn = true });

        Assert.Equal("authentication is on", list.Sentence);
        Assert.Equal(
            ["alice|app|readwrite|/app/…", "alice|app|read|/cfg/x", "alice|idle|nothing|", "bob||nothing|", "root|root|everything|"],
            list.Rows.Select(static row => string.Join('|', row.Cells)));
    }

    [Fact]
    public async Task Locks_are_read_from_the_keys_that_leases_have()
    {
        var client = new FakeEtcdClient();
        client.FakeLeases.Known.AddRange(Leases);
        client.FakeKv.OnRange = (keys, _) => Task.FromResult(new RangePage(new(1, 1, 1000, 7), [.. RosterSample.Tickets.Where(ticket => ticket.Key == keys.Start)], false, 1));

        var last = await ScanFollower.FollowAsync(
            new RosterScan(client, new(RosterKind.Locks), new ManualTimeProvider()), static _ => { }, Cancelled);

        Assert.Equal(ScanPhase.Complete, last.Status.Phase);
        var list = ((ScanProgress.Roster)last).List;
        Assert.Equal("1 held, 1 waiting", list.Sentence);
        Assert.Equal(
            ["holds 0000000000000030 1 min r7 /locks/job/", "waits 1 0000000000000010 5 min r9 /locks/job/"],
            list.Rows.Select(static row => string.Join(' ', row.Cells)));
    }

    [Fact]
    public async Task Of_many_leases_it_is_told_how_many_were_read()
    {
        var (client, clock, told) = (new FakeEtcdClient(), new ManualTimeProvider(), new List<ScanProgress>());
        client.FakeLeases.Known.AddRange(Leases);
        var answer = new TaskCompletionSource();
        client.FakeLeases.Awaited = answer.Task;

        var following = ScanFollower.FollowAsync(new RosterScan(client, new(RosterKind.Leases), clock), told.Add, Cancelled);
        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(200));
                return told.Count > 0;
            },
            () => "it was to be told how far it is", cancellationToken: Cancelled);

        answer.SetResult();
        Assert.Equal((true, ScanPhase.Complete), (told[0].Status.IsRunning, (await following).Status.Phase));
    }

    [Fact]
    public async Task Users_are_asked_for_with_whether_they_have_to_log_in()
    {
        var client = new FakeEtcdClient { FakeUsers = { RolesOf = { ["alice"] = [] }, Status = new AuthStatus(false, 0) } };

        var last = await ScanFollower.FollowAsync(
            new RosterScan(client, new(RosterKind.Users), new ManualTimeProvider()), static _ => { }, Cancelled);

        Assert.Equal("authentication is off: anybody may do everything", ((ScanProgress.Roster)last).List.Sentence);
    }

    [Fact]
    public void A_lease_is_revoked_when_the_count_of_its_keys_was_typed()
    {
        var explorer = Listed().Press("down down d");
        Assert.Equal("2", Assert.IsType<Layer.Question>(explorer.State.TopLayer).State.Dialog.Confirmation);

        explorer.Type("2").Press("enter");

        Assert.Equal((0x10L, true), (explorer.Last<Effect.ActOnLease>().Shown.Id, explorer.Last<Effect.ActOnLease>().IsRevocation));
        var asked = explorer.Effects.Count(static effect => effect is Effect.StartScan);
        explorer.Send(new OperationMessage.ListActed("lease 10 is revoked", true));
        Assert.Equal(asked + 1, explorer.Effects.Count(static effect => effect is Effect.StartScan));
    }

    [Fact]
    public void Where_nothing_may_be_written_no_lease_is_touched()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("/app/a").Command("leases").Lists(RosterRows.Of(Leases)).Press("d a");

        explorer.Top<Layer.Roster>();
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.ActOnLease);
        Assert.Contains("Read-only", explorer.Notice, StringComparison.Ordinal);
    }

    private static TestExplorer Listed() => new TestExplorer().Listed("/app/a", "/locks/job/10").Command("leases").Lists(RosterRows.Of(Leases));
}
