using KvTui.Core.Bulk;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Journal.Keeping;

/// <summary>An action while it is done: each batch is taken down before it is sent, and how it ended behind it.</summary>
public sealed class JournalAction
{
    private readonly WriteJournal _journal;
    private JournalRecord.Begun _next;

    internal JournalAction(WriteJournal journal, JournalRecord.Begun first) => (_journal, _next) = (journal, first);

    /// <summary>What no other action has.</summary>
    public ulong Id => _next.Group;

    /// <summary>How often it was begun or gone on with according to a plan.</summary>
    internal int Attempts { get; set; }

    /// <summary>Takes down all that it is to do, so that it can be gone on with if this process ends in its midst.</summary>
    public void Planned(BulkOrder order) => _journal.Planned(new(Id, -++Attempts, order));

    /// <summary>It came to the end of its plan, or was given up before.</summary>
    public void PlanEnded(bool isComplete) =>
        _journal.End(Id, -Attempts, isComplete ? JournalFate.Done : JournalFate.Begun, 0);

    /// <summary>Takes down a batch that is about to be sent as one transaction; returns its number.</summary>
    /// <param name="isLast">
    /// Whether something is sent before another one is taken down: it waits for the disk then. Of many batches some may be taken down
    /// before the first of them is sent, and the last of these alone waits.
    /// </param>
    public int Begun(IReadOnlyList<JournalWrite> writes, bool isLast = true)
    {
        var batch = _next;
        _next = batch with { Number = batch.Number + 1 };
        _journal.Begun(batch, writes, isLast);
        return batch.Number;
    }

    /// <summary>Sends a batch that was taken down as one transaction, and takes down how that ended.</summary>
    public Task<TxnResult> SendAsync(int batch, Func<Task<TxnResult>> send) =>
        SendAsync(batch, send, static answer => answer.Succeeded ? answer.Header.Revision : null);

    /// <summary>Sends a batch that was taken down, and takes down how that ended, whatever it was.</summary>
    /// <param name="doneAt">The revision at which an answer says that it was done; null if it says that it was not.</param>
    public async Task<T> SendAsync<T>(int batch, Func<Task<T>> send, Func<T, long?> doneAt)
    {
        try
        {
            var answer = await send();
            if (doneAt(answer) is { } revision)
            {
                Done(batch, revision);
            }
            else
            {
                Refused(batch);
            }

            return answer;
        }
        catch (EtcdException failure) when (failure is { MayHaveBeenApplied: false, Kind: not EtcdErrorKind.NoSpace })
        {
            Refused(batch);
            throw;
        }
        catch
        {
            // It is found out by whoever looks next; so is what a full member has refused, as it may have done it all the same.
            Left(batch);
            throw;
        }
    }

    /// <summary>A batch was done.</summary>
    /// <param name="revision">The revision at which it was; 0 if that is not known.</param>
    public void Done(int batch, long revision) => _journal.End(Id, batch, JournalFate.Done, revision);

    /// <summary>A batch was certainly not done.</summary>
    public void Refused(int batch) => _journal.End(Id, batch, JournalFate.Refused, 0);

    /// <summary>It is not known how a batch ended; whoever looks at the journal next is to find it out.</summary>
    public void Left(int batch) => _journal.End(Id, batch, JournalFate.Begun, 0);
}
