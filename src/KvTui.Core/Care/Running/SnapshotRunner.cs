using KvTui.Core.Explorer.Services;
using KvTui.Etcd;

namespace KvTui.Core.Care.Running;

/// <summary>Reads one snapshot at a time into a file, beside everything else, and tells how far it is and what came of it.</summary>
internal sealed class SnapshotRunner(IEtcdClient client, Mailbox mailbox, TimeProvider clock) : IAsyncDisposable
{
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Begins to read; to be called by the loop only, and not while one is being read.</summary>
    public void Start(Effect.SaveSnapshot save)
    {
        var (before, stop) = (_running, new CancellationTokenSource());
        _stop = stop;
        _running = Task.Run(() => RunAsync(before, save, stop), CancellationToken.None);
    }

    /// <summary>Stops reading: nothing of it is kept.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Stops reading, and waits until the file is gone; harmless the second time.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _running;
    }

    private async Task RunAsync(Task before, Effect.SaveSnapshot save, CancellationTokenSource stop)
    {
        await before;
        var download = new SnapshotDownload(client, clock);
        OperationMessage.SnapshotEnded ended;
        try
        {
            ended = await ReadAsync(save, download, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            ended = new(null, $"The snapshot was stopped after {Quantities.Size(download.Length)}; nothing was kept.", WasStopped: true);
        }
        catch (SnapshotFileException problem)
        {
            ended = new(null, $"No snapshot was saved: {problem.Message}");
        }
        catch (EtcdException failure)
        {
            ended = new(
                null, $"No snapshot was saved: {failure.Message} {Quantities.Size(download.Length)} were read, and nothing was kept.");
        }
        catch (Exception defect)
        {
            ended = new(null, $"No snapshot was saved, and nothing was kept: kvtui itself failed: {defect.Message}");
        }

        mailbox.PostOutcome(ended);
    }

    private async Task<OperationMessage.SnapshotEnded> ReadAsync(
        Effect.SaveSnapshot save, SnapshotDownload download, CancellationToken cancellationToken)
    {
        var report = await new CareRunner(client, clock).LookAsync(cancellationToken);
        if (ClusterIds.Differ(report.ClusterId, save.ClusterId))
        {
            return new(null, $"No snapshot was saved: cluster {ClusterIds.Text(report.ClusterId)} answers now, "
                + $"in place of {ClusterIds.Text(save.ClusterId)}.");
        }

        var member = save.Member == 0 ? SnapshotSource.Of(report) : report.Members.FirstOrDefault(m => m.Id == save.Member);
        if (member is not { Status: { } status, Endpoint: not null })
        {
            return new(null, $"No snapshot was saved: {SnapshotSource.WhyNone(report, save.Member)}; try again once it does.");
        }

        var path = TypedPath.Full(save.Path);
        mailbox.PostOutcome(new OperationMessage.SnapshotRead(member.Label, 0, status.DbSize));
        var result = await download.RunAsync(
            member,
            path,
            now => mailbox.PostOutcome(new OperationMessage.SnapshotRead(member.Label, now.Read, now.Total)),
            cancellationToken);
        return result.Damage is { } damage
            ? new(null, $"What {member.Label} sent is no whole snapshot, as {damage}: nothing was kept; try another member.")
            : new(path, $"Snapshot of {member.Label} ({report.RoleOf(member)}), {Quantities.Size(result.Length)} in "
                + $"{Quantities.Moment(result.Took)}, {Quantities.Revision(status.Header.Revision)} or later, in {path}; "
                + $"sha256 {result.Hash}");
    }
}
