namespace KvTui.Core.Connection;

/// <summary>How the explorer stands with the cluster, with whom, since when and why.</summary>
/// <param name="Since">When this phase began.</param>
/// <param name="Stream">What the mirror last said, on which the phase is built.</param>
/// <param name="StreamSince">When it said so.</param>
public sealed record ConnectionState(ConnectionPhase Phase, DateTimeOffset Since, StreamPhase Stream, DateTimeOffset StreamSince)
{
    /// <summary>Who carries the watch, or carried it last.</summary>
    public EtcdEndpoint? Endpoint { get; init; }

    /// <summary>Since when what is shown does not follow the cluster any more; null while it does, and before it ever did.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>Whether since it was live a watch was lost or a listing broke: not where other keys are followed, or none may be.</summary>
    public bool IsLost { get; init; }

    /// <summary>What broke; null while nothing is broken.</summary>
    public EtcdException? Cause { get; init; }

    /// <summary>When the next attempt is made.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The cluster that answers in place of the one that is read, of which no member does; 0 if none is known to.</summary>
    public ulong OtherClusterId =>
        Cause is { Kind: EtcdErrorKind.WrongCluster } cause && cause.Attempts.All(IsNoAnswer) ? cause.OtherClusterId : 0;

    /// <summary>Where another cluster answers: “127.0.0.1:2379”; empty if that is not known.</summary>
    public string OtherAddress => OtherClusterId == 0 ? "" : Cause?.Endpoint?.Address ?? "";

    /// <summary>Whether what is shown follows the cluster at this moment.</summary>
    public bool IsLive => Phase is ConnectionPhase.Live;

    /// <summary>Since when a watch that still runs is known to bring nothing new; null while it is not.</summary>
    private DateTimeOffset? TroubledSince =>
        Phase is ConnectionPhase.Silent or ConnectionPhase.Leaderless or ConnectionPhase.NoQuorum or ConnectionPhase.LearnerOnly
            ? Since
            : null;

    public static ConnectionState AtStart(DateTimeOffset now) => new(ConnectionPhase.Connecting, now, StreamPhase.Opening, now);

    private static bool IsNoAnswer(EtcdException attempt) =>
        attempt.Kind is EtcdErrorKind.WrongCluster
            or EtcdErrorKind.Unreachable or EtcdErrorKind.ConnectionLost or EtcdErrorKind.DeadlineExceeded;

    /// <summary>This state after the mirror has said something new.</summary>
    public ConnectionState Heard(StreamPhase stream, DateTimeOffset now) => this with
    {
        Stream = stream,
        StreamSince = now,
        Cause = null,
        RetryAt = null,
        StaleSince = stream is StreamPhase.Following ? null : StaleSince ?? (Stream is StreamPhase.Following ? TroubledSince ?? now : null),
    };
}
