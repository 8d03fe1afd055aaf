using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Etcd.Calls;

/// <summary>The failures of one call: the latest at each endpoint.</summary>
internal sealed class AttemptLog
{
    private readonly List<EtcdException> _latest = [];

    public bool IsEmpty => _latest.Count == 0;

    /// <summary>
    /// How many rounds over all endpoints the latest failure allows. That one belongs to another cluster says nothing of the others.
    /// </summary>
    public int Rounds => _latest[^1].Kind == WrongCluster
        ? _latest.Max(static failure => RetryRule.Rounds(failure.Kind))
        : RetryRule.Rounds(_latest[^1].Kind);

    public bool Has(EtcdEndpoint endpoint) => _latest.Exists(failure => failure.Endpoint == endpoint);

    public void Add(EtcdException failure)
    {
        foreach (var each in failure.Attempts.Count > 0 ? failure.Attempts : [failure])
        {
            // An attempt cut short by the deadline tells less than the one before it.
            var isCutShort = each is { Kind: DeadlineExceeded, MayHaveBeenApplied: false };
            if (isCutShort && _latest.Exists(known => known.Endpoint == each.Endpoint))
            {
                continue;
            }

            _latest.RemoveAll(known => known.Endpoint == each.Endpoint);
            _latest.Add(each);
        }
    }

    /// <summary>One exception for the call: the failure itself if only one endpoint was tried, else one that names each.</summary>
    /// <param name="decisive">The failure that ended the call; null if there is none.</param>
    public EtcdException Summarize(EtcdException? decisive = null)
    {
        var last = _latest[^1];
        if (_latest.Count == 1)
        {
            return last;
        }

        if (decisive is { Attempts.Count: 0 } && (decisive.MayHaveBeenApplied || !decisive.Kind.IsPassing()))
        {
            return decisive;
        }

        // A certificate fault or a refusal says more than a port where nothing listens.
        var telling = _latest.Find(static failure => failure.Kind is not (Unreachable or ConnectionLost or DeadlineExceeded)) ?? last;
        var causes = string.Join(" ", _latest.Select(static failure => failure.Message));
        var text = $"None of {_latest.Count} endpoints could be used. {causes}";
        return new(telling.Kind, text, telling.Endpoint, last.MayHaveBeenApplied, last)
        {
            Attempts = [.. _latest],
            OtherClusterId = telling.OtherClusterId,
        };
    }
}
