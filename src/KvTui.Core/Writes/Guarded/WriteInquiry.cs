using KvTui.Etcd;
using static KvTui.Etcd.Model.EtcdErrorKind;

namespace KvTui.Core.Writes.Guarded;

/// <summary>Finds out what became of a write whose answer got lost; reads only, for up to 15 s, and without a quorum 3 s more.</summary>
internal sealed class WriteInquiry
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastLookPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly IEtcdClient _client;
    private readonly TimeProvider _clock;
    private readonly WriteRequest _request;
    private readonly EtcdException _error;
    private readonly ClusterMoment _before;
    private readonly WriteBarrier _barrier;
    private Sighting? _seen;

    /// <param name="error">How the write ended.</param>
    /// <param name="before">How far the cluster had come before the write was sent.</param>
    public WriteInquiry(IEtcdClient client, TimeProvider clock, WriteRequest request, EtcdException error, ClusterMoment before)
    {
        (_client, _clock, _request, _error, _before) = (client, clock, request, error, before);
        _barrier = new(client, request.ClusterId);
    }

    private WriteOutcome Unknown => new WriteOutcome.Unknown(_error, _seen);

    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<WriteOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                if (await TryAsync(either.Token) is { } outcome)
                {
                    return outcome;
                }

                await Task.Delay(pause, _clock, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return _seen is null ? await LookAtOneMemberAsync(cancellationToken) : Unknown;
        }
    }

    /// <summary>Whether it may say more in a moment; the write's own cluster may come back, unless another one is read by now.</summary>
    private bool IsPassing(EtcdException error)
        => error.Kind.IsPassing() && (error.Kind is not WrongCluster || !ClusterIds.Differ(_client.ClusterId, _request.ClusterId));

    /// <summary>Asks whether all is settled, and then looks; null if that may say more in a moment.</summary>
    private async Task<WriteOutcome?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _barrier.AskSenderAsync(_error.Endpoint, cancellationToken);
            var finding = await LookAsync(cancellationToken);
            var isElsewhere = answer == BarrierAnswer.OtherCluster || (answer == BarrierAnswer.Settled && finding.Term != _before.Term);
            if (finding.IsAsBefore && isElsewhere)
            {
                // The write may lie with the leader before, or with a member that has another address by now.
                answer = await _barrier.AskEveryoneAsync(cancellationToken) ? BarrierAnswer.Settled : BarrierAnswer.Open;
                finding = await LookAsync(cancellationToken);
            }

            return finding.Outcome ?? (finding.IsAsBefore ? AsBefore(answer, finding.Stored.Found) : Unknown);
        }
        catch (EtcdException error)
        {
            return IsPassing(error) ? null : Unknown;
        }
    }

    /// <summary>What is known of the write while nothing has changed; null if more may be in a moment.</summary>
    private WriteOutcome? AsBefore(BarrierAnswer answer, KeyValue? found) => answer switch
    {
        BarrierAnswer.Settled => new WriteOutcome.NotApplied(found, _error),
        BarrierAnswer.Denied => Unknown,
        BarrierAnswer.Open or BarrierAnswer.Gone or BarrierAnswer.OtherCluster => null,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "is not a known answer"),
    };

    private async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var finding = await new WriteEvidence(_client.Kv, _request, _before, isCurrent: true).LookAsync(cancellationToken);
        _seen = finding.Stored;
        return finding;
    }

    /// <summary>Without a quorum: what any member has, which can prove that the write was applied, but not that it was not.</summary>
    private async Task<WriteOutcome> LookAtOneMemberAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LastLookPatience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var finding = await new WriteEvidence(_client.Kv, _request, _before, isCurrent: false).LookAsync(either.Token);
            _seen = finding.Stored;
            return finding.Outcome ?? Unknown;
        }
        catch (Exception error) when (error is EtcdException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Unknown;
        }
    }
}
