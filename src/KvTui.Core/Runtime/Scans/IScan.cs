using KvTui.Core.State.Scans;

namespace KvTui.Core.Runtime.Scans;

/// <summary>A long read that tells how far it is. It can be run again, from the start.</summary>
public interface IScan
{
    /// <summary>What is known before anything was read.</summary>
    ScanProgress Start { get; }

    /// <summary>Reads, all at one revision, and gives a snapshot after each step; the last one is not running any more. Throws <see cref="Etcd.Model.EtcdException"/>.</summary>
    IAsyncEnumerable<ScanProgress> RunAsync(CancellationToken cancellationToken);
}
