using KvTui.Core.Explorer.Services;
using KvTui.Core.Keyspace.Watching;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace KvTui.Core.Tests.Keyspace;

public sealed class KeyspaceWatcherTests
{
    private readonly Mailbox _mailbox = new();

    [Fact]
    public async Task What_the_mirror_reports_is_posted_in_order_also_when_the_loop_is_slow()
    {
        WatchUpdate[] updates = [new WatchUpdate.Listing(1, 0, null), .. Enumerable.Range(1, 200).Select(i => new WatchUpdate.Progress(i))];
        var taken = await TakeAsync(new() { Updates = updates }, updates.Length);
        Assert.Equal(updates, taken.Select(message => ((KeyspaceMessage)message).Update));
    }

    [Fact]
    public async Task The_root_is_what_is_mirrored()
    {
        var root = EtcdKey.FromText("/app/");
        var client = new FakeEtcdClient { Options = new() { Endpoints = [Sample.Endpoint], Root = root }, Updates = [new WatchUpdate.Progress(1)] };
        await TakeAsync(client, 1);
        Assert.Equal([KeyRange.Prefix(root)], Assert.Single(client.Mirrored));
    }

    [Fact]
    public async Task A_mirror_that_gives_up_is_told_with_the_reason_and_started_again_when_the_user_asks_for_it()
    {
        var client = new FakeEtcdClient { MirrorError = Sample.Refused };
        using var watcher = New(client);
        await watcher.StartAsync(CancellationToken.None);
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal([new KeyspaceRefusedMessage(Sample.Refused)], await TakeAsync(1));
            watcher.Refresh();
        }

        Assert.Equal(3, client.Reconnects);
        await watcher.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(EtcdErrorKind.AuthenticationFailed)]
    [InlineData(EtcdErrorKind.Unauthenticated)]
    [InlineData(EtcdErrorKind.PermissionDenied)]
    public async Task A_mirror_that_was_denied_is_tried_again_at_every_poll(EtcdErrorKind kind)
    {
        var client = new FakeEtcdClient { MirrorError = new EtcdException(kind, "no") };
        using var watcher = New(client, new() { Client = client.Options, PollInterval = TimeSpan.FromMilliseconds(20) });
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        Assert.All(await TakeAsync(3), static message => Assert.IsType<KeyspaceRefusedMessage>(message));
        await watcher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Rights_are_followed_at_every_poll_and_told_when_they_change()
    {
        var client = new FakeEtcdClient();
        client.FakeAuth.Next = AccessSample.Bob;
        using var watcher = New(client, new() { Client = client.Options, PollInterval = TimeSpan.FromMilliseconds(20) });
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal([new AccessMessage(AccessSample.Bob)], await TakeAsync(1));
        await Eventually.TrueAsync(() => client.FakeAuth.Asked > 4, () => $"asked {client.FakeAuth.Asked} times", cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(_mailbox.TryTake(out _));
        client.FakeAuth.Next = AccessRights.Unrestricted;
        Assert.Equal([new AccessMessage(AccessRights.Unrestricted)], await TakeAsync(1));
        await watcher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_mirror_that_breaks_is_started_once_more_and_then_ends_the_explorer()
    {
        var taken = await TakeAsync(new() { MirrorError = new InvalidOperationException("boom") }, 2);
        Assert.Equal([new ServiceMessage("KeyspaceWatcher", "boom", false), new ServiceMessage("KeyspaceWatcher", "boom", true)], taken);
    }

    [Fact]
    public async Task A_watch_that_brings_more_than_the_cap_is_ended_at_once_and_another_scope_is_taken_up_when_it_is_asked_for()
    {
        var pair = Sample.Pair("/busy/1", new string('x', 600), 7);
        var flood = new WatchUpdate.Events(7, [new(WatchEventKind.Put, pair, null)]);
        var client = new FakeEtcdClient { Updates = [flood, new WatchUpdate.Progress(8)] };
        using var watcher = New(client, new() { Client = client.Options, WatchCap = 2000 });
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        var taken = await TakeAsync(2);
        Assert.Contains(taken, message => message is KeyspaceMessage { Update: WatchUpdate.Events });
        Assert.True(taken.OfType<WatchTooBusyMessage>().Single() is { Scope.IsWhole: true, Rate: { Bytes: 607, Revisions: 1 } });

        var view = new WatchScope(1, [KeyRange.Key(pair.Key)], false);
        watcher.Follow(view with { Generation = 0 });
        watcher.Follow(view);
        var next = await TakeAsync(2);
        Assert.Equal([new KeyspaceMessage(flood, view), new KeyspaceMessage(client.Updates[1], view)], next);
        Assert.Equal(2, client.Mirrored.Count);
        await watcher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_listing_that_is_held_goes_on_where_it_was()
    {
        var page = new WatchUpdate.Page(5, Sample.Page());
        var client = new FakeEtcdClient { Updates = [page, new WatchUpdate.Listed(5)] };
        using var watcher = New(client);
        watcher.HoldListing(true);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        Assert.Same(page, Assert.IsType<KeyspaceMessage>(Assert.Single(await TakeAsync(1))).Update);
        Assert.False(_mailbox.TryTake(out _));
        watcher.HoldListing(false);
        Assert.IsType<WatchUpdate.Listed>(Assert.IsType<KeyspaceMessage>(Assert.Single(await TakeAsync(1))).Update);
        await watcher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Keys_as_of_a_revision_are_listed_once_and_not_watched()
    {
        var client = new FakeEtcdClient();
        client.FakeKv.KeyPages = [Sample.Page(Sample.Pair("a", "", 10)), Sample.Page(Sample.Pair("b", "", 20))];
        using var watcher = New(client);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        var past = Sample.Whole with { Generation = 1, Revision = 50 };
        watcher.Follow(past);

        var taken = (await TakeAsync(5)).ConvertAll(static message => (KeyspaceMessage)message);
        Assert.All(taken, message => Assert.Equal(past, message.Scope));
        Assert.Equal(["Listing", "Page", "Page", "Listed", "Connected"], taken.Select(static message => message.Update.GetType().Name));
        Assert.Equal(50, ((WatchUpdate.Listed)taken[3].Update).Revision);

        client.Updates = [new WatchUpdate.Progress(60)];
        watcher.Follow(past with { Generation = 2, Revision = 0 });
        Assert.IsType<WatchUpdate.Progress>(Assert.IsType<KeyspaceMessage>(Assert.Single(await TakeAsync(1))).Update);
        await watcher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_revision_that_is_compacted_by_the_time_it_is_listed_is_told()
    {
        var client = new FakeEtcdClient();
        client.FakeKv.OnKeyPages = static (_, _) => throw new EtcdException(EtcdErrorKind.Compacted, "it is compacted");
        using var watcher = New(client);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        watcher.Follow(Sample.Whole with { Generation = 1, Revision = 50 });

        Assert.Equal(new OperationMessage.PastLost(1, "it is compacted"), Assert.Single(await TakeAsync(1)));
        await watcher.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<Message>> TakeAsync(FakeEtcdClient client, int count)
    {
        using var watcher = New(client);
        await watcher.StartAsync(CancellationToken.None);
        var taken = await TakeAsync(count);
        await watcher.StopAsync(CancellationToken.None);
        return taken;
    }

    private KeyspaceWatcher New(FakeEtcdClient client) =>
        New(client, new() { Client = client.Options });

    private KeyspaceWatcher New(FakeEtcdClient client, ExplorerOptions options) =>
        new(client, _mailbox, options, new(_mailbox, NullLogger<ServiceSupervisor>.Instance), TimeProvider.System);

    private async Task<List<Message>> TakeAsync(int count)
    {
        var taken = new List<Message>();
        await Eventually.TrueAsync(
            () =>
            {
                while (_mailbox.TryTake(out var message))
                {
                    taken.Add(message);
                }

                return taken.Count >= count;
            },
            () => $"{taken.Count} of {count} messages");
        return taken;
    }
}
