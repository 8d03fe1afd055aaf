using System.Net.Sockets;
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

    /// <summary>Which of the reasons it is that nothing was sent.</summary>
    private static string Unreachable(EtcdException error)
    {
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            switch ((inner as SocketException)?.SocketErrorCode)
            {
                case SocketError.ConnectionRefused:
                    return "connection refused";
                case SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain:
                    return "the name does not resolve";
                default:
                    break;
            }
        }

        return Brief(error);
    }

    /// <summary>The message without the endpoint, which stands beside it, and without the next step, for which there is no room.</summary>
    private static string Brief(EtcdException error)
    {
        var (text, endpoint) = (error.Message, $"{error.Endpoint}: ");
        text = text.StartsWith(endpoint, StringComparison.Ordinal) ? text[endpoint.Length..] : text;
        return Printable.Text(text.Split(';')[0].TrimEnd('.'));
    }

    /// <summary>Why something failed, in few words; the endpoint stands beside it.</summary>
    public static string Cause(EtcdException error) => error.Kind switch
    {
        EtcdErrorKind.Unreachable => Unreachable(error),
        EtcdErrorKind.DeadlineExceeded => "no answer",
        EtcdErrorKind.ConnectionLost => "connection lost",
        _ => Brief(error),
    };
}
