namespace KvTui.Etcd.Kv;

/// <summary>A condition of a transaction; a closed set of records. Revisions and version of a missing key compare as 0.</summary>
public abstract record Compare(EtcdKey Key)
{
    /// <summary>The keys whose state the condition depends on.</summary>
    public virtual KeyRange Touched => KeyRange.Key(Key);

    /// <summary>The key was last changed at this revision; 0 means that it does not exist.</summary>
    public sealed record ModRevisionEquals(EtcdKey Key, long Revision) : Compare(Key);

    /// <summary>The key has this version; 0 means that it does not exist.</summary>
    public sealed record VersionEquals(EtcdKey Key, long Version) : Compare(Key);

    /// <summary>The key was created at this revision; 0 means that it does not exist.</summary>
    public sealed record CreateRevisionEquals(EtcdKey Key, long Revision) : Compare(Key);

    /// <summary>The key has this value; false if the key does not exist. The value is sent with the request.</summary>
    public sealed record ValueEquals(EtcdKey Key, ReadOnlyMemory<byte> Value) : Compare(Key);

    /// <summary>No key of a range was created or changed after this revision.</summary>
    public sealed record NoneNewerThan(KeyRange Range, long Revision) : Compare(Range.Start)
    {
        public override KeyRange Touched => Range;
    }
}
