using KvTui.Etcd.Kv;

namespace KvTui.Etcd.Mirroring;

/// <summary>Keeps a copy of a key range's keys true: lists at one revision, then watches from the next; lists again when history is lost.</summary>
public interface IKeyspaceMirror
{
    /// <summary>Mirrors until cancelled. Throws <see cref="EtcdException"/> only where trying again is pointless.</summary>
    IAsyncEnumerable<MirrorUpdate> MirrorAsync(KeyRange keys, CancellationToken cancellationToken);

    /// <summary>Cuts short the wait before the next attempt.</summary>
    void ReconnectNow();
}
