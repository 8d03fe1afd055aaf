using KvTui.Etcd.Kv;

namespace KvTui.Etcd.Cluster.Probing;

/// <summary>
/// Asks every member of a cluster how it is, in parallel: those the user's endpoints lead to, known by the id that answers there, and those that only the
/// member list names, at the URLs they advertise. Keep one for a cluster: it remembers who answered where, and a request that is not answered yet stays
/// under way, so that a silent member has never more than one. Calls must not overlap.
/// </summary>
public sealed class ClusterProbe
{
    private static readonly EtcdKey ReadKey = EtcdKey.FromText("health");
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    private readonly IEtcdClient _client;
    private readonly TimeProvider _clock;
    private readonly Dictionary<EtcdEndpoint, StatusInquiry> _inquiries = [];
    private readonly StandingCall<MemberList> _list;
    private readonly StandingCall<bool> _read;
    private IReadOnlyList<Member> _members = [];
    private IReadOnlyList<EtcdEndpoint> _beyondGiven = [];

    public ClusterProbe(IEtcdClient client, TimeProvider clock)
    {
        (_client, _clock) = (client, clock);
        _list = new(cancellationToken => client.Cluster.MemberListAsync(null, cancellationToken), GiveUpAfter, clock);
        _read = new(ReadAsync, GiveUpAfter, clock);
    }

    /// <summary>Whether a member is asked twice where the connection is new, so that its first round trip does not have the making of it in it; default true.</summary>
    public bool MeasuresFirst { get; init; } = true;

    /// <summary>Asks all and draws the conclusions; failures are part of the report. Throws only <see cref="OperationCanceledException"/>, if the caller cancelled.</summary>
    /// <param name="patience">How long to wait for each answer: a status, the member list, the linearizable read.</param>
    public async Task<ClusterReport> ProbeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var unneeded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = _read.AskAsync(patience, unneeded.Token);
        var list = _list.AskAsync(patience, unneeded.Token);
        var answers = await AskAsync(_client.Options.Endpoints.Concat(_beyondGiven), patience, cancellationToken).ConfigureAwait(false);
        if (_members.Count == 0 && !answers.Exists(static answer => answer.Answers))
        {
            // Nobody is there who could answer these.
            await unneeded.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(read, list).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            return ClusterAssessment.Assess(MemberRows.Of([], answers, _client.Options), null);
        }

        _members = (await list.ConfigureAwait(false)).Answer?.Members ?? _members;
        answers.AddRange(await AskAsync(MemberRows.Unasked(_members, answers, _client.Options), patience, cancellationToken).ConfigureAwait(false));
        var rows = MemberRows.Of(_members, answers, _client.Options);
        _beyondGiven = [.. rows.SelectMany(BeyondGiven)];
        return ClusterAssessment.Assess(rows, (await read.ConfigureAwait(false)).Failure("a linearizable read", null));
    }

    /// <summary>Where a member is to be asked next time besides at the given endpoints, of which none leads to it.</summary>
    private IEnumerable<EtcdEndpoint> BeyondGiven(MemberReport row)
    {
        var others = row.Endpoints.Except(_client.Options.Endpoints);
        return row.Id == 0 ? [] : row.Answers ? others.Where(endpoint => endpoint == row.Endpoint) : others;
    }

    private async Task<List<MemberReport>> AskAsync(IEnumerable<EtcdEndpoint> endpoints, TimeSpan patience, CancellationToken cancellationToken)
    {
        var asking = endpoints.Distinct().Select(endpoint => InquiryOf(endpoint).AskAsync(patience, cancellationToken));
        return [.. await Task.WhenAll(asking).ConfigureAwait(false)];
    }

    private StatusInquiry InquiryOf(EtcdEndpoint endpoint)
    {
        if (!_inquiries.TryGetValue(endpoint, out var inquiry))
        {
            _inquiries[endpoint] = inquiry = new(_client, endpoint, _clock, MeasuresFirst);
        }

        return inquiry;
    }

    /// <summary>A linearizable read of some key, of those that the user may read; to be told that he may not takes a quorum too.</summary>
    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var key = _client.Options.Root.IsEmpty ? ReadKey : _client.Options.Root;
        if (_client.Auth.Rights is { IsRestricted: true } rights && !rights.MayRead(KeyRange.Key(key)))
        {
            if (rights.Readable(KeyRange.Prefix(_client.Options.Root)) is not [var first, ..])
            {
                return true;
            }

            key = first.Start;
        }

        try
        {
            await _client.Kv.RangeAsync(KeyRange.Key(key), new() { KeysOnly = true }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EtcdException error) when (error.Kind == EtcdErrorKind.PermissionDenied)
        {
            return true;
        }
    }
}
