using System.Collections.Concurrent;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Server;

public sealed class ShortTokenTests
{
    private static readonly KeyRange App = KeyRange.Prefix(EtcdKey.FromText("/app/"));
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromSeconds(3);

    private static TimeSpan Duration => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(15);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Browsing_watching_and_editing_go_on_while_tokens_run_out_and_users_change() => Task.WhenAll(SessionAsync("simple"), SessionAsync("jwt"));

    [Theory]
    [InlineData("simple", "3.5")]
    [InlineData("jwt", "3.5")]
    [InlineData("simple", "3.4")]
    public async Task A_watch_of_several_ranges_that_breaks_after_its_token_has_run_out_goes_on_after_one_login(string kind, string line)
    {
        // One of jwt ends with a whole second, so that one of a second may be over at once; a simple one is gone up to a second late.
        await using var tokens = await ShortTokens.StartAsync(kind, kind == "jwt" ? 2 : 1, line, Cancel);
        var logins = 0;
        await using var client = tokens.Client(record => logins += record.Method == "Auth/Authenticate" ? 1 : 0);
        KeyRange[] ranges = [KeyRange.Prefix(EtcdKey.FromText("/app/a/")), KeyRange.Prefix(EtcdKey.FromText("/app/b/"))];
        await using var updates = client.Watch.WatchAsync(new() { Ranges = ranges }, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await updates.MoveNextAsync());
        Assert.IsType<WatchUpdate.Connected>(updates.Current);
        await ExpireAsync(tokens);

        for (var round = 1; round <= 2; round++)
        {
            var (before, started) = (logins, TimeProvider.System.GetTimestamp());
            tokens.Member.Proxy!.Cut();
            await tokens.AsRootAsync(default, "put", $"/app/a/{round}", "v");
            await tokens.AsRootAsync(default, "put", $"/app/b/{round}", "v");
            Assert.Equal([$"/app/a/{round}", $"/app/b/{round}"], (await EventsAsync(updates, 2)).Order(StringComparer.Ordinal));
            Assert.InRange(logins - before, 1, 1 + (int)TimeProvider.System.GetElapsedTime(started).TotalSeconds);
            await ExpireAsync(tokens);
        }
    }

    private static async Task SessionAsync(string kind)
    {
        await using var tokens = await ShortTokens.StartAsync(kind, 5, "3.5", Cancel);
        var logins = 0;
        await using var client = tokens.Client(record => logins += record.Method == "Auth/Authenticate" ? 1 : 0);
        using var over = new CancellationTokenSource(Duration, TimeProvider.System);
        var seen = new ConcurrentQueue<(string Key, long Revision)>();
        using var watched = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var live = new TaskCompletionSource();
        var mirror = MirrorAsync(client, seen, live, watched.Token);
        await Task.WhenAny(live.Task, mirror);
        var changing = ChangeAsync(tokens, over.Token);
        var browsing = BrowseAsync(client, over.Token);

        var written = await EditAsync(client, over.Token);
        await Task.WhenAll(changing, browsing);
        await Eventually.TrueAsync(() => mirror.IsCompleted || seen.Count >= written.Count, () => $"{written.Count} events were to come, {seen.Count} came", cancellationToken: Cancel);
        await watched.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mirror);

        Assert.Equal(written, seen);
        Assert.InRange(logins, 2, (int)(Duration / TimeSpan.FromSeconds(1)));
        Assert.True(tokens.Asked >= 2, "the password was to change");
        TestContext.Current.SendDiagnosticMessage($"{kind}: {written.Count} writes, {logins} logins");
    }

    /// <summary>Returns when the server's clock has gone on by two seconds: a lease of the shortest time is gone.</summary>
    private static async Task ExpireAsync(ShortTokens tokens)
    {
        await using var root = SharedEtcd.New([tokens.Member.Endpoint], static options => options with { User = "root", Password = "secret" });
        var lease = await root.Leases.GrantAsync(TimeSpan.FromSeconds(2), 0, Cancel);
        await Eventually.TrueAsync(async token => (await root.Rpc.LeaseTimeToLiveAsync(new() { ID = lease }, cancellationToken: token)).TTL < 0, () => "the lease was to expire", cancellationToken: Cancel);
    }

    private static async Task<List<string>> EventsAsync(IAsyncEnumerator<WatchUpdate> updates, int count)
    {
        var keys = new List<string>();
        while (keys.Count < count && await updates.MoveNextAsync())
        {
            keys.AddRange(updates.Current is WatchUpdate.Events events ? events.Changes.Select(static change => change.KeyValue.Key.ToString()) : []);
        }

        return keys;
    }

    private static async Task<List<(string Key, long Revision)>> EditAsync(EtcdClient client, CancellationToken over)
    {
        var written = new List<(string, long)>();
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            var key = $"/app/{number % 40}";
            var revision = number % 7 == 6 && (await client.Kv.DeleteAsync(KeyRange.Key(EtcdKey.FromText(key)), 0, Cancel)) is { Deleted: 1 } deleted
                ? deleted.Header.Revision
                : (await client.Kv.PutAsync(EtcdKey.FromText(key), BitConverter.GetBytes(number), new(), Cancel)).Revision;
            written.Add((key, revision));
            await PauseAsync(TimeSpan.FromMilliseconds(20), over);
        }

        return written;
    }

    /// <summary>Reads, and opens a watch now and then, as one who goes through a tree does.</summary>
    private static async Task BrowseAsync(EtcdClient client, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await client.Kv.RangeAsync(App, RangeOptions.Default, Cancel);
            await using var updates = client.Watch.WatchAsync(new() { Ranges = [App] }, Cancel).GetAsyncEnumerator(Cancel);
            Assert.True(await updates.MoveNextAsync());
            Assert.IsType<WatchUpdate.Connected>(updates.Current);
            await PauseAsync(TimeSpan.FromMilliseconds(250), over);
        }
    }

    private static async Task ChangeAsync(ShortTokens tokens, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await PauseAsync(BetweenChanges, over);
            await tokens.ChangeAsync();
        }
    }

    /// <summary>Mirrors until cancelled; what would be a hiccup on a screen is a failure.</summary>
    private static async Task MirrorAsync(EtcdClient client, ConcurrentQueue<(string Key, long Revision)> seen, TaskCompletionSource live, CancellationToken cancellationToken)
    {
        var listings = 0;
        await foreach (var update in client.Mirror.MirrorAsync([App], cancellationToken))
        {
            switch (update)
            {
                case WatchUpdate.Disconnected interrupted:
                    Assert.Fail($"the mirror was interrupted: {interrupted.Cause}");
                    break;
                case WatchUpdate.Listing:
                    Assert.Equal(1, ++listings);
                    break;
                case WatchUpdate.Connected:
                    live.TrySetResult();
                    break;
                case WatchUpdate.Events changed:
                    foreach (var change in changed.Changes)
                    {
                        seen.Enqueue((change.KeyValue.Key.ToString(), change.KeyValue.ModRevision));
                    }

                    break;
            }
        }
    }

    private static Task PauseAsync(TimeSpan pause, CancellationToken over)
        => Task.Delay(pause, TimeProvider.System, over).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
