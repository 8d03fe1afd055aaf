using System.Runtime.CompilerServices;
using KvTui.Core.Scans.Search;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Scans.Running;

/// <summary>Searches keys or values page by page, all at one revision.</summary>
internal sealed class FindScan(IKvClient kv, ScanRequest.Find request, TimeProvider clock) : IScan
{
    /// <summary>What is searched: of the prefix what may be read.</summary>
    public ImmutableArray<KeyRange> Ranges { get; init; } = [KeyRange.Prefix(request.Prefix)];

    public ScanProgress Start { get; } = new ScanProgress.Find(ScanStatus.AtStart, default);

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var hits = new SharedList<FindHit>();
        var (revision, total) = await RangeReads.CountAsync(kv, Ranges, isSerializable: true, cancellationToken);
        var status = ScanStatus.AtStart with { Revision = revision, Total = total };
        yield return new ScanProgress.Find(status, hits.Memory);

        var isOfKeys = request.Where == SearchIn.Keys;
        var options = new RangeOptions { KeysOnly = isOfKeys, Revision = revision, Serializable = true, Background = true };
        await foreach (var page in RangeReads.PagesAsync(kv, Ranges, options, cancellationToken))
        {
            var (keys, bytes) = (status.Keys, status.Bytes);
            foreach (var pair in page.KeyValues)
            {
                (keys, bytes) = (keys + 1, bytes + pair.Key.Length + pair.Value.Length);
                if (Match(pair) is { } hit)
                {
                    hits.Add(hit);
                    if (hits.Count == ScanProgress.Find.MostHits)
                    {
                        status = status with { Phase = ScanPhase.Stopped };
                        break;
                    }
                }
            }

            status = status with { Keys = keys, Bytes = bytes, Elapsed = clock.GetElapsedTime(started) };
            yield return new ScanProgress.Find(status, hits.Memory);
            if (!status.IsRunning)
            {
                yield break;
            }
        }

        yield return new ScanProgress.Find(status.Completed(clock.GetElapsedTime(started)), hits.Memory);
    }

    private FindHit? Match(KeyValue pair)
    {
        if (request.Where == SearchIn.Keys)
        {
            return request.Pattern.TryFind(pair.Key.Span, out _, out _) ? new(pair.Key, null) : null;
        }

        return request.Pattern.TryFind(pair.Value.Span, out var start, out var length)
            ? new(pair.Key, request.Mask.Matches(pair.Key) ? SearchExcerpt.Masked : SearchExcerpt.Of(pair.Value.Span, start, length))
            : null;
    }
}
