namespace KvTui.Etcd.Watch;

/// <summary>Keeps a copy of some ranges' keys current: lists at one revision, watches from the next, lists again after a gap.</summary>
public interface IKeyspaceMirror
{
    /// <summary>Mirrors until cancelled. Throws <see cref="EtcdException"/> only if another attempt is pointless.</summary>
    /// <param name="ranges">At least one, ascending and not touching; all are listed at one revision and watched on one stream.</param>
    IAsyncEnumerable<WatchUpdate> MirrorAsync(IReadOnlyList<KeyRange> ranges, CancellationToken cancellationToken);

    void ReconnectNow();
}
