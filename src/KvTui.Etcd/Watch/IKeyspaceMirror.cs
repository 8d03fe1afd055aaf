using KvTui.Etcd.Model;

namespace KvTui.Etcd.Watch;

/// <summary>Keeps a copy of the keys of some ranges true: lists at one revision, then watches from the next; lists again when history is lost.</summary>
public interface IKeyspaceMirror
{
    /// <summary>Mirrors until cancelled. Throws <see cref="EtcdException"/> only where trying again is pointless.</summary>
    /// <param name="ranges">At least one, in ascending order and apart; all are listed at one revision and watched on one stream.</param>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<WatchUpdate> MirrorAsync(IReadOnlyList<KeyRange> ranges, CancellationToken cancellationToken);

    /// <summary>Cuts short the wait before the next attempt.</summary>
    void ReconnectNow();
}
