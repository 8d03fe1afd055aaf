using KvTui.Core.Explorer.Services;
using Microsoft.Extensions.Logging.Abstractions;

namespace KvTui.Core.Tests.Explorer.Hosting;

public sealed class ServiceSupervisorTests
{
    private readonly Mailbox _mailbox = new();
    private readonly ServiceSupervisor _supervisor;
    private int _runs;

    public ServiceSupervisorTests() => _supervisor = new(_mailbox, NullLogger<ServiceSupervisor>.Instance);

    [Fact]
    public async Task Work_that_ends_is_not_started_again()
    {
        await _supervisor.RunAsync("s", _ => Run(() => { }), CancellationToken.None);
        Assert.Equal((1, false), (_runs, _mailbox.TryTake(out _)));
    }

    [Fact]
    public async Task Work_that_breaks_is_started_once_more_with_a_notice_and_the_second_time_it_is_final()
    {
        await _supervisor.RunAsync("s", _ => Run(() => throw new InvalidOperationException("boom")), CancellationToken.None);
        Assert.Equal(2, _runs);
        Assert.True(_mailbox.TryTake(out var first));
        Assert.True(_mailbox.TryTake(out var second));
        Assert.Equal([new ServiceMessage("s", "boom", false), new ServiceMessage("s", "boom", true)], [first, second]);
    }

    [Fact]
    public async Task Work_that_breaks_once_goes_on_after_the_notice()
    {
        await _supervisor.RunAsync("s", _ => Run(() => ThrowIf(_runs == 1)), CancellationToken.None);
        Assert.Equal(2, _runs);
        Assert.True(_mailbox.TryTake(out var notice));
        Assert.Equal(new ServiceMessage("s", "boom", false), notice);
        Assert.False(_mailbox.TryTake(out _));
    }

    [Fact]
    public async Task Cancelled_work_is_not_a_failure()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await _supervisor.RunAsync("s", token => Run(token.ThrowIfCancellationRequested), stop.Token);
        Assert.Equal((1, false), (_runs, _mailbox.TryTake(out _)));
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        await _supervisor.RunAsync("s", _ => Run(() => throw new OperationCanceledException()), CancellationToken.None);
        Assert.Equal(2, _runs);
    }

    private static void ThrowIf(bool condition)
    {
        if (condition)
        {
            throw new InvalidOperationException("boom");
        }
    }

    private Task Run(Action work)
    {
        _runs++;
        work();
        return Task.CompletedTask;
    }
}
