using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Past.Running;

/// <summary>Asks for what was, and makes keys again; tells what came of it.</summary>
internal sealed class PastRunner(
    IEtcdClient client, Mailbox mailbox, TimeProvider clock, WriteJournal journal, CancellationToken stopping)
{
    /// <summary>How often it is told how many keys were made so far.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PastSurvey _survey = new(client, clock);
    private volatile bool _isStopped;

    /// <summary>Makes no more keys again after the transaction that is on its way.</summary>
    public void Stop() => _isStopped = true;

    public async Task RunAsync(Effect effect)
    {
        try
        {
            mailbox.PostOutcome(await DoAsync(effect));
        }
        catch (EtcdException failure)
        {
            mailbox.PostOutcome(new OperationMessage.PastRefused(failure.Message));
        }
        catch (OperationCanceledException)
        {
            // The explorer ends.
        }
        catch (Exception error)
        {
            mailbox.PostOutcome(new OperationMessage.PastRefused($"kvtui itself failed: {error.Message}"));
        }
    }

    private async Task<OperationMessage> DoAsync(Effect effect)
    {
        switch (effect)
        {
            case Effect.FindPast find:
                var (revision, refusal) = await _survey.FindAsync(find.Wanted, stopping);
                return refusal is null ? new OperationMessage.PastFound(revision) : new OperationMessage.PastRefused(refusal);
            case Effect.ReadRevisions read:
                return await ReadAsync(read);
            case Effect.CountLost count:
                return new OperationMessage.LostCounted(
                    await new UndeleteRun(client, journal).CountAsync(count.Prefix, count.Revision, count.ClusterId, stopping));
            case Effect.Undelete undelete:
                return await UndeleteAsync(undelete.Order);
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "is not about the past");
        }
    }

    private async Task<OperationMessage> ReadAsync(Effect.ReadRevisions read)
    {
        var after = await AtAsync(read.Key, read.Newer);
        var before = await AtAsync(read.Key, read.Older);
        var pair = new RevisionPair(read.Key, read.Older, read.Newer, First(before), First(after)) { ClusterId = after.Header.ClusterId };
        return new OperationMessage.RevisionsRead(pair, read.Use);
    }

    private Task<RangePage> AtAsync(EtcdKey key, long revision) =>
        client.Kv.RangeAsync(KeyRange.Key(key), new() { Revision = revision }, stopping);

    private async Task<OperationMessage> UndeleteAsync(UndeleteOrder order)
    {
        var told = clock.GetTimestamp();
        _isStopped = false;
        var result = await new UndeleteRun(client, journal).RunAsync(order, GoesOn, stopping);
        return new OperationMessage.Undeleted(result.Sentence(order), result is { Error: null, IsStopped: false });

        bool GoesOn(long made)
        {
            if (clock.GetElapsedTime(told) >= Pause)
            {
                told = clock.GetTimestamp();
                mailbox.PostOutcome(new OperationMessage.Told(
                    $"{Quantities.Count(made)} of {Quantities.Count(order.Count)} keys made again so far; Ctrl-C stops"));
            }

            return !_isStopped;
        }
    }

    private static KeyValue? First(RangePage page) => page.KeyValues is [var found, ..] ? found : null;
}
