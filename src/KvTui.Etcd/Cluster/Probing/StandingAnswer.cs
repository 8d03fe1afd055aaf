namespace KvTui.Etcd.Cluster.Probing;

/// <summary>The outcome of a standing call: an answer, a failure, or silence.</summary>
/// <param name="Silence">How long there has been no answer; null if there is one, or another failure than silence.</param>
internal readonly record struct StandingAnswer<T>(T? Answer, EtcdException? Error, TimeSpan? Silence)
{
    /// <summary>The failure, with silence counted as one; null if there is an answer.</summary>
    public EtcdException? Failure(string what, EtcdEndpoint? endpoint) => Silence is { } silence
        ? new(EtcdErrorKind.DeadlineExceeded, $"{what} has not been answered for {silence.TotalSeconds:0.0} s.", endpoint)
        : Error;
}
