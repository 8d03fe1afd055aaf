using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Messages;

/// <summary>How a write ended; a closed set of records.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>Done, at this revision.</summary>
    /// <param name="Found">The key as it is now; null if it is gone.</param>
    /// <param name="Keys">How many keys it changed.</param>
    public sealed record Applied(long Revision, KeyValue? Found, long Keys) : WriteOutcome;

    /// <summary>Refused by its guard: the key has changed since it was shown.</summary>
    /// <param name="Found">The key as it is now; null if it is gone.</param>
    public sealed record Conflict(KeyValue? Found) : WriteOutcome;

    /// <summary>Certainly not applied.</summary>
    public sealed record Failed(EtcdException Error) : WriteOutcome;

    /// <summary>The answer got lost, and reading again did not tell.</summary>
    public sealed record Unknown(EtcdException Error) : WriteOutcome;
}
