using KvTui.Core.Explorer.Services;

namespace KvTui.Core.Tests.Explorer.Hosting;

public sealed class WakeupTests
{
    [Fact]
    public async Task Set_before_the_wait_it_does_not_wait()
    {
        var wakeup = new Wakeup();
        wakeup.Set();
        wakeup.Set();
        await wakeup.WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_a_reset_it_waits_again()
    {
        var wakeup = new Wakeup();
        wakeup.Set();
        wakeup.Reset();
        var waiting = wakeup.WaitAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        wakeup.Set();
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Work_that_is_announced_by_several_threads_is_never_slept_through()
    {
        const int Threads = 4;
        const int Each = 20_000;
        var wakeup = new Wakeup();
        var work = new System.Collections.Concurrent.ConcurrentQueue<int>();
        var posting = Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                work.Enqueue(i);
                wakeup.Set();
            }
        })));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        for (var taken = 0; taken < Threads * Each;)
        {
            wakeup.Reset();
            while (work.TryDequeue(out _))
            {
                taken++;
            }

            if (taken < Threads * Each)
            {
                await wakeup.WaitAsync(deadline.Token);
            }
        }

        await posting;
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var waiting = new Wakeup().WaitAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
