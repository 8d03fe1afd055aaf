using System.Collections.Concurrent;
using KvTui.Core.Explorer.Services;

namespace KvTui.Core.Tests.Explorer.Hosting;

public sealed class LoopSignalTests
{
    [Fact]
    public async Task Set_before_the_wait_it_does_not_wait()
    {
        var signal = new LoopSignal();
        signal.Set();
        signal.Set();
        await WaitAsync(signal, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_reset_it_stays_set()
    {
        var signal = new LoopSignal();
        signal.Set();
        signal.Wait(TestContext.Current.CancellationToken);
        await WaitAsync(signal, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_a_reset_it_waits_until_it_is_set_again()
    {
        var signal = new LoopSignal();
        signal.Set();
        signal.Reset();
        var waiting = WaitAsync(signal, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        signal.Set();
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Work_that_is_announced_by_several_threads_is_never_slept_through()
    {
        const int Threads = 4;
        const int Each = 20_000;
        var signal = new LoopSignal();
        var work = new ConcurrentQueue<int>();
        var posting = Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                work.Enqueue(i);
                signal.Set();
            }
        })));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        for (var taken = 0; taken < Threads * Each;)
        {
            signal.Reset();
            while (work.TryDequeue(out _))
            {
                taken++;
            }

            if (taken < Threads * Each)
            {
                signal.Wait(deadline.Token);
            }
        }

        await posting;
    }

    [Fact]
    public async Task A_wait_can_be_cancelled_before_it_and_during_it()
    {
        using var stop = new CancellationTokenSource();
        var waiting = WaitAsync(new(), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.ThrowsAny<OperationCanceledException>(() => new LoopSignal().Wait(stop.Token));
    }

    private static Task WaitAsync(LoopSignal signal, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => signal.Wait(cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
