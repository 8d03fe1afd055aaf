using KvTui.App.Messages;
using KvTui.App.Runtime;
using KvTui.App.Services;
using KvTui.App.Tests.Explorer;
using KvTui.App.Tests.Fakes;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Mirroring;
using KvTui.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace KvTui.App.Tests.Services;

public sealed class KeyspaceWatcherTests
{
    private readonly Mailbox _mailbox = new();

    [Fact]
    public async Task What_the_mirror_reports_is_posted_in_order_also_when_the_loop_is_slow()
    {
        MirrorUpdate[] updates = [new MirrorUpdate.Listing(1, 0, null), .. Enumerable.Range(1, 200).Select(i => new MirrorUpdate.Progress(i))];
        var taken = await TakeAsync(new() { Updates = updates }, updates.Length);
        Assert.Equal(updates, taken.Select(message => ((KeyspaceMessage)message).Update));
    }

    [Fact]
    public async Task The_root_is_what_is_mirrored()
    {
        var root = EtcdKey.FromText("/app/");
        var client = new FakeEtcdClient { Options = new() { Endpoints = [Sample.Endpoint], Root = root }, Updates = [new MirrorUpdate.Progress(1)] };
        await TakeAsync(client, 1);
        Assert.Equal(KeyRange.Prefix(root), client.Mirrored);
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

    [Fact]
    public async Task A_mirror_that_breaks_is_started_once_more_and_then_ends_the_explorer()
    {
        var taken = await TakeAsync(new() { MirrorError = new InvalidOperationException("boom") }, 2);
        Assert.Equal([new ServiceMessage("KeyspaceWatcher", "boom", false), new ServiceMessage("KeyspaceWatcher", "boom", true)], taken);
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
        new(client, _mailbox, new(_mailbox, new() { Client = client.Options }, NullLogger<ServiceSupervisor>.Instance));

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
