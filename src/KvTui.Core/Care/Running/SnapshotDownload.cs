using KvTui.Etcd;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Running;

/// <summary>Reads a snapshot from a member into a file, which is there only once it is whole.</summary>
/// <param name="rate">The most bytes a second; null for what the client may read in the background, which by default has no cap.</param>
public sealed class SnapshotDownload(IEtcdClient client, TimeProvider clock, double? rate = null)
{
    /// <summary>How much is read before its memory is taken back: by itself the runtime lets up to 200 MB pile up.</summary>
    private const long BetweenCollections = 4 << 20;

    /// <summary>How far reading may run ahead of the cap before it waits.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan BetweenWords = TimeSpan.FromMilliseconds(200);

    private readonly double _rate = rate ?? client.Options.MaxLoad.BytesPerSecond ?? double.PositiveInfinity;

    /// <summary>How many bytes were read so far.</summary>
    public long Length { get; private set; }

    /// <summary>Reads the snapshot of a member that answers.</summary>
    /// <param name="path">The file, which must not be there yet.</param>
    /// <param name="tell">Told at most five times a second how far it is.</param>
    /// <exception cref="SnapshotFileException">The file cannot be made or written; nothing was kept.</exception>
    /// <exception cref="EtcdException">The member refuses, or does not answer any more; nothing was kept.</exception>
    public async Task<SnapshotResult> RunAsync(
        MemberReport member, string path, Action<SnapshotProgress> tell, CancellationToken cancellationToken)
    {
        var endpoint = member.Endpoint ?? throw new EtcdException(
            EtcdErrorKind.NotFound, $"{member.Label} has no address that can be asked from here; name it by --endpoints.");
        using var file = new SnapshotFile(path);
        var (started, told, collected) = (clock.GetTimestamp(), clock.GetTimestamp(), 0L);
        await foreach (var part in client.Maintenance.SnapshotAsync(endpoint, cancellationToken))
        {
            file.Add(part.Bytes.Span);
            Length = file.Length;
            var elapsed = clock.GetElapsedTime(started);
            if (clock.GetElapsedTime(told) >= BetweenWords)
            {
                told = clock.GetTimestamp();
                tell(new(file.Length, file.Length + part.Remaining, elapsed));
            }

            if (file.Length - collected >= BetweenCollections)
            {
                collected = file.Length;
                GC.Collect(1, GCCollectionMode.Forced);
            }

            var ahead = TimeSpan.FromSeconds(file.Length / _rate) - elapsed;
            if (ahead > Lead)
            {
                await Task.Delay(ahead, clock, cancellationToken);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new(file.Finish(), file.Length, file.Hash, clock.GetElapsedTime(started));
    }
}
