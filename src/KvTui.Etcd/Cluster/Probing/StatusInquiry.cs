namespace KvTui.Etcd.Cluster.Probing;

/// <summary>Asks one endpoint for its status repeatedly, and remembers who answered there and how fast.</summary>
internal sealed class StatusInquiry
{
    /// <summary>An answer that took so long is late, and is reported so even on a new connection.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    /// <summary>How many times its last round trip a member may take before its last figures are dropped.</summary>
    private const double Indulgence = 1.5;

    /// <summary>A member that neither answers nor refuses for this long is unreachable; defragmenting may silence it for seconds.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    /// <summary>How long without an answer a watch should stay on this endpoint.</summary>
    private static readonly TimeSpan SuspectAfter = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// How many new connections tell whether several members share an address: a balancer that chooses at random is unlikely to choose the
    /// same one each time.
    /// </summary>
    private const int NewConnections = 3;

    private readonly IEtcdClient _client;
    private readonly EtcdEndpoint _endpoint;
    private readonly TimeProvider _clock;
    private readonly bool _measuresFirst;
    private readonly StandingCall<MemberReport> _call;
    private MemberReport? _last;

    /// <summary>The number of the connection on which the last answer came; 0 before the first.</summary>
    private long _connection;

    public StatusInquiry(IEtcdClient client, EtcdEndpoint endpoint, TimeProvider clock, bool measuresFirst)
    {
        (_client, _endpoint, _clock, _measuresFirst) = (client, endpoint, clock, measuresFirst);
        _call = new(AnswerAsync, GiveUpAfter, clock);
    }

    public Answerers Answerers { get; } = new();

    /// <summary>Finds out which members answer on new connections.</summary>
    /// <param name="patience">How long to wait for all connections together.</param>
    public async Task LookBehindAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough.Token);
        var met = await Task.WhenAll(Enumerable.Range(0, NewConnections).Select(_ => AskApartAsync(either.Token))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        Answerers.HeardApart(met.OfType<ResponseHeader>());
    }

    /// <summary>A row with the status, or with the reason for its absence; the id is 0 if no member has answered here.</summary>
    public async Task<MemberReport> AskAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var first = patience < SuspectAfter ? patience : SuspectAfter;
        var answer = await _call.AskAsync(first, cancellationToken).ConfigureAwait(false);
        if (answer.Silence is not null)
        {
            _client.Suspect(_endpoint);
            answer = await _call.AskAsync(patience - first, cancellationToken).ConfigureAwait(false);
        }

        if (answer.Answer is { } row)
        {
            return _last = row;
        }

        if (answer.Silence is { } silence && silence < GiveUpAfter)
        {
            return _last is { Status: not null } last && silence < last.RoundTrip * Indulgence
                ? last with { Pending = silence }
                : Silent(answer.Failure("Status", _endpoint)!) with { Pending = silence };
        }

        return Silent(answer.Failure("Status", _endpoint)!);
    }

    private MemberReport Silent(EtcdException error) => new() { Endpoints = [_endpoint], Id = _last?.Id ?? 0, Error = error };

    private async Task<MemberReport> AnswerAsync(CancellationToken cancellationToken)
    {
        var first = await AskOnceAsync(cancellationToken).ConfigureAwait(false);
        if (!_measuresFirst || first.RoundTrip is not null)
        {
            return first;
        }

        try
        {
            return await AskOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException)
        {
            // The member has answered; its round trip remains unknown.
            return first;
        }
    }

    /// <summary>
    /// A row whose round trip is known only after an earlier answer on the same connection, or if it is late: the first one includes
    /// connecting, and on the server much that the next one finds ready.
    /// </summary>
    private async Task<MemberReport> AskOnceAsync(CancellationToken cancellationToken)
    {
        var (before, standing) = (_connection, _client.ConnectionTo(_endpoint));
        var start = _clock.GetTimestamp();
        var status = await StatusAsync(cancellationToken).ConfigureAwait(false);
        var took = _clock.GetElapsedTime(start);
        _connection = _client.ConnectionTo(_endpoint);
        var isSame = before != 0 && before == standing && standing == _connection;
        Answerers.Heard(status.Header, isSame);
        return Row(status, isSame || took >= Late ? took : null);
    }

    /// <summary>The header of an answer on a new connection; null if none comes in time.</summary>
    private async Task<ResponseHeader?> AskApartAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.Maintenance.StatusApartAsync(_endpoint, cancellationToken).ConfigureAwait(false)).Header;
        }
        catch (Exception failure) when (failure is EtcdException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The status; if this client itself refuses the call, a ping first shows whether the member is down.</summary>
    private async Task<EndpointStatus> StatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _client.Maintenance.StatusAsync(_endpoint, cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException error) when (error is { Kind: EtcdErrorKind.PermissionDenied, Endpoint: null })
        {
            await _client.Maintenance.PingAsync(_endpoint, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private MemberReport Row(EndpointStatus status, TimeSpan? time) =>
        new() { Endpoints = [_endpoint], Id = status.Header.MemberId, Status = status, IsLearner = status.IsLearner, RoundTrip = time };
}
