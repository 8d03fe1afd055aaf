using KvTui.Etcd.Kv;

namespace KvTui.Core.Past.Running;

/// <summary>
/// Makes the keys again that a prefix had at a revision and has no longer. A key that exists is never touched: each transaction is guarded
/// by the absence of all its keys, so it can be repeated without harm.
/// </summary>
public sealed class UndeleteRun(IKvClient kv)
{
    /// <summary>The keys of one transaction; etcd takes 128 unless it is told otherwise.</summary>
    private const int MostKeys = 100;

    /// <summary>The bytes of one transaction; etcd takes 1.5 MiB unless it is told otherwise.</summary>
    private const int MostBytes = 512 * 1024;

    private const int MostNamed = 8;

    /// <summary>Counts the keys that would be made, without their values.</summary>
    /// <param name="clusterId">The cluster that it is for; 0 if that is not known.</param>
    /// <exception cref="EtcdException">The keys could not be listed, or the revision is compacted.</exception>
    public async Task<UndeleteOrder> CountAsync(EtcdKey prefix, long revision, ulong clusterId, CancellationToken cancellationToken)
    {
        var present = (await KeysAtAsync(kv, KeyRange.Prefix(prefix), 0, cancellationToken)).Walk();
        var hasPresent = present.MoveNext();
        var (count, leased) = (0L, 0L);
        var sample = ImmutableArray.CreateBuilder<EtcdKey>();
        var options = new RangeOptions { KeysOnly = true, Revision = revision, Background = true };
        await foreach (var page in kv.KeyPagesAsync(KeyRange.Prefix(prefix), options, cancellationToken))
        {
            foreach (var record in page)
            {
                if (IsThere(present, ref hasPresent, record.Key))
                {
                    continue;
                }

                count++;
                leased += record.Lease.Id != 0 ? 1 : 0;
                if (sample.Count < MostNamed)
                {
                    sample.Add(new(record.Key.ToArray()));
                }
            }
        }

        return new(prefix, revision, count, leased, sample.ToImmutable(), clusterId);
    }

    /// <summary>Makes the keys, a transaction after the other.</summary>
    /// <param name="goesOn">Told after each transaction how many were made so far; whether there is to be another one.</param>
    /// <returns>What came of it; a failure ends it, and is in it.</returns>
    public async Task<UndeleteResult> RunAsync(UndeleteOrder order, Func<long, bool> goesOn, CancellationToken cancellationToken)
    {
        var result = new UndeleteResult(0, 0, null);
        try
        {
            var present = (await KeysAtAsync(kv, KeyRange.Prefix(order.Prefix), 0, cancellationToken)).Walk();
            var hasPresent = present.MoveNext();
            var (batch, bytes) = (new List<KeyValue>(MostKeys), 0);
            var options = new RangeOptions { Revision = order.Revision, Background = true };
            await foreach (var page in kv.PagesAsync(KeyRange.Prefix(order.Prefix), options, cancellationToken))
            {
                foreach (var pair in page.KeyValues)
                {
                    if (IsThere(present, ref hasPresent, pair.Key.Span))
                    {
                        continue;
                    }

                    var size = pair.Key.Length + pair.Value.Length;
                    if (batch.Count == MostKeys || (batch.Count > 0 && bytes + size > MostBytes))
                    {
                        result = await PutAsync(order, batch, result, cancellationToken);
                        batch.Clear();
                        bytes = 0;
                        if (!goesOn(result.Made))
                        {
                            return result with { IsStopped = true };
                        }
                    }

                    batch.Add(pair);
                    bytes += size;
                }
            }

            return await PutAsync(order, batch, result, cancellationToken);
        }
        catch (EtcdException failure)
        {
            return result with { Error = failure };
        }
    }

    /// <summary>The keys of a range as they were at a revision, without their values.</summary>
    /// <param name="revision">The revision; 0 for the latest.</param>
    /// <exception cref="EtcdException">The keys could not be listed, or the revision is compacted.</exception>
    internal static async Task<KeyIndex> KeysAtAsync(IKvClient kv, KeyRange range, long revision, CancellationToken cancellationToken)
    {
        var builder = new KeyIndexBuilder();
        var options = new RangeOptions { KeysOnly = true, Revision = revision, Background = true };
        await foreach (var page in kv.KeyPagesAsync(range, options, cancellationToken))
        {
            foreach (var record in page)
            {
                builder.Append(record.Key, record.CreateRevision, record.ModRevision, record.Version, record.Lease, KeyEntry.UnknownSize);
            }
        }

        return builder.ToIndex();
    }

    /// <summary>Whether a key is among those that a cursor walks over; each one that is asked for is greater than the one before.</summary>
    private static bool IsThere(KeyCursor present, ref bool hasPresent, ReadOnlySpan<byte> key)
    {
        while (hasPresent && present.Key.SequenceCompareTo(key) < 0)
        {
            hasPresent = present.MoveNext();
        }

        return hasPresent && present.Key.SequenceEqual(key);
    }

    /// <summary>Puts keys that do not exist in one transaction; where somebody has made some meanwhile, the others without these.</summary>
    private async Task<UndeleteResult> PutAsync(
        UndeleteOrder order, List<KeyValue> batch, UndeleteResult before, CancellationToken cancellationToken)
    {
        var (left, skipped) = (batch, before.Skipped);
        while (left.Count > 0)
        {
            Compare[] absent = [.. left.Select(static pair => new Compare.VersionEquals(pair.Key, 0))];
            TxnOperation[] puts = [.. left.Select(static pair => new TxnOperation.Put(pair.Key, pair.Value, new()))];
            TxnOperation[] reads =
                [.. left.Select(static pair => new TxnOperation.Range(KeyRange.Key(pair.Key), new() { KeysOnly = true }))];
            var result = await kv.TxnAsync(new(absent, puts, reads) { ClusterId = order.ClusterId }, cancellationToken);
            if (result.Succeeded)
            {
                return before with { Made = before.Made + left.Count, Skipped = skipped };
            }

            var missing = left.Where((_, i) => result.Responses[i] is TxnResponse.Range { Page.KeyValues.Count: 0 }).ToList();
            skipped += left.Count - missing.Count;
            left = missing;
        }

        return before with { Skipped = skipped };
    }
}

/// <summary>What came of making keys again.</summary>
/// <param name="Made">How many certainly were.</param>
/// <param name="Skipped">How many were not, as somebody had made them meanwhile.</param>
/// <param name="Error">Why it ended early; null if it did not.</param>
public sealed record UndeleteResult(long Made, long Skipped, EtcdException? Error)
{
    private const string Again = "It can be done again: what exists is skipped.";

    /// <summary>Whether it was stopped, as was wanted.</summary>
    public bool IsStopped { get; init; }

    /// <summary>The result as a sentence that says what can be done if not all is well.</summary>
    public string Sentence(UndeleteOrder order)
    {
        var skipped = Skipped == 0 ? "" : $"; {Quantities.Count(Skipped)} left as they are, as they exist by now";
        var lost = order.Leased == 0 ? "" : ", without the leases that some had";
        var made = $"{Quantities.Count(Made)} of {Quantities.Count(order.Count)} keys made again as of "
            + $"{Quantities.Revision(order.Revision)}{lost}{skipped}";
        return Error is { } error ? $"{made}. It ended early: {error.Message} {Again}"
            : IsStopped ? $"{made}. It was stopped. {Again}"
            : made;
    }
}
