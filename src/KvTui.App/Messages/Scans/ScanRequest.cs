using KvTui.App.Analysis.Search;
using KvTui.App.Analysis.Usage;
using KvTui.Etcd;

namespace KvTui.App.Messages.Scans;

/// <summary>A long read that the user asked for; a closed set of records.</summary>
public abstract record ScanRequest
{
    private ScanRequest()
    {
    }

    /// <summary>Add up what the keys with a prefix take.</summary>
    /// <param name="Reading">Up to how many keys all values are read, and how many otherwise.</param>
    /// <param name="Seed">Decides which keys are in a sample.</param>
    public sealed record Usage(EtcdKey Prefix, UsageReading Reading, int Seed) : ScanRequest;

    /// <summary>Search the keys with a prefix.</summary>
    public sealed record Find(EtcdKey Prefix, SearchPattern Pattern, SearchIn Where) : ScanRequest;
}
