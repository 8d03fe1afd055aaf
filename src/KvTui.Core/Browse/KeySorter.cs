using KvTui.Core.Explorer.Services;

namespace KvTui.Core.Browse;

/// <summary>Sorts the rows of more keys than can be sorted at once, and tells when that is done.</summary>
internal sealed class KeySorter(Mailbox mailbox, TimeProvider clock)
{
    /// <summary>Sorts until all is sorted or the token is cancelled; posts nothing after that.</summary>
    public Task RunAsync(Effect.Sort effect, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var started = clock.GetTimestamp();
            try
            {
                var sorted = effect.Subject.Sorted(cancellationToken);
                mailbox.PostOutcome(new OperationMessage.Sorted(effect.Generation, sorted, clock.GetElapsedTime(started)));
            }
            catch (OperationCanceledException)
            {
                // Something else is to be sorted by now.
            }
        },
        CancellationToken.None);
}
