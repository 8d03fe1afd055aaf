using KvTui.Core.Explorer.Services;

namespace KvTui.Core.Browse;

/// <summary>Searches a version of the index for what a filter lets through, on all cores; tells how far, and first hits at once.</summary>
internal sealed class FilterScanner(Mailbox mailbox, TimeProvider clock)
{
    /// <summary>Keys searched between two looks at whether it is still wanted: some milliseconds with a slow expression.</summary>
    private const int Slice = 4096;
    private const int MostParts = 4;

    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private long _told;

    /// <summary>Searches until all is searched or the token is cancelled; posts nothing after that.</summary>
    public async Task RunAsync(Effect.Filter effect, CancellationToken cancellationToken)
    {
        var parts = Parts(effect);
        _told = clock.GetTimestamp();
        await Task.WhenAll(parts.Select(part => Task.Run(() => Search(effect, parts, part, cancellationToken), CancellationToken.None)));
    }

    private static FilterPart[] Parts(Effect.Filter effect)
    {
        var (keys, first) = (effect.Keys, effect.First);
        var count = Math.Clamp((keys.Count - first) / Slice, 1, Math.Min(MostParts, Environment.ProcessorCount));
        int BeginOf(int part) => first + (int)((long)(keys.Count - first) * part / count);
        return [.. Enumerable.Range(0, count).Select(part => new FilterPart(BeginOf(part), BeginOf(part + 1)))];
    }

    private void Search(Effect.Filter effect, FilterPart[] parts, FilterPart part, CancellationToken cancellationToken)
    {
        var pass = new FilterPass(effect.Keys, part.First, part.End, effect.By.Twin());
        while (!part.IsDone && !cancellationToken.IsCancellationRequested)
        {
            var isDone = pass.Go(Slice);
            var found = pass.Found;
            lock (_gate)
            {
                var isFirst = found.Count > 0 && Array.TrueForAll(parts, other => other.Found.Count == 0);
                (part.Found, part.Scanned, part.IsDone) = (found, pass.Scanned, isDone);
                Tell(effect, parts, isFirst, cancellationToken);
            }
        }
    }

    private void Tell(Effect.Filter effect, FilterPart[] parts, bool isFirst, CancellationToken cancellationToken)
    {
        var isDone = Array.TrueForAll(parts, part => part.IsDone);
        if (cancellationToken.IsCancellationRequested || !(isDone || isFirst || clock.GetElapsedTime(_told) >= TellEvery))
        {
            return;
        }

        _told = clock.GetTimestamp();
        var found = parts.Aggregate(KeyIndex.Empty, (before, part) => before.Append(part.Found));
        mailbox.PostFiltered(new(effect.Generation, found, parts.Sum(part => part.Scanned), isDone));
    }
}
