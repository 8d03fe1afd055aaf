using KvTui.App.Messages.Scans;
using KvTui.Etcd;

namespace KvTui.App.Runtime.Scans;

/// <summary>Which code runs which request.</summary>
internal static class ScanCatalog
{
    public static IScan Of(ScanRequest request, IEtcdClient client, TimeProvider clock) => request switch
    {
        ScanRequest.Usage usage => new UsageScan(client.Kv, usage, isSerializable: true, clock),
        ScanRequest.Find find => new FindScan(client.Kv, find, clock),
        ScanRequest.Top top => new TopScan(client.Watch, top, client.Options.MaxLoad.BytesPerSecond, clock),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };
}
