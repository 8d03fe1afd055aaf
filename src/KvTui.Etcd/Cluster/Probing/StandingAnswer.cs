using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster.Probing;

/// <summary>What has become of a standing call: an answer, or a failure, or silence.</summary>
/// <param name="Silence">Since when there is no answer; null if there is one, or another failure than silence.</param>
internal readonly record struct StandingAnswer<T>(T? Answer, EtcdException? Error, TimeSpan? Silence)
{
    /// <summary>The failure, where silence counts as one; null if there is an answer.</summary>
    public EtcdException? Failure(string what, EtcdEndpoint? endpoint) => Silence is { } silence
        ? new(EtcdErrorKind.DeadlineExceeded, $"{what} has not been answered for {silence.TotalSeconds:0.0} s.", endpoint)
        : Error;
}
