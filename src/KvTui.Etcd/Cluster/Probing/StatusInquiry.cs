using KvTui.Etcd.Maintenance;

namespace KvTui.Etcd.Cluster.Probing;

/// <summary>Asks one endpoint for its status over and over, and remembers who answered there and how fast.</summary>
internal sealed class StatusInquiry
{
    /// <summary>How many times its last round trip a member may take before its last figures are not shown any more.</summary>
    private const double Indulgence = 1.5;

    /// <summary>A member that neither answers nor refuses for this long is unreachable; one that defragments may be silent for seconds.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    /// <summary>After how long without an answer a watch on this endpoint had better go elsewhere.</summary>
    private static readonly TimeSpan SuspectAfter = TimeSpan.FromSeconds(0.5);

    private readonly IEtcdClient _client;
    private readonly EtcdEndpoint _endpoint;
    private readonly TimeProvider _clock;
    private readonly bool _measuresFirst;
    private readonly StandingCall<MemberReport> _call;
    private MemberReport? _last;
    private bool _isConnected;

    public StatusInquiry(IEtcdClient client, EtcdEndpoint endpoint, TimeProvider clock, bool measuresFirst)
    {
        (_client, _endpoint, _clock, _measuresFirst) = (client, endpoint, clock, measuresFirst);
        _call = new(AnswerAsync, GiveUpAfter, clock);
    }

    /// <summary>A row with the status, or with why there is none; its id is 0 if nobody ever answered here.</summary>
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

    private MemberReport Silent(EtcdException error)
    {
        _isConnected &= error.Kind == EtcdErrorKind.DeadlineExceeded;
        return new() { Endpoints = [_endpoint], Id = _last?.Id ?? 0, Error = error };
    }

    private async Task<MemberReport> AnswerAsync(CancellationToken cancellationToken)
    {
        // The first answer on a connection has the time to make it in it: that is not the round trip.
        if (_measuresFirst && !_isConnected)
        {
            await _client.Maintenance.StatusAsync(_endpoint, cancellationToken).ConfigureAwait(false);
        }

        var start = _clock.GetTimestamp();
        var status = await StatusAsync(cancellationToken).ConfigureAwait(false);
        _isConnected = true;
        return Row(status, _clock.GetElapsedTime(start));
    }

    /// <summary>The status; where this client itself refuses to ask for it, the member is asked for something else first: that it is denied must not hide that it is down.</summary>
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

    private MemberReport Row(EndpointStatus status, TimeSpan roundTrip) =>
        new() { Endpoints = [_endpoint], Id = status.Header.MemberId, Status = status, IsLearner = status.IsLearner, RoundTrip = roundTrip };
}
