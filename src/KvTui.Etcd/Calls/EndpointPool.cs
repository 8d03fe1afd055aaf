using System.Collections.Concurrent;

namespace KvTui.Etcd.Calls;

/// <summary>
/// The channels of a client. Calls stay with one endpoint while it works; one that failed is passed over for a moment, and where no
/// connection is open yet, the next endpoint is dialled too if the first takes long.
/// </summary>
internal sealed class EndpointPool : IAsyncDisposable
{
    private static readonly TimeSpan Shunned = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(200);

    private readonly EndpointChannel[] _given;
    private readonly ConcurrentDictionary<EtcdEndpoint, EndpointChannel> _others = [];
    private readonly Func<EtcdEndpoint, IGrpcTransport> _create;
    private readonly TimeProvider _clock;
    private volatile EndpointChannel _current;

    public EndpointPool(IReadOnlyList<EtcdEndpoint> endpoints, Func<EtcdEndpoint, IGrpcTransport> create, TimeProvider clock)
    {
        if (endpoints.Count == 0)
        {
            throw new ArgumentException("At least one endpoint is needed.", nameof(endpoints));
        }

        (_create, _clock) = (create, clock);
        _given = [.. endpoints.Distinct().Select(endpoint => new EndpointChannel(create(endpoint)))];
        _current = _given[0];
    }

    public ClusterIdentity Identity { get; } = new();

    /// <summary>The number of endpoints among which calls may choose.</summary>
    public int Count => _given.Length;

    public EndpointChannel Current => _current;

    /// <summary>The channel of an endpoint, made on demand if the user did not give that endpoint.</summary>
    public EndpointChannel Of(EtcdEndpoint endpoint)
        => Array.Find(_given, channel => channel.Endpoint == endpoint)
            ?? _others.GetOrAdd(endpoint, (key, create) => new(create(key)), _create);

    /// <summary>A new channel to an endpoint for the caller, who disposes its transport.</summary>
    public EndpointChannel Apart(EtcdEndpoint endpoint) => new(_create(endpoint));

    /// <summary>The channel to use next; null if none could be dialled, with the causes in the log.</summary>
    public async ValueTask<EndpointChannel?> PickAsync(AttemptLog log, CancellationToken cancellationToken)
    {
        var preferred = _current;
        if (_given.Length == 1 || (!IsShunned(preferred) && preferred.Transport.IsConnected))
        {
            return preferred;
        }

        var candidates = InOrder(log);
        return candidates[0].Transport.IsConnected || (candidates.Count > 1 && IsShunned(candidates[1]))
            ? candidates[0]
            : await RaceAsync(candidates, log, cancellationToken).ConfigureAwait(false);
    }

    public void Succeeded(EndpointChannel channel)
    {
        channel.MarkGood();
        if (_current != channel && !channel.IsLearner && Array.IndexOf(_given, channel) >= 0)
        {
            _current = channel;
        }
    }

    /// <summary>Passes over an endpoint for a moment, and notifies the streams that are open there.</summary>
    public void Suspect(EtcdEndpoint endpoint)
    {
        var channel = Of(endpoint);
        Failed(channel);
        channel.RaiseSuspicion();
    }

    /// <summary>Whether the channel failed last or is a learner's, and another given endpoint is neither, nor of another cluster.</summary>
    public bool HasBetterThan(EndpointChannel channel)
        => (channel.FailedAt is not null || channel.IsLearner)
            && Array.Exists(_given, other => other != channel && other is { FailedAt: null, IsLearner: false } && !IsForeign(other));

    /// <summary>Whether a given endpoint was last another cluster's, and has not failed yet.</summary>
    public bool HasForeign(AttemptLog log) => Array.Exists(_given, channel => IsForeign(channel) && !log.Has(channel.Endpoint));

    /// <summary>Allows every endpoint to be dialled at once, however recently it failed.</summary>
    public void Hurry()
    {
        foreach (var channel in _given.Concat(_others.Values))
        {
            channel.Transport.Hurry();
        }
    }

    public void Failed(EndpointChannel channel) => channel.MarkFailed(_clock.GetTimestamp());

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _given.Concat(_others.Values))
        {
            await channel.Transport.DisposeAsync().ConfigureAwait(false);
        }
    }

    private bool IsShunned(EndpointChannel channel) => channel.IsLearner || IsFailed(channel);

    private bool IsFailed(EndpointChannel channel) => channel.FailedAt is { } since && _clock.GetElapsedTime(since) < Shunned;

    /// <summary>Whether the channel's last answer came from another cluster than the one read.</summary>
    private bool IsForeign(EndpointChannel channel) => Identity.IsForeign(channel.Identity.Latest);

    /// <summary>
    /// The current channel, then the others in turn; then learners, recent failures (oldest first), foreign clusters; last those that have
    /// failed this call already, so that each is asked once before any is asked twice.
    /// </summary>
    private List<EndpointChannel> InOrder(AttemptLog log)
    {
        var start = Math.Max(0, Array.IndexOf(_given, _current));
        var rotated = Enumerable.Range(0, _given.Length).Select(step => _given[(start + step) % _given.Length]).ToList();
        return
        [
            .. rotated.OrderBy(channel => log.Has(channel.Endpoint))
                .ThenBy(IsForeign)
                .ThenBy(channel => IsFailed(channel) ? channel.FailedAt ?? 0 : channel.IsLearner ? long.MinValue + 1 : long.MinValue),
        ];
    }

    private async Task<EndpointChannel?> RaceAsync(List<EndpointChannel> candidates, AttemptLog log, CancellationToken cancellationToken)
    {
        using var decided = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var dials = new List<(Task Dial, EndpointChannel Channel)>();
        var next = 0;
        EndpointChannel? winner = null;
        try
        {
            while (next < candidates.Count || dials.Count > 0)
            {
                if (next < candidates.Count)
                {
                    dials.Add((candidates[next].Transport.ConnectAsync(decided.Token), candidates[next]));
                    next++;
                }

                var turn = next < candidates.Count
                    ? Task.Delay(HeadStart, _clock, decided.Token)
                    : Task.Delay(Timeout.InfiniteTimeSpan, _clock, decided.Token);
                await Task.WhenAny(dials.Select(static entry => entry.Dial).Append(turn)).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                winner = await TakeFinishedAsync(dials, log).ConfigureAwait(false);
                if (winner is not null)
                {
                    return winner;
                }
            }

            return null;
        }
        finally
        {
            await decided.CancelAsync().ConfigureAwait(false);
            foreach (var (dial, channel) in dials)
            {
                await dial.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (channel != winner)
                {
                    await channel.Transport.DropUnusedAsync().ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<EndpointChannel?> TakeFinishedAsync(List<(Task Dial, EndpointChannel Channel)> dials, AttemptLog log)
    {
        foreach (var entry in dials.Where(static entry => entry.Dial.IsCompleted).ToList())
        {
            try
            {
                await entry.Dial.ConfigureAwait(false);
                return entry.Channel;
            }
            catch (EtcdException failure)
            {
                Failed(entry.Channel);
                log.Add(failure);
                dials.Remove(entry);
            }
        }

        return null;
    }
}
