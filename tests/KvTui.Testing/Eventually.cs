using System.Diagnostics.CodeAnalysis;

namespace KvTui.Testing;

/// <summary>Waits for a condition with a deadline; a failure tells what was waited for and what was there instead.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>How long is waited where nothing else is said: 10 s.</summary>
    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Waits until the condition holds.</summary>
    /// <param name="condition">Asked again every 20 ms.</param>
    /// <param name="story">What is waited for, as a sentence; called for the failure text, so it may show the present state.</param>
    /// <param name="deadline">The longest wait; <see cref="DefaultDeadline"/> if null.</param>
    /// <exception cref="TimeoutException">The condition did not hold in time.</exception>
    public static Task TrueAsync(
        Func<bool> condition, Func<string> story, TimeSpan? deadline = null, CancellationToken cancellationToken = default) =>
        TrueAsync(_ => ValueTask.FromResult(condition()), story, deadline, cancellationToken);

    /// <inheritdoc cref="TrueAsync(Func{bool}, Func{string}, TimeSpan?, CancellationToken)"/>
    public static async Task TrueAsync(
        Func<CancellationToken, ValueTask<bool>> condition,
        Func<string> story,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default) =>
        await GetAsync(async token => await condition(token) ? "done" : null, story, deadline, cancellationToken);

    /// <summary>Waits until the probe returns something other than null, and returns that.</summary>
    /// <inheritdoc cref="TrueAsync(Func{bool}, Func{string}, TimeSpan?, CancellationToken)"/>
    [return: NotNull]
    public static async Task<T> GetAsync<T>(
        Func<CancellationToken, ValueTask<T?>> probe,
        Func<string> story,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default)
        where T : class
    {
        var limit = deadline ?? DefaultDeadline;
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await probe(cancellationToken) is { } found)
            {
                return found;
            }

            if (TimeProvider.System.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"Waited {limit.TotalSeconds} s in vain: {story()}");
            }

            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }
}
