using System.Threading.Channels;
using KvTui.Core.Bulk.Running;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>
/// Runs the effects that write keys: writes, one after the other; what became of those without an answer; what is asked about before; and
/// undo.
/// </summary>
internal sealed class WriteEffects : IAsyncDisposable
{
    private readonly Mailbox _mailbox;
    private readonly Channel<WriteRequest> _requests = Channel.CreateUnbounded<WriteRequest>(new() { SingleReader = true });
    private readonly JournaledWriter _writer;
    private readonly JournalRunner _journal;
    private readonly RangeMeasure _measure;
    private readonly BulkRunner _bulk;
    private readonly CancellationToken _stopping;
    private readonly Task _writing;

    public WriteEffects(
        IEtcdClient client, GuardedWriter writer, WriteJournal journal, Undoer undoer, Mailbox mailbox, TimeProvider clock,
        CancellationToken stopping)
    {
        (_mailbox, _stopping) = (mailbox, stopping);
        _writer = new(client, writer, journal);
        _journal = new(undoer, journal, mailbox, clock, stopping);
        _measure = new(client, mailbox, stopping);
        _bulk = new(client, mailbox, clock, journal, stopping);
        _writing = Task.Run(WriteAllAsync, CancellationToken.None);
    }

    /// <summary>Takes no more writes; false if that was so already.</summary>
    public bool TryComplete() => _requests.Writer.TryComplete();

    /// <summary>Does no more of what is being done with many keys. To be called by the loop only.</summary>
    public void Stop() => _bulk.Stop();

    /// <summary>Runs an effect until it has ended; a write waits for those before it. To be called by the loop only.</summary>
    public Task RunAsync(Effect effect)
    {
        switch (effect)
        {
            case Effect.Write write:
                _requests.Writer.TryWrite(write.Request);
                return Task.CompletedTask;
            case Effect.FindOut lost:
                return FindOutAsync(lost);
            case Effect.MeasureRange measure:
                return _measure.RunAsync(measure);
            case Effect.MeasureBulk or Effect.ExportKeys:
                return _bulk.RunAsync(effect);
            case Effect.PlanUndo or Effect.Undo or Effect.OpenJournaled or Effect.FindBroken:
                return _journal.RunAsync(effect);
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "writes no key");
        }
    }

    /// <summary>Waits for the write that is under way; to be called when all that was run has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        TryComplete();
        await _writing;
        _measure.Dispose();
        _bulk.Dispose();
    }

    private static EtcdException Broken(Exception error) => new(
        EtcdErrorKind.Unknown,
        $"kvtui itself failed while waiting for the answer: {error.Message}",
        mayHaveBeenApplied: true,
        inner: error);

    private async Task WriteAllAsync()
    {
        await foreach (var request in _requests.Reader.ReadAllAsync())
        {
            try
            {
                var outcome = request is WriteRequest.Bulk bulk
                    ? await _bulk.WriteAsync(bulk)
                    : await _writer.WriteAsync(
                        request, _ => _mailbox.PostOutcome(new OperationMessage.WriteDoubted(request)), _stopping);
                _mailbox.PostOutcome(new OperationMessage.WriteEnded(request, outcome));
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // What became of many keys is found out by the journal.
                WriteOutcome outcome = request is WriteRequest.Bulk
                    ? new WriteOutcome.Failed(Broken(error))
                    : new WriteOutcome.Unknown(Broken(error), null);
                _mailbox.PostOutcome(new OperationMessage.WriteEnded(request, outcome));
            }
        }
    }

    private async Task FindOutAsync(Effect.FindOut lost)
    {
        try
        {
            var outcome = await _writer.FindOutAsync(lost.Request, lost.Error, _stopping);
            _mailbox.PostOutcome(new OperationMessage.FoundOut(lost.Request, outcome));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The explorer ends.
        }
        catch (Exception error)
        {
            _mailbox.PostOutcome(new OperationMessage.FoundOut(lost.Request, new WriteOutcome.Unknown(Broken(error), null)));
        }
    }
}
