using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Tests.Watching;

/// <summary>What a watch makes of the messages of its streams.</summary>
public sealed class WatchRulesTests : IAsyncDisposable
{
    private readonly FakeWatches _member;
    private EtcdException? _readFails;

    public WatchRulesTests() => _member = new(() => _readFails);

    [Fact]
    public async Task A_watch_of_two_ranges_runs_when_both_watchers_are_created()
    {
        var stream = _member.Script(false, FakeWatches.Creation(10), FakeWatches.Creation(10, 1), FakeWatches.Puts(1, 11));

        var updates = await _member.WatchAsync(2, start: 0, ranges: 2);

        Assert.IsType<WatchUpdate.Connected>(updates[0]);
        Assert.Equal(11, Assert.IsType<WatchUpdate.Events>(updates[1]).Revision);
        Assert.Single(stream.Sent);
    }

    [Fact]
    public async Task Parts_of_a_revision_are_delivered_as_one_with_the_bytes_of_all()
    {
        var (first, last) = (FakeWatches.Puts(0, 11), FakeWatches.Puts(0, 11));
        first.Fragment = true;
        _member.Script(false, FakeWatches.Creation(10), first, last, FakeWatches.Puts(0, 12));

        var updates = await _member.WatchAsync(3, start: 0);

        var whole = Assert.IsType<WatchUpdate.Events>(updates[1]);
        Assert.Equal((11, 2, first.CalculateSize() + last.CalculateSize()), (whole.Revision, whole.Changes.Count, whole.Bytes));
        Assert.Single(Assert.IsType<WatchUpdate.Events>(updates[2]).Changes);
    }

    [Fact]
    public async Task A_last_part_without_changes_delivers_those_before_it()
    {
        var part = FakeWatches.Puts(0, 11);
        part.Fragment = true;
        _member.Script(false, FakeWatches.Creation(10), part, FakeWatches.Progress(11));

        var updates = await _member.WatchAsync(2, start: 0);

        Assert.Single(Assert.IsType<WatchUpdate.Events>(updates[1]).Changes);
    }

    [Fact]
    public async Task Changes_that_were_delivered_before_are_dropped()
    {
        _member.Script(false, FakeWatches.Creation(10), FakeWatches.Puts(0, 11, 12), FakeWatches.Puts(0, 11, 12), FakeWatches.Puts(0, 12, 13));

        var updates = await _member.WatchAsync(3, start: 0);

        var last = Assert.IsType<WatchUpdate.Events>(updates[2]);
        Assert.Equal([13L], last.Changes.Select(static change => change.KeyValue.ModRevision));
    }

    [Fact]
    public async Task A_stream_that_ends_is_told_and_the_next_begins_after_what_was_delivered()
    {
        _member.Script(true, FakeWatches.Creation(10), FakeWatches.Puts(0, 11, 14));
        _member.Script(false, FakeWatches.Creation(14), FakeWatches.Puts(0, 15));

        var updates = await _member.WatchAsync(5, start: 0);

        Assert.Equal(EtcdErrorKind.ConnectionLost, Assert.IsType<WatchUpdate.Disconnected>(updates[2]).Cause.Kind);
        Assert.IsType<WatchUpdate.Connected>(updates[3]);
        Assert.Equal([0, 15], _member.Created);
    }

    [Fact]
    public async Task Pauses_grow_until_a_stream_has_told_more_than_that_it_is_there()
    {
        _member.Script(true, FakeWatches.Creation(10));
        _member.Script(true, FakeWatches.Creation(10));
        _member.Script(true, FakeWatches.Creation(10), FakeWatches.Puts(0, 11));

        var pauses = (await _member.WatchAsync(7, start: 0)).OfType<WatchUpdate.Disconnected>().Select(static update => update.RetryIn.TotalMilliseconds).ToList();

        Assert.Equal(3, pauses.Count);
        Assert.InRange(pauses[0], 7.5, 10);
        Assert.InRange(pauses[1], 15, 20);
        Assert.InRange(pauses[2], 7.5, 10);
    }

    [Fact]
    public async Task Progress_of_one_watcher_counts_when_the_slowest_has_made_it()
    {
        _member.Script(
            false, FakeWatches.Creation(10), FakeWatches.Creation(10, 1), FakeWatches.Progress(20, 1), FakeWatches.Progress(15), FakeWatches.Progress(15), FakeWatches.Progress(30));

        var updates = await _member.WatchAsync(3, start: 0, ranges: 2);

        Assert.Equal([15, 20], updates.Skip(1).Select(static update => Assert.IsType<WatchUpdate.Progress>(update).Revision));
    }

    [Theory]
    [InlineData("3.4.24", false)]
    [InlineData("3.4.25", true)]
    [InlineData("3.5.7", false)]
    [InlineData("3.5.8", true)]
    [InlineData("3.6.0", true)]
    [InlineData(null, false)]
    public async Task Progress_of_the_whole_stream_is_believed_where_it_does_not_run_ahead(string? version, bool isBelieved)
    {
        _member.Version = version is null ? null : Version.Parse(version);
        _member.Script(false, FakeWatches.Creation(10), FakeWatches.Progress(20, -1), FakeWatches.Progress(30));

        var updates = await _member.WatchAsync(2, start: 0);

        Assert.Equal(isBelieved ? 20 : 30, Assert.IsType<WatchUpdate.Progress>(updates[1]).Revision);
    }

    [Fact]
    public async Task A_watch_whose_client_moved_to_another_cluster_ends()
    {
        _member.Script(true, FakeWatches.Creation(10));
        _member.Script(false, FakeWatches.Creation(10, cluster: 2));
        _member.BeforeStream = number => _member.MoveTo(number == 2 ? 2UL : 1UL);

        var updates = await _member.WatchAsync(4, start: 0);

        Assert.Equal(3, updates.Count);
        Assert.Contains("another one", Assert.IsType<WatchUpdate.HistoryLost>(updates[2]).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public async Task A_cluster_that_has_not_come_as_far_as_was_seen_was_made_anew_and_a_member_that_has_not_lags(long newest, bool isLost)
    {
        _member.Newest = newest;
        _member.Script(false, FakeWatches.Creation(7), FakeWatches.Puts(0, 10));

        var updates = await _member.WatchAsync(1, start: 10);

        Assert.Equal(isLost, updates[0] is WatchUpdate.HistoryLost);
        Assert.Equal(!isLost, updates[0] is WatchUpdate.Connected);
    }

    [Fact]
    public async Task A_member_that_is_as_far_as_was_seen_is_not_asked_for_more()
    {
        _readFails = new(EtcdErrorKind.Compacted, "compacted");
        _member.Script(false, FakeWatches.Creation(9), FakeWatches.Puts(0, 10));

        Assert.IsType<WatchUpdate.Connected>((await _member.WatchAsync(1, start: 10))[0]);
    }

    [Fact]
    public async Task A_watch_from_a_compacted_revision_does_not_run_before_it_ends()
    {
        _readFails = new(EtcdErrorKind.Compacted, "compacted");
        var cancelled = FakeWatches.Progress(10);
        (cancelled.Canceled, cancelled.CompactRevision) = (true, 8);
        _member.Script(false, FakeWatches.Creation(10), cancelled);

        var updates = await _member.WatchAsync(2, start: 5);

        Assert.Equal(8, Assert.IsType<WatchUpdate.Compacted>(Assert.Single(updates)).CompactRevision);
    }

    [Fact]
    public async Task A_watch_that_was_in_doubt_and_delivers_runs_after_all()
    {
        _readFails = new(EtcdErrorKind.Compacted, "compacted");
        _member.Script(false, FakeWatches.Creation(10), FakeWatches.Puts(0, 10));

        var updates = await _member.WatchAsync(2, start: 10);

        Assert.IsType<WatchUpdate.Connected>(updates[0]);
        Assert.IsType<WatchUpdate.Events>(updates[1]);
    }

    [Fact]
    public async Task A_watch_whose_first_revision_is_held_runs_at_once()
    {
        _member.Script(false, FakeWatches.Creation(10));

        Assert.IsType<WatchUpdate.Connected>(Assert.Single(await _member.WatchAsync(1, start: 10)));
    }

    [Fact]
    public async Task A_member_that_may_not_tell_whether_it_holds_the_revision_is_believed()
    {
        _readFails = new(EtcdErrorKind.PermissionDenied, "denied");
        _member.Script(false, FakeWatches.Creation(10));

        Assert.IsType<WatchUpdate.Connected>(Assert.Single(await _member.WatchAsync(1, start: 5)));
    }

    [Fact]
    public async Task A_cancelled_watch_with_the_text_of_a_compaction_is_compacted()
    {
        var cancelled = FakeWatches.Progress(10);
        (cancelled.Canceled, cancelled.CancelReason) = (true, "etcdserver: mvcc: required revision has been compacted");
        _member.Script(false, FakeWatches.Creation(10), cancelled);

        Assert.IsType<WatchUpdate.Compacted>((await _member.WatchAsync(3, start: 0))[^1]);
    }

    [Theory]
    [InlineData("permission denied", EtcdErrorKind.PermissionDenied)]
    [InlineData("etcdserver: request is too large", EtcdErrorKind.TooLarge)]
    public async Task A_watch_that_is_refused_for_good_fails(string reason, EtcdErrorKind kind)
    {
        var cancelled = FakeWatches.Progress(10);
        (cancelled.Canceled, cancelled.CancelReason) = (true, reason);
        _member.Script(false, FakeWatches.Creation(10), cancelled);

        Assert.Equal(kind, (await Assert.ThrowsAsync<EtcdException>(() => _member.WatchAsync(9, start: 0))).Kind);
    }

    [Fact]
    public async Task A_watch_that_is_cancelled_without_a_reason_is_opened_again()
    {
        var cancelled = FakeWatches.Progress(10);
        cancelled.Canceled = true;
        _member.Script(false, FakeWatches.Creation(10), cancelled);
        _member.Script(false, FakeWatches.Creation(10));

        var updates = await _member.WatchAsync(3, start: 0);

        Assert.Contains("without a reason", Assert.IsType<WatchUpdate.Disconnected>(updates[1]).Cause.Message, StringComparison.Ordinal);
        Assert.Equal([0, 11], _member.Created);
    }

    [Fact]
    public async Task What_no_watcher_asked_for_ends_the_stream()
    {
        _member.Script(false, FakeWatches.Creation(10), FakeWatches.Puts(7, 11));

        var updates = await _member.WatchAsync(2, start: 0);

        Assert.Contains("watch id 7", Assert.IsType<WatchUpdate.Disconnected>(updates[1]).Cause.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _member.DisposeAsync();
}
