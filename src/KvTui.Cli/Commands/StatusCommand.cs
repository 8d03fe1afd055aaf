using KvTui.Cli.Connection;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;

namespace KvTui.Cli.Commands;

/// <summary><c>kvtui status</c>.</summary>
internal static class StatusCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "status",
            "Show every member of the cluster; exits 0 if it is healthy, 4 if degraded, 3 without quorum",
            "kvtui status",
            "kvtui --endpoints https://10.0.0.1:2379 --cacert ca.crt --cert client.crt --key client.key status",
            "kvtui status -o json | jq -r '.members[] | select(.error) | .name'");
        verb.Does(flags, _ => async (session, cancellationToken) =>
        {
            var probe = new ClusterProbe(session.Client, session.Clock);
            var report = await probe.ProbeAsync(session.Client.Options.CommandTimeout, cancellationToken);
            session.Writer.Status(report);
            return report.Health switch
            {
                ClusterHealth.Healthy => ExitCode.Done,
                ClusterHealth.Degraded => ExitCode.DegradedOrConflict,
                _ => ExitCode.Unreachable,
            };
        });
        return verb;
    }
}
