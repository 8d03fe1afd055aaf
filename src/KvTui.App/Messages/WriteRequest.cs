using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Messages;

/// <summary>A write the user asked for, guarded by what the user has seen; a closed set of records.</summary>
public abstract record WriteRequest
{
    private WriteRequest()
    {
    }

    /// <summary>The key it is about; the prefix, if it is about many.</summary>
    public abstract EtcdKey Subject { get; }

    /// <summary>Replace the value of a key, if it still is at the revision that was read; its lease is kept.</summary>
    public sealed record Save(KeyValue Base, ReadOnlyMemory<byte> Value) : WriteRequest
    {
        public override EtcdKey Subject => Base.Key;
    }

    /// <summary>Make a key that does not exist.</summary>
    public sealed record Create(EtcdKey Key, ReadOnlyMemory<byte> Value) : WriteRequest
    {
        public override EtcdKey Subject => Key;
    }

    /// <summary>Delete a key, if it still is at the revision that was shown.</summary>
    public sealed record Delete(EtcdKey Key, long ModRevision) : WriteRequest
    {
        public override EtcdKey Subject => Key;
    }

    /// <summary>Delete all keys with a prefix, if none of them has changed since the revision that was shown.</summary>
    public sealed record DeletePrefix(EtcdKey Prefix, long Revision) : WriteRequest
    {
        public override EtcdKey Subject => Prefix;
    }
}
