namespace KvTui.Core.Editing;

/// <summary>How large a value may be: etcd refuses a request beyond a limit, which it does not tell.</summary>
public static class SizeLimit
{
    /// <summary>What etcd takes in a request unless it was started with another <c>--max-request-bytes</c>.</summary>
    public const int RequestBytes = 1536 * 1024;

    /// <summary>What a guarded save has beside its key and its value, generously.</summary>
    private const int AroundBytes = 512;

    /// <summary>Whether etcd would refuse to save a value of so many bytes, if its limit is the usual one.</summary>
    public static bool IsBeyond(EtcdKey key, long bytes) => (3L * key.Length) + bytes + AroundBytes > RequestBytes;
}
