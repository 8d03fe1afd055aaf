using System.Runtime.CompilerServices;
using KvTui.Core.Scans.Usage;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Scans.Running;

/// <summary>
/// Adds up what the keys with a prefix take, all at one revision: by reading all values, or by reading all keys and a sample of the values.
/// </summary>
/// <param name="isSerializable">Whether the first answer may be of a member that is behind; others are pinned to its revision.</param>
public sealed class UsageScan(IKvClient kv, ScanRequest.Usage request, bool isSerializable, TimeProvider clock) : IScan
{
    /// <summary>Reads of one transaction; etcd takes 128 unless told otherwise.</summary>
    private const int MostReads = 64;
    private const int FirstReads = 2;

    /// <summary>Where so few make an answer, each is read by itself: its memory is used again for the next.</summary>
    private const int FewReads = 12;
    private const double AimedBytes = 1024 * 1024;

    /// <summary>What is added up: of the prefix what may be read.</summary>
    public ImmutableArray<KeyRange> Ranges { get; init; } = [KeyRange.Prefix(request.Prefix)];

    public ScanProgress Start { get; } = new ScanProgress.Usage(ScanStatus.AtStart, UsageReport.Empty(request.Prefix));

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var (revision, count) = await RangeReads.CountAsync(kv, Ranges, isSerializable, cancellationToken);
        var status = ScanStatus.AtStart with { Revision = revision, Total = count };
        var isExact = count <= request.Reading.ExactUpTo;
        yield return new ScanProgress.Usage(status, new(NewTree(isExact).Snapshot(), !isExact, null));

        var report = UsageReport.Empty(request.Prefix);
        if (isExact)
        {
            await foreach (var progress in ValuesAsync(status, cancellationToken))
            {
                (status, report) = (progress.Status with { Elapsed = clock.GetElapsedTime(started) }, progress.Report);
                yield return new ScanProgress.Usage(status, report);
                isExact = !request.Reading.IsTooMuch(status.Bytes, status.Keys, count);
                if (!isExact)
                {
                    status = status with { Keys = 0 };
                    break;
                }
            }
        }

        if (!isExact)
        {
            await foreach (var progress in SampledAsync(status, cancellationToken))
            {
                (status, report) = (progress.Status with { Elapsed = clock.GetElapsedTime(started) }, progress.Report);
                yield return new ScanProgress.Usage(status, report);
            }
        }

        yield return new ScanProgress.Usage(status.Completed(clock.GetElapsedTime(started)), report);
    }

    private UsageTree NewTree(bool tellsKeysApart) => new(request.Prefix, tellsKeysApart, folding: request.Folding);

    private static RangeOptions Options(long revision) => new() { Revision = revision, Serializable = true, Background = true };

    /// <summary>Adds up all keys with their values.</summary>
    private async IAsyncEnumerable<ScanProgress.Usage> ValuesAsync(
        ScanStatus status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tree = NewTree(tellsKeysApart: true);
        await foreach (var page in RangeReads.PagesAsync(kv, Ranges, Options(status.Revision), cancellationToken))
        {
            status = Add(page, status, tree, null);
            yield return new(status, new(tree.Snapshot(), false, null));
        }
    }

    /// <summary>Adds up all keys without their values, and then reads some of those.</summary>
    private async IAsyncEnumerable<ScanProgress.Usage> SampledAsync(
        ScanStatus status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tree = NewTree(tellsKeysApart: false);
        var chooser = new SampleChooser(request.Prefix, status.Total, request.Reading.Sample, request.Seed, request.Folding);
        await foreach (var page in RangeReads.PagesAsync(kv, Ranges, Options(status.Revision) with { KeysOnly = true }, cancellationToken))
        {
            status = Add(page, status, tree, chooser);
            yield return new(status, new(tree.Snapshot(), true, null));
        }

        status = status with { Total = status.Keys };
        var report = new UsageReport(tree.Snapshot(), true, null);
        await foreach (var (sample, read) in SampleAsync(chooser, status.Revision, cancellationToken))
        {
            (status, report) = (status with { Bytes = status.Bytes + read }, report with { Sample = sample });
            yield return new(status, report);
        }
    }

    private static ScanStatus Add(RangePage page, ScanStatus status, UsageTree tree, SampleChooser? chooser)
    {
        var (keys, bytes) = (status.Keys, status.Bytes);
        foreach (var pair in page.KeyValues)
        {
            tree.Add(pair.Key, pair.Value.Length, pair.Version);
            chooser?.Add(pair.Key);
            (keys, bytes) = (keys + 1, bytes + pair.Key.Length + pair.Value.Length);
        }

        return status with { Keys = keys, Bytes = bytes };
    }

    /// <summary>Reads the values that were drawn, some at a time, up to the bytes wanted; each sample holds those before it.</summary>
    private async IAsyncEnumerable<(UsageSample Sample, long Bytes)> SampleAsync(
        SampleChooser chooser, long revision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = chooser.Chosen();
        var read = new List<(EtcdKey Key, long Size)>(keys.Length);
        var (next, reads, sum) = (0, FirstReads, 0L);
        while (next < keys.Length && sum < request.Reading.MostBytes)
        {
            var some = keys.AsSpan(next, Math.Min(reads, keys.Length - next)).ToArray();
            var before = sum;
            foreach (var (key, size) in await SizesAsync(some, revision, cancellationToken))
            {
                read.Add((key, size));
                sum += size;
            }

            next += some.Length;
            var most = AimedBytes * next / Math.Max(1, sum);
            reads = most < FewReads ? 1 : (int)Math.Min(most, Math.Min(MostReads, reads * 2));
            yield return (new(chooser.Common, read, sum < request.Reading.MostBytes ? keys.Length : read.Count), sum - before);
        }
    }

    private async Task<List<(EtcdKey Key, long Size)>> SizesAsync(EtcdKey[] keys, long revision, CancellationToken cancellationToken)
    {
        var sizes = new List<(EtcdKey, long)>(keys.Length);
        if (keys is [var one])
        {
            await foreach (var page in kv.PagesAsync(KeyRange.Key(one), Options(revision), cancellationToken))
            {
                sizes.AddRange(page.KeyValues.Select(Size));
            }

            return sizes;
        }

        var reads = keys.Select(key => new TxnOperation.Range(KeyRange.Key(key), Options(revision)));
        var answer = await kv.TxnAsync(new([], [.. reads], []), cancellationToken);
        sizes.AddRange(answer.Responses.OfType<TxnResponse.Range>().SelectMany(static range => range.Page.KeyValues).Select(Size));
        return sizes;

        static (EtcdKey, long) Size(KeyValue pair) => (pair.Key, pair.Value.Length);
    }
}
