using KvTui.Core.Messages.Scans;
using KvTui.Etcd;

namespace KvTui.Core.Runtime.Scans;

/// <summary>Which code runs which request.</summary>
internal static class ScanCatalog
{
    public static IScan Of(ScanRequest request, IEtcdClient client, TimeProvider clock) => request switch
    {
        ScanRequest.Usage usage => new UsageScan(client.Kv, usage, isSerializable: true, clock) { Ranges = Readable(usage.Prefix, client) },
        ScanRequest.Find find => new FindScan(client.Kv, find, clock) { Ranges = Readable(find.Prefix, client) },
        ScanRequest.Top top => new TopScan(client.Watch, top, client.Options.MaxLoad.BytesPerSecond, clock) { Ranges = Readable(top.Prefix, client) },
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    /// <summary>What the user may read of a prefix; if it is nothing, all of it, so that the client says why not.</summary>
    private static ImmutableArray<KeyRange> Readable(EtcdKey prefix, IEtcdClient client) =>
        client.Auth.Rights.Readable(KeyRange.Prefix(prefix)) is { IsEmpty: false } ranges ? ranges : [KeyRange.Prefix(prefix)];
}
