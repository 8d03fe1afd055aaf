using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Past.Running;

/// <summary>
/// Makes the keys again that a prefix had at a revision and has no longer. A key that exists is never touched: each transaction is guarded
/// by the absence of all its keys, so it can be repeated without harm. The journal has it as one action.
/// </summary>
public sealed class UndeleteRun(IEtcdClient client, WriteJournal journal)
{
    private const int MostNamed = 8;

    /// <summary>Counts the keys that would be made, without their values.</summary>
    /// <param name="clusterId">The cluster that it is for; 0 if that is not known.</param>
    /// <exception cref="EtcdException">The keys could not be listed, or the revision is compacted.</exception>
    public async Task<UndeleteOrder> CountAsync(EtcdKey prefix, long revision, ulong clusterId, CancellationToken cancellationToken)
    {
        var present = (await KeysAtAsync(client.Kv, KeyRange.Prefix(prefix), 0, cancellationToken)).Walk();
        var hasPresent = present.MoveNext();
        var (count, leased) = (0L, 0L);
        var sample = ImmutableArray.CreateBuilder<EtcdKey>();
        var options = new RangeOptions { KeysOnly = true, Revision = revision, Background = true };
        await foreach (var page in client.Kv.KeyPagesAsync(KeyRange.Prefix(prefix), options, cancellationToken))
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
    /// <param name="goesOn">Told after each transaction but the last how many were made so far; whether there is to be another.</param>
    /// <returns>What came of it; a failure ends it, and is in it.</returns>
    public async Task<UndeleteResult> RunAsync(UndeleteOrder order, Func<long, bool> goesOn, CancellationToken cancellationToken)
    {
        var (made, skipped) = (0L, 0L);
        var clusterId = order.ClusterId == 0 ? client.ClusterId : order.ClusterId;
        var sender = new BatchSender(client.Kv, () => journal.Begin(JournalAct.Undelete, order.Prefix, clusterId), order.ClusterId)
        {
            Written = (keys, _) => made += keys,
            Left = _ => skipped++,
            GoesOn = () => goesOn(made),
        };
        try
        {
            var present = (await KeysAtAsync(client.Kv, KeyRange.Prefix(order.Prefix), 0, cancellationToken)).Walk();
            var hasPresent = present.MoveNext();
            var options = new RangeOptions { Revision = order.Revision, Background = true };
            await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(order.Prefix), options, cancellationToken))
            {
                foreach (var pair in page.KeyValues)
                {
                    if (!IsThere(present, ref hasPresent, pair.Key.Span))
                    {
                        sender.Add(new(pair.Key, null, pair.Value));
                    }
                }

                await sender.SendFullAsync(cancellationToken);
                if (sender.IsStopped)
                {
                    break;
                }
            }

            await sender.SendRestAsync(cancellationToken);
            return new(made, skipped, null) { IsStopped = sender.IsStopped };
        }
        catch (EtcdException failure)
        {
            return new(made, skipped, failure);
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
