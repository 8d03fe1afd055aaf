using KvTui.Etcd.Cluster.Probing;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Cluster;

public sealed class StandingCallTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly Queue<TaskCompletionSource<int>> _made = new();
    private readonly StandingCall<int> _call;
    private int _count;

    public StandingCallTests() => _call = new(Make, 10 * Second, _clock);

    [Fact]
    public async Task An_answer_in_time_is_the_answer()
    {
        var asking = AskAsync();
        _made.Dequeue().SetResult(7);
        Assert.Equal((7, null, null), Parts(await asking));
    }

    [Fact]
    public async Task A_call_without_an_answer_stays_under_way_and_the_silence_grows()
    {
        Assert.Equal((0, null, Second), Parts(await PatientlyAsync()));
        _clock.Advance(Second);
        Assert.Equal((0, null, 3 * Second), Parts(await PatientlyAsync()));
        Assert.Equal(1, _count);
        _made.Dequeue().SetResult(9);
        Assert.Equal((9, null, null), Parts(await AskAsync()));
        _ = AskAsync();
        Assert.Equal(2, _count);
    }

    [Fact]
    public async Task A_call_is_given_up_at_last_and_the_silence_goes_on_with_the_next()
    {
        await PatientlyAsync();
        _clock.Advance(9 * Second);
        Assert.Equal((0, null, 10 * Second), Parts(await AskAsync()));
        Assert.Equal((0, null, 11 * Second), Parts(await PatientlyAsync()));
        Assert.Equal(2, _count);
    }

    [Fact]
    public async Task A_failure_is_told_and_ends_the_silence()
    {
        await PatientlyAsync();
        var refused = new EtcdException(EtcdErrorKind.Unreachable, "refused");
        _made.Dequeue().SetException(refused);
        Assert.Equal((0, refused, null), Parts(await AskAsync()));
        Assert.Equal((0, null, Second), Parts(await PatientlyAsync()));
    }

    [Fact]
    public async Task Who_asks_may_go_away_and_the_call_stays()
    {
        using var cancel = new CancellationTokenSource();
        var asking = _call.AskAsync(Second, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        _made.Dequeue().SetResult(5);
        Assert.Equal((5, null, null), Parts(await AskAsync()));
    }

    private Task<StandingAnswer<int>> AskAsync() => _call.AskAsync(Second, TestContext.Current.CancellationToken);

    /// <summary>Asks and lets the patience run out.</summary>
    private async Task<StandingAnswer<int>> PatientlyAsync()
    {
        var asking = AskAsync();
        _clock.Advance(Second);
        return await asking;
    }

    private Task<int> Make(CancellationToken cancellationToken)
    {
        _count++;
        var source = new TaskCompletionSource<int>();
        cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
        _made.Enqueue(source);
        return source.Task;
    }

    private static (int Answer, EtcdException? Error, TimeSpan? Silence) Parts(StandingAnswer<int> answer) => (answer.Answer, answer.Error, answer.Silence);
}
