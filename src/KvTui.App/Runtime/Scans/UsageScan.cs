using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KvTui.App.Analysis.Usage;
using KvTui.App.Messages.Scans;
using KvTui.App.State.Scans;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Runtime.Scans;

/// <summary>
/// Adds up what the keys with a prefix take, all at one revision: by reading all values, or by reading all keys and a sample of the values.
/// </summary>
/// <param name="isSerializable">Whether also the first answer may be of a member that is behind; the others are pinned to its revision.</param>
public sealed class UsageScan(IKvClient kv, ScanRequest.Usage request, bool isSerializable, TimeProvider clock) : IScan
{
    /// <summary>Reads of one transaction; etcd takes 128 unless told otherwise.</summary>
    private const int MostReads = 64;
    private const double AimedBytes = 1024 * 1024;

    /// <summary>What is added up: of the prefix what may be read.</summary>
    public ImmutableArray<KeyRange> Ranges { get; init; } = [KeyRange.Prefix(request.Prefix)];

    public ScanProgress Start { get; } = new ScanProgress.Usage(ScanStatus.AtStart, UsageReport.Empty(request.Prefix));

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (revision, count) = await RangeReads.CountAsync(kv, Ranges, isSerializable, cancellationToken);
        var status = ScanStatus.AtStart with { Revision = revision, Total = count };
        var isSampled = count > request.Reading.ExactUpTo;
        var chooser = isSampled ? new SampleChooser(request.Prefix, count, request.Reading.Sample, request.Seed, request.Folding) : null;
        var tree = new UsageTree(request.Prefix, tellsKeysApart: !isSampled, folding: request.Folding);
        yield return new ScanProgress.Usage(status, new(tree.Snapshot(), isSampled, null));

        var options = new RangeOptions { KeysOnly = isSampled, Revision = status.Revision, Serializable = true, Background = true };
        await foreach (var page in RangeReads.PagesAsync(kv, Ranges, options, cancellationToken))
        {
            var (keys, bytes) = (status.Keys, status.Bytes);
            foreach (var pair in page.KeyValues)
            {
                tree.Add(pair.Key, pair.Value.Length, pair.Version);
                chooser?.Add(pair.Key);
                (keys, bytes) = (keys + 1, bytes + pair.Key.Length + pair.Value.Length);
            }

            status = status with { Keys = keys, Bytes = bytes, Elapsed = clock.GetElapsedTime(started) };
            yield return new ScanProgress.Usage(status, new(tree.Snapshot(), isSampled, null));
        }

        status = status with { Total = status.Keys };
        var report = new UsageReport(tree.Snapshot(), isSampled, null);
        if (chooser is not null)
        {
            await foreach (var (sample, read) in SampleAsync(chooser, status.Revision, cancellationToken))
            {
                report = report with { Sample = sample };
                yield return new ScanProgress.Usage(status with { Bytes = status.Bytes + read, Elapsed = clock.GetElapsedTime(started) }, report);
                status = status with { Bytes = status.Bytes + read };
            }
        }

        yield return new ScanProgress.Usage(status with { Phase = ScanPhase.Complete, Elapsed = clock.GetElapsedTime(started) }, report);
    }

    /// <summary>Reads the values that were drawn, some at a time; each sample holds those before it.</summary>
    private async IAsyncEnumerable<(UsageSample Sample, long Bytes)> SampleAsync(
        SampleChooser chooser, long revision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = chooser.Chosen();
        var read = new List<(EtcdKey Key, long Size)>(keys.Length);
        var (next, reads, sum) = (0, 8, 0L);
        while (next < keys.Length)
        {
            var some = keys.AsSpan(next, Math.Min(reads, keys.Length - next)).ToArray();
            var before = sum;
            foreach (var pair in await ReadAsync(some, revision, cancellationToken))
            {
                read.Add((pair.Key, pair.Value.Length));
                sum += pair.Value.Length;
            }

            next += some.Length;
            reads = (int)Math.Clamp(AimedBytes * next / Math.Max(1, sum), 1, Math.Min(MostReads, reads * 2));
            yield return (new(chooser.Common, read, keys.Length), sum - before);
        }
    }

    private async Task<IEnumerable<KeyValue>> ReadAsync(EtcdKey[] keys, long revision, CancellationToken cancellationToken)
    {
        var options = new RangeOptions { Revision = revision, Serializable = true, Background = true };
        var answer = await kv.TxnAsync(new([], [.. keys.Select(key => new TxnOperation.Range(KeyRange.Key(key), options))], []), cancellationToken);
        return answer.Responses.OfType<TxnResponse.Range>().SelectMany(static range => range.Page.KeyValues);
    }
}
