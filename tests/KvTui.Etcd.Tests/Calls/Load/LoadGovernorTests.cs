using Etcdserverpb;
using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Calls.Load;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Calls.Load;

public sealed class LoadGovernorTests
{
    private static readonly EtcdEndpoint Endpoint = FakeCluster.Endpoint(1);
    private static readonly CallDescriptor Interactive = new(RpcMethod.Range, new RangeRequest()) { Ranges = [KeyRange.All] };
    private static readonly CallDescriptor Background = Interactive with { IsBackground = true };

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Without_a_budget_quick_answers_make_nobody_wait()
    {
        var governor = Governor(new());
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, WaitOf(governor, Background));
            Answer(governor, Background, 20);
        }
    }

    [Fact]
    public void A_share_of_a_quarter_leaves_three_times_the_answer_time_free()
    {
        var governor = Governor(new() { Share = 0.25 });
        Assert.Equal(0, WaitOf(governor, Background));
        Answer(governor, Background, 40);
        Assert.Equal(120, WaitOf(governor, Background));
        Answer(governor, Background, 8);
        Assert.Equal(24, WaitOf(governor, Background));
    }

    [Fact]
    public void Where_somebody_writes_a_page_that_takes_much_longer_than_such_pages_usually_do_is_followed_by_a_pause()
    {
        var governor = UsedToPages(revision: 100);
        Answer(governor, Background, 12, walked: 3000, revision: 101);
        Assert.Equal(200 - 1, WaitOf(governor, Background));
        Answer(governor, Background, 12, walked: 3000, revision: 101);
        Assert.Equal(200 - 1, WaitOf(governor, Background));
        Answer(governor, Background, 5, walked: 3000, revision: 101);
        Assert.Equal(0, WaitOf(governor, Background));
    }

    [Fact]
    public void Where_nobody_writes_or_no_longer_it_is_not()
    {
        var governor = UsedToPages(revision: 100);
        Answer(governor, Background, 12, walked: 3000, revision: 100);
        Assert.Equal(0, WaitOf(governor, Background));
        Answer(governor, Background, 5, walked: 3000, revision: 101);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Answer(governor, Background, 12, walked: 3000, revision: 101);
        Assert.Equal(0, WaitOf(governor, Background));
    }

    [Fact]
    public void Far_from_the_server_the_way_is_rest_enough()
    {
        var governor = Governor(new());
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, WaitOf(governor, Background));
            Answer(governor, Background, 160 + (i % 4 * 10), walked: 3000);
        }
    }

    [Fact]
    public void Pages_that_are_slow_from_the_first_on_or_grow_in_proportion_are_not_held_up()
    {
        var governor = Governor(new());
        for (var i = 1; i <= 20; i++)
        {
            Assert.Equal(0, WaitOf(governor, Background));
            Answer(governor, Background, 60 + (i / 2), walked: 1000 * i);
        }
    }

    [Fact]
    public void What_somebody_waits_for_is_never_delayed()
    {
        var governor = Governor(new() { Share = 0.01, RequestsPerSecond = 1, BytesPerSecond = 1 });
        WaitOf(governor, Background);
        Answer(governor, Background, 900, bytes: 1 << 20);
        governor.IsAttended = false;
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(0, WaitOf(governor, Interactive));
            Answer(governor, Interactive, 900);
        }
    }

    [Fact]
    public void What_somebody_waits_for_takes_one_request_of_the_budget()
    {
        var governor = Governor(new() { RequestsPerSecond = 2 });
        WaitOf(governor, Interactive);
        Answer(governor, Interactive, 0);
        Assert.Equal(0, WaitOf(governor, Background));
        Answer(governor, Background, 0);
        Assert.Equal(500, WaitOf(governor, Background));
    }

    [Fact]
    public void Fifty_requests_a_second_are_fifty_after_the_first_second()
    {
        var governor = Governor(new() { RequestsPerSecond = 50 });
        var waited = 0;
        for (var i = 0; i < 150; i++)
        {
            waited += WaitOf(governor, Background);
            Answer(governor, Background, 0);
        }

        Assert.InRange(waited, 1950, 2050);
    }

    [Fact]
    public void Bytes_over_the_rate_are_waited_for_afterwards()
    {
        var governor = Governor(new() { BytesPerSecond = 1000 });
        WaitOf(governor, Background);
        Answer(governor, Background, 0, bytes: 4000);
        Assert.InRange(WaitOf(governor, Background), 3000, 3010);
    }

    [Fact]
    public void What_the_user_reads_uses_up_what_is_saved_and_makes_no_debt()
    {
        var governor = Governor(new() { BytesPerSecond = 1000 });
        WaitOf(governor, Interactive);
        Answer(governor, Interactive, 0, bytes: 1 << 20);
        Assert.InRange(WaitOf(governor, Background), 1, 5);
        governor.NoteStreamed(1 << 20);
        Answer(governor, Background, 0);
        Assert.InRange(WaitOf(governor, Background), 0, 5);
    }

    [Fact]
    public void Slow_answers_bring_pauses_that_grow_to_two_seconds_and_end_with_the_first_quick_answer()
    {
        var governor = Governor(new());
        WaitOf(governor, Background);
        Answer(governor, Background, 10);
        int[] expected = [0, 140, 280, 560, 1120, 2000, 2000];
        foreach (var pause in expected)
        {
            Assert.Equal(pause, WaitOf(governor, Background));
            Answer(governor, Background, 150);
        }

        Assert.Equal(2000, WaitOf(governor, Background));
        Answer(governor, Background, 20);
        Assert.Equal(0, WaitOf(governor, Background));
    }

    [Fact]
    public void A_long_way_to_the_server_and_a_long_walk_are_not_taken_for_slowness()
    {
        var governor = Governor(new());
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, WaitOf(governor, Background));
            Answer(governor, Background, 180);
        }

        WaitOf(governor, Background);
        Answer(governor, Background, 430, walked: 1_000_000);
        Assert.Equal(0, WaitOf(governor, Background));
    }

    [Fact]
    public void A_read_without_an_answer_counts_as_slow_and_one_that_found_nobody_does_not()
    {
        var governor = Governor(new());
        WaitOf(governor, Background);
        Miss(governor, 800, EtcdErrorKind.Unreachable);
        Assert.Equal(0, WaitOf(governor, Background));
        Miss(governor, 800, EtcdErrorKind.DeadlineExceeded);
        Assert.Equal(800, WaitOf(governor, Background));
    }

    [Fact]
    public void While_nobody_looks_background_requests_are_a_quarter_of_a_second_apart()
    {
        var governor = Governor(new());
        governor.IsAttended = false;
        Assert.Equal(0, WaitOf(governor, Background));
        Answer(governor, Background, 10);
        Assert.Equal(250, WaitOf(governor, Background));
        Answer(governor, Background, 10);
        governor.IsAttended = true;
        Assert.Equal(0, WaitOf(governor, Background));
    }

    [Fact]
    public async Task Background_requests_go_one_after_the_other()
    {
        var governor = Governor(new());
        await governor.EnterAsync(Background, TestContext.Current.CancellationToken);
        var second = governor.EnterAsync(Background, TestContext.Current.CancellationToken).AsTask();
        Assert.False(second.IsCompleted);
        governor.Leave(Background);
        await second;
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_gives_the_turn_back()
    {
        var governor = Governor(new() { Share = 0.5 });
        WaitOf(governor, Background);
        Answer(governor, Background, 100);
        using var impatience = new CancellationTokenSource();
        var waiting = governor.EnterAsync(Background, impatience.Token).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(100, WaitOf(governor, Background));
    }

    private LoadGovernor Governor(LoadBudget budget) => new(budget, _clock);

    /// <summary>How many milliseconds pass on the clock before a call may be made.</summary>
    private int WaitOf(LoadGovernor governor, CallDescriptor call)
    {
        var entering = governor.EnterAsync(call, TestContext.Current.CancellationToken).AsTask();
        var waited = 0;
        while (!entering.IsCompleted && waited < 10_000)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            waited++;
        }

        Assert.True(entering.IsCompletedSuccessfully, $"still waiting after {waited} ms");
        return waited;
    }

    /// <summary>A governor that has seen pages take 5 or 6 ms, and this one revision.</summary>
    private LoadGovernor UsedToPages(long revision)
    {
        var governor = Governor(new());
        Answer(governor, Interactive, 1);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, WaitOf(governor, Background));
            Answer(governor, Background, 5 + (i % 2), walked: 3000, revision: revision);
        }

        Assert.Equal(0, WaitOf(governor, Background));
        return governor;
    }

    private static void Answer(LoadGovernor governor, CallDescriptor call, int milliseconds, long walked = 1, long bytes = 0, long revision = 0)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        governor.Note(call, Endpoint, time, time, new(0, walked, 0, revision), bytes, null);
        governor.Leave(call);
    }

    private static void Miss(LoadGovernor governor, int milliseconds, EtcdErrorKind error)
    {
        governor.Note(Background, Endpoint, null, TimeSpan.FromMilliseconds(milliseconds), default, 0, error);
        governor.Leave(Background);
    }
}
