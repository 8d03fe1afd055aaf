namespace KvTui.Core.Scans.Running;

/// <summary>Runs a scan to its end: starts again, once, if its revision is compacted, and makes a failure its last snapshot.</summary>
public static class ScanFollower
{
    /// <summary>Runs the scan and hands over each snapshot as it comes. Throws <see cref="OperationCanceledException"/> only.</summary>
    /// <returns>The last snapshot: complete, stopped or failed.</returns>
    public static async Task<ScanProgress> FollowAsync(IScan scan, Action<ScanProgress> report, CancellationToken cancellationToken)
    {
        var (last, note) = (scan.Start, default(string));
        while (true)
        {
            try
            {
                await foreach (var progress in scan.RunAsync(cancellationToken))
                {
                    last = note is null ? progress : progress with { Status = progress.Status with { Note = note } };
                    report(last);
                }

                return last;
            }
            catch (EtcdException error) when (error.Kind == EtcdErrorKind.Compacted && note is null)
            {
                note = $"started again: {Quantities.Revision(last.Status.Revision)} was compacted";
            }
            catch (EtcdException error)
            {
                last = Failed(last, error);
                report(last);
                return last;
            }
        }
    }

    /// <summary>The snapshot of a scan that could not go on from another one.</summary>
    public static ScanProgress Failed(ScanProgress last, EtcdException error) =>
        last with { Status = last.Status with { Phase = ScanPhase.Failed, Error = error } };
}

/// <summary>A long read that tells how far it is. It can be run again, from the start.</summary>
public interface IScan
{
    /// <summary>What is known before anything was read.</summary>
    ScanProgress Start { get; }

    /// <summary>Reads, all at one revision, and gives a snapshot after each step; the last one is not running any more.</summary>
    /// <exception cref="EtcdException">A read failed.</exception>
    IAsyncEnumerable<ScanProgress> RunAsync(CancellationToken cancellationToken);
}
