using KvTui.App.State.Members;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;
using KvTui.Terminal.Text;

namespace KvTui.App.Views;

/// <summary>The words for what is known of members.</summary>
internal static class HealthText
{
    private static readonly TimeSpan UnreachableAfter = TimeSpan.FromSeconds(10);

    public static string Word(ClusterHealth health) => health switch
    {
        ClusterHealth.Healthy => "healthy",
        ClusterHealth.Degraded => "degraded",
        ClusterHealth.NoQuorum => "no quorum",
        _ => "not reachable from here",
    };

    /// <summary>Why a member has no figures: refused at once, or silent for so long.</summary>
    public static string Silence(MemberRow row, DateTimeOffset now)
    {
        var time = now - (row.SilentSince ?? now);
        return row.Member.Error switch
        {
            null => row.Member.Id == 0 ? "belongs to no member" : "has not started, or has no address",
            { Kind: EtcdErrorKind.PermissionDenied } => "this user may not ask for the status",
            { Kind: EtcdErrorKind.DeadlineExceeded } when time < UnreachableAfter => $"no answer for {Quantities.Age(time)}",
            { } error => $"unreachable since {Quantities.Age(time)}: {Cause(error)}",
        };
    }

    private static string Cause(EtcdException error) => error.Kind switch
    {
        EtcdErrorKind.Unreachable => "connection refused",
        EtcdErrorKind.DeadlineExceeded => "no answer",
        EtcdErrorKind.ConnectionLost => "connection lost",
        _ => Printable.Text(error.Message),
    };
}
