namespace KvTui.Etcd.Cluster.Probing;

/// <summary>
/// Asks every member of a cluster for its status, in parallel: those that the user's endpoints lead to, known by the id that answers there,
/// and those that only the member list names, at the URLs they advertise. Keep one probe per cluster: it remembers who answered where, and
/// an unanswered request stays in flight, so that a silent member never has more than one. Calls must not overlap.
/// </summary>
public sealed class ClusterProbe
{
    private static readonly EtcdKey ReadKey = EtcdKey.FromText("health");
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    /// <summary>How long each answer is waited for before the others are asked again.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>How long an election is given before all are asked again, as they answer at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly IEtcdClient _client;
    private readonly TimeProvider _clock;
    private readonly Dictionary<EtcdEndpoint, StatusInquiry> _inquiries = [];
    private readonly StandingCall<MemberList> _list;
    private readonly StandingCall<bool> _read;
    private IReadOnlyList<Member> _members = [];
    private IReadOnlyList<EtcdEndpoint> _beyondGiven = [];
    private ulong _clusterId;

    /// <summary>The endpoint to ask for the member list; null for any.</summary>
    private EtcdEndpoint? _lister;

    public ClusterProbe(IEtcdClient client, TimeProvider clock)
    {
        (_client, _clock) = (client, clock);
        _list = new(cancellationToken => client.Cluster.MemberListAsync(_lister, cancellationToken), GiveUpAfter, clock);
        _read = new(ReadAsync, GiveUpAfter, clock);
    }

    /// <summary>Whether a member is asked twice on a new connection, so that its round trip excludes connecting; default true.</summary>
    public bool MeasuresFirst { get; init; } = true;

    /// <summary>Whether <see cref="ProbeToTheEndAsync"/> waits for the end of an election too; default false.</summary>
    public bool AwaitsLeader { get; init; }

    /// <summary>The member list that was read last; empty while unknown.</summary>
    public IReadOnlyList<Member> Members => _members;

    /// <summary>Asks all members and assesses the answers, failures included; throws only if the caller cancelled.</summary>
    /// <param name="patience">How long to wait for each answer: a status, the member list, the linearizable read.</param>
    public async Task<ClusterReport> ProbeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var unneeded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = _read.AskAsync(patience, unneeded.Token);
        var list = _list.AskAsync(patience, unneeded.Token);
        var answers = await AskAsync(_client.Options.Endpoints.Concat(_beyondGiven), patience, cancellationToken).ConfigureAwait(false);
        if (_members.Count == 0 && !answers.Exists(static answer => answer.Answers))
        {
            // No member is there to answer the read or the list.
            await unneeded.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(read, list).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            return ClusterAssessment.Assess(Rows(WithProxies(answers)).All(), null);
        }

        await LearnMembersAsync((await list.ConfigureAwait(false)).Answer, answers, cancellationToken).ConfigureAwait(false);
        await LookBehindAsync(answers, patience, cancellationToken).ConfigureAwait(false);
        answers = WithProxies(answers);
        if (!answers.Exists(static answer => answer.IsProxy))
        {
            answers.AddRange(await AskAsync(Rows(answers).Unasked(), patience, cancellationToken).ConfigureAwait(false));
        }

        var rows = Rows(answers).All();
        _beyondGiven = [.. rows.SelectMany(BeyondGiven)];
        return ClusterAssessment.Assess(rows, (await read.ConfigureAwait(false)).Failure("a linearizable read", null), _clusterId);
    }

    /// <summary>
    /// Asks, and gives each silent member a time from the moment it was first asked; meanwhile the others are asked again: an election may
    /// end, which is waited for as long where that is wanted. Throws only if the caller cancelled.
    /// </summary>
    public async Task<ClusterReport> ProbeToTheEndAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var left = limit;
        var started = _clock.GetTimestamp();
        while (true)
        {
            var isLast = left < 2 * Round;
            var report = await ProbeAsync(isLast ? left : Round, cancellationToken).ConfigureAwait(false);
            if (isLast || !IsAwaited(report))
            {
                return report;
            }

            if (IsElecting(report))
            {
                await Task.Delay(Pause, _clock, cancellationToken).ConfigureAwait(false);
            }

            left = limit - (report.Members.Max(static member => member.Pending) ?? _clock.GetElapsedTime(started));
            left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Whether a decisive answer is still to come: who leads, a member's, or, with a leader, the read's, which a slow login delays.
    /// </summary>
    private bool IsAwaited(ClusterReport report) =>
        IsElecting(report)
        || report.Members.Any(member => member is { Status: null, Pending: not null })
        || report is { Leader: not 0, ReadError.Kind: EtcdErrorKind.DeadlineExceeded };

    private bool IsElecting(ClusterReport report) => AwaitsLeader && report is { Leader: 0, IsTold: true };

    private MemberRows Rows(IReadOnlyList<MemberReport> answers) => new(_members, answers, _clusterId, _client.Options);

    /// <summary>
    /// Accepts a member list of the probed cluster. A proxy lists itself instead, with the id 0 (etcd: server/proxy/grpcproxy/cluster.go);
    /// then a member is asked.
    /// </summary>
    private async Task LearnMembersAsync(MemberList? list, List<MemberReport> answers, CancellationToken cancellationToken)
    {
        var told = answers.FindAll(static answer => answer.Status is not null);
        if (!told.Exists(answer => answer.Status!.Header.ClusterId == _clusterId))
        {
            var ids = told.ConvertAll(static answer => answer.Status!.Header.ClusterId);
            _clusterId = list is not null && ids.Contains(list.Header.ClusterId) ? list.Header.ClusterId : ids.FirstOrDefault(_clusterId);
        }

        if (list is not null && IsOfProxy(list))
        {
            var answering = told.Select(static answer => answer.Endpoints[0]).Intersect(_client.Options.Endpoints);
            await Task.WhenAll(answering.Select(endpoint => AskForProxyAsync(endpoint, cancellationToken))).ConfigureAwait(false);
        }

        if (list is not null && !IsUsable(list))
        {
            var ours = told.FindAll(answer => answer.Status!.Header.ClusterId == _clusterId);
            _lister = ours.Find(answer => !InquiryOf(answer.Endpoints[0]).Answerers.IsShared)?.Endpoints[0];
            list = _lister is null ? null : await ListAsync(_lister, cancellationToken).ConfigureAwait(false);
        }
        else if (list is null)
        {
            _lister = null;
        }

        _members = list is not null && IsUsable(list) ? list.Members : _members;
    }

    private bool IsUsable(MemberList list) => !IsOfProxy(list) && (list.Header.ClusterId == _clusterId || list.Header.ClusterId == 0);

    private static bool IsOfProxy(MemberList list) => list.Members.Any(static member => member.Id == 0);

    private async Task AskForProxyAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        var answerers = InquiryOf(endpoint).Answerers;
        if (answerers.IsShared)
        {
            return;
        }

        // A single endpoint is the one whose list was read.
        var isOnly = _client.Options.Endpoints.Count == 1;
        if (isOnly || (await ListAsync(endpoint, cancellationToken).ConfigureAwait(false) is { } list && IsOfProxy(list)))
        {
            answerers.NoteProxy();
        }
    }

    private async Task<MemberList?> ListAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.Cluster.MemberListAsync(endpoint, cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException)
        {
            return null;
        }
    }

    /// <summary>
    /// Finds out whether other members answer on new connections at given addresses that are not the answering member's own.
    /// </summary>
    private Task LookBehindAsync(List<MemberReport> answers, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_members.Count < 2)
        {
            return Task.CompletedTask;
        }

        var advertised = new AdvertisedAddresses(_members, _client.Options);
        var doubtful = answers
            .Where(answer => answer is { Status: not null, Pending: null }
                && _client.Options.Endpoints.Contains(answer.Endpoints[0])
                && !advertised.IsOnlyOf(answer.Endpoints[0], answer.Id))
            .Select(answer => InquiryOf(answer.Endpoints[0]))
            .Where(static inquiry => inquiry.Answerers is { IsUnchecked: true, IsShared: false })
            .ToList();
        return Task.WhenAll(doubtful.Select(inquiry => inquiry.LookBehindAsync(patience, cancellationToken)));
    }

    /// <summary>
    /// The answers, with those at shared addresses marked as proxies; if there is one, only the given endpoints count, as what lies behind
    /// it may not be reachable from here.
    /// </summary>
    private List<MemberReport> WithProxies(List<MemberReport> answers)
    {
        var isShared = _client.Options.Endpoints.Any(endpoint => InquiryOf(endpoint).Answerers.IsShared);
        return !isShared ? answers : [.. answers.Where(answer => _client.Options.Endpoints.Contains(answer.Endpoints[0])).Select(AsProxy)];
    }

    private MemberReport AsProxy(MemberReport answer)
    {
        var answerers = InquiryOf(answer.Endpoints[0]).Answerers;
        return !answerers.IsShared ? answer : answer with
        {
            Id = 0,
            IsProxy = true,
            IsLearner = false,
            Backends = answerers.Among(_members, _clusterId),
            ForeignCluster = answerers.ClusterBeside(_clusterId),
        };
    }

    /// <summary>The endpoints besides the given ones at which to ask a row's member next time.</summary>
    private IEnumerable<EtcdEndpoint> BeyondGiven(MemberReport row)
    {
        var others = row.Endpoints.Except(_client.Options.Endpoints);
        return row.Id == 0 ? [] : row.Answers ? others.Where(endpoint => endpoint == row.Endpoint) : others;
    }

    private async Task<List<MemberReport>> AskAsync(
        IEnumerable<EtcdEndpoint> endpoints, TimeSpan patience, CancellationToken cancellationToken)
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

    /// <summary>Reads a key linearizably, if possible one that the user may read; a denial takes a quorum too.</summary>
    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_client.Options.File is not null)
        {
            // A file has no quorum that could be missing.
            return true;
        }

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
