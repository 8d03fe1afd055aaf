using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Explorer.Hosting;

public sealed class ExplorerLoopTests
{
    [Fact]
    public async Task A_flood_of_changes_is_drawn_in_few_frames_and_a_key_overtakes_it()
    {
        await using var loop = new RunningLoop(TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();
        for (var revision = 1; revision <= 20_000; revision++)
        {
            await loop.Mailbox.PostAsync(Change(revision), CancellationToken.None);
            if (revision == 10_000)
            {
                loop.Press("3");
            }
        }

        await loop.UntilDrawnAsync(state => state.Focus == Pane.Cluster, "the key was pressed in the middle of the flood");
        await loop.UntilDrawnAsync(state => state.Keyspace.Followed.Revision == 20_000, "the last change is drawn");
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        Assert.InRange(loop.Presenter.Frames, 2, (int)(elapsed.TotalMilliseconds / 16) + 10);
    }

    [Fact]
    public async Task A_key_is_taken_before_the_batches_that_wait()
    {
        var clock = new ManualTimeProvider();
        await using var loop = new RunningLoop(clock);
        await loop.UntilDrawnAsync(_ => true, "the first frame");
        loop.Presenter.IsBusy = true;
        for (var revision = 1; revision <= 20; revision++)
        {
            await loop.Mailbox.PostAsync(Change(revision), CancellationToken.None);
        }

        loop.Press("q");
        Assert.True((await loop.Ended.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Quitting);
    }

    [Fact]
    public async Task A_burst_of_2000_keys_is_drawn_once_or_twice()
    {
        await using var loop = new RunningLoop(new ManualTimeProvider(), [.. Enumerable.Repeat("tab", 1999), "f"]);
        await loop.UntilDrawnAsync(state => state.FullScreen, "the last key is drawn");
        Assert.InRange(loop.Presenter.Frames, 1, 2);
    }

    [Fact]
    public async Task Background_changes_are_drawn_at_most_every_16_ms()
    {
        var clock = new ManualTimeProvider();
        await using var loop = new RunningLoop(clock);
        await loop.UntilDrawnAsync(_ => true, "the first frame");
        for (var revision = 1; revision <= 10; revision++)
        {
            await loop.Mailbox.PostAsync(Change(revision), CancellationToken.None);
        }

        await Eventually.TrueAsync(() => clock.NextDue == clock.GetUtcNow() + TimeSpan.FromMilliseconds(16), () => $"the loop sleeps until {clock.NextDue:O}", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, loop.Presenter.Frames);
        clock.Advance(TimeSpan.FromMilliseconds(16));
        await loop.UntilDrawnAsync(state => state.Keyspace.Followed.Revision == 10, "the changes are drawn");
        Assert.Equal(2, loop.Presenter.Frames);
    }

    [Fact]
    public async Task A_key_is_drawn_at_once()
    {
        await using var loop = new RunningLoop(new ManualTimeProvider());
        await loop.UntilDrawnAsync(_ => true, "the first frame");
        loop.Press("f");
        await loop.UntilDrawnAsync(state => state.FullScreen, "the key is drawn though no time has passed");
    }

    [Fact]
    public async Task A_busy_presenter_is_not_drawn_to_and_is_caught_up_when_it_is_ready()
    {
        await using var loop = new RunningLoop(new ManualTimeProvider());
        await loop.UntilDrawnAsync(_ => true, "the first frame");
        loop.Presenter.IsBusy = true;
        loop.Press("f", "l", "ctrl+l");
        await Eventually.TrueAsync(() => loop.Effects.Started.OfType<Effect.Repaint>().Any(), () => "the keys were taken", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, loop.Presenter.Frames);
        loop.Presenter.IsBusy = false;
        loop.Mailbox.Wakeup.Set();
        await loop.UntilDrawnAsync(state => state.FullScreen, "the presenter is caught up");
        Assert.Equal(2, loop.Presenter.Frames);
    }

    [Fact]
    public async Task Ticks_come_only_while_something_on_the_screen_ages()
    {
        var clock = new ManualTimeProvider();
        await using var loop = new RunningLoop(clock);
        await loop.UntilDrawnAsync(_ => true, "the first frame");
        await Eventually.TrueAsync(() => clock.NextDue == clock.GetUtcNow() + TimeSpan.FromSeconds(1), () => $"connecting is aged: {clock.NextDue:O}", cancellationToken: TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(1));
        await loop.UntilDrawnAsync(state => state.Now == clock.GetUtcNow(), "a second later");
        await loop.Mailbox.PostAsync(Sample.Mirrored(new WatchUpdate.Listed(5)), CancellationToken.None);
        await loop.Mailbox.PostAsync(Sample.Mirrored(new WatchUpdate.Connected(Sample.Endpoint, default)), CancellationToken.None);
        loop.Press("f");
        await loop.UntilDrawnAsync(state => state is { FullScreen: true, Connection.IsLive: true } || Advance(clock), "live");
        await Eventually.TrueAsync(() => clock.PendingTimers == 0, () => $"a timer is due at {clock.NextDue:O}", cancellationToken: TestContext.Current.CancellationToken);
        var frames = loop.Presenter.Frames;
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(frames, loop.Presenter.Frames);
    }

    [Fact]
    public async Task Effects_are_started_in_their_order()
    {
        await using var loop = new RunningLoop(new ManualTimeProvider(), "r", "ctrl+l", "f2", "ctrl+z");
        await Eventually.TrueAsync(() => loop.Effects.Started.Count == 4, () => $"{loop.Effects.Started.Count} effects", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            [typeof(Effect.Refresh), typeof(Effect.Repaint), typeof(Effect.SetMouse), typeof(Effect.Suspend)],
            loop.Effects.Started.Select(effect => effect.GetType()));
    }

    [Fact]
    public async Task It_ends_when_it_is_cancelled()
    {
        var loop = new RunningLoop(new ManualTimeProvider());
        await loop.DisposeAsync();
        Assert.True(loop.Ended.IsCanceled, loop.Ended.Status.ToString());
    }

    private static bool Advance(ManualTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromMilliseconds(16));
        return false;
    }

    private static KeyspaceMessage Change(long revision)
    {
        var pair = new KeyValue(EtcdKey.FromText($"key{revision % 500}"), default, revision, revision, 1, 0);
        return Sample.Mirrored(new WatchUpdate.Events(revision, [new(WatchEventKind.Put, pair, null)]));
    }
}
