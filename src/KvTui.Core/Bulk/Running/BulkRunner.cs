using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;

namespace KvTui.Core.Bulk.Running;

/// <summary>Counts the keys of orders, carries orders out, and writes keys into files; tells how far it is and what came of it.</summary>
internal sealed class BulkRunner(
    IEtcdClient client, Mailbox mailbox, TimeProvider clock, WriteJournal journal, CancellationToken stopping) : IDisposable
{
    /// <summary>How often it is told how far it is.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private CancellationTokenSource _counting = new();
    private volatile bool _isStopped;

    /// <summary>Counts no longer, and sends nothing after the transaction that is on its way. To be called by the loop only.</summary>
    public void Stop()
    {
        _isStopped = true;
        _counting.Cancel();
    }

    public void Dispose() => _counting.Dispose();

    /// <summary>Counts, or writes a file. To be called by the loop only.</summary>
    public Task RunAsync(Effect effect)
    {
        CountAnew();
        var token = _counting.Token;
        return TellAsync(
            effect switch
            {
                Effect.MeasureBulk measure => () => MeasureAsync(measure, token),
                Effect.ExportKeys export => () => ExportAsync(export, token),
                _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "is not about many keys"),
            });
    }

    private void CountAnew()
    {
        _counting.Cancel();
        _counting.Dispose();
        _counting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    }

    /// <summary>Carries out an order that was agreed to.</summary>
    public async Task<WriteOutcome> WriteAsync(WriteRequest.Bulk request)
    {
        _isStopped = false;
        var (order, words) = (request.Order, BulkText.Participle(request.Order.Act));
        var all = Quantities.Count(request.Facts.Shown.Count);
        var tell = Telling(done => $"{Quantities.Count(done)} of {all} {words} so far; Ctrl-C stops");
        var run = new BulkRun(client, journal, order, request.Facts) { Broken = request.Broken, GoesOn = GoesOn };
        var result = await run.RunAsync(stopping);
        return result is { Error: null, IsStopped: false } && (result.Done > 0 || result.ChangedCount == 0)
            ? new WriteOutcome.Applied(result.Revision, null, result.Done)
            {
                Changed = result.Changed,
                ChangedCount = result.ChangedCount,
                NotInJournal = result.Done > 0 ? journal.Problem : null,
            }
            : new WriteOutcome.Failed(new(
                result.Error?.Kind ?? EtcdErrorKind.Unknown,
                BulkText.Early(order, request.Facts, result),
                result.Error?.Endpoint,
                inner: result.Error));

        bool GoesOn(long done)
        {
            tell(done);
            return !_isStopped;
        }
    }

    private async Task TellAsync(Func<Task<OperationMessage>> run)
    {
        try
        {
            mailbox.PostOutcome(await run());
        }
        catch (EtcdException failure)
        {
            mailbox.PostOutcome(new OperationMessage.BulkRefused($"Nothing was done: {failure.Message}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mailbox.PostOutcome(new OperationMessage.BulkRefused($"Nothing was done: {problem.Message}"));
        }
        catch (OperationCanceledException)
        {
            // Something else is wanted by now, or the explorer ends.
        }
    }

    private async Task<OperationMessage> MeasureAsync(Effect.MeasureBulk measure, CancellationToken cancellationToken)
    {
        var tell = Telling(static count => $"{Quantities.Count(count)} keys counted so far; Ctrl-C stops");
        var facts = await new BulkSurvey(client, journal).RunAsync(measure.Order, measure.Broken, tell, cancellationToken);
        return new OperationMessage.BulkMeasured(measure.Order, facts, measure.Broken);
    }

    private async Task<OperationMessage> ExportAsync(Effect.ExportKeys export, CancellationToken cancellationToken)
    {
        try
        {
            var tell = Telling(static count => $"{Quantities.Count(count)} keys written so far; Ctrl-C stops");
            var text = await new KeyExport(client, journal).RunAsync(export.Order, export.Path, tell, cancellationToken);
            return new OperationMessage.KeysExported(text, true);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new OperationMessage.KeysExported("The export was stopped, and no file is left.", false);
        }
    }

    /// <summary>What tells now and then how far something is.</summary>
    private Action<long> Telling(Func<long, string> text)
    {
        var told = clock.GetTimestamp();
        return count =>
        {
            if (clock.GetElapsedTime(told) >= Pause)
            {
                told = clock.GetTimestamp();
                mailbox.PostOutcome(new OperationMessage.Told(text(count)));
            }
        };
    }
}
