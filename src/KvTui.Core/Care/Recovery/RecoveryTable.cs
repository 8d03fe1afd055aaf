using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Recovery;

/// <summary>What is to be done by hand when the quorum of a cluster is lost for good, by distribution; nothing is run from here.</summary>
public static class RecoveryTable
{
    /// <summary>What the page is called.</summary>
    public const string Title = "Recovery without a quorum";

    /// <summary>The distributions, each with its commands for the same five steps.</summary>
    public static ImmutableArray<RecoveryWay> Ways { get; } =
    [
        new(
            "kubeadm, and other static pods",
            ["mkdir -p /etc/kubernetes/stopped", "mv /etc/kubernetes/manifests/{kube-apiserver,etcd}.yaml /etc/kubernetes/stopped/"],
            ["cp -a /var/lib/etcd /var/lib/etcd.before"],
            [
                "sed -i 's/^\\( *\\)- etcd$/&\\n\\1- --force-new-cluster/' /etc/kubernetes/stopped/etcd.yaml",
                "mv /etc/kubernetes/stopped/etcd.yaml /etc/kubernetes/manifests/",
            ],
            [
                "sed -i '/--force-new-cluster/d' /etc/kubernetes/manifests/etcd.yaml",
                "mv /etc/kubernetes/stopped/kube-apiserver.yaml /etc/kubernetes/manifests/",
            ],
            [
                "mv /var/lib/etcd /var/lib/etcd.before",
                "# add it (:members, a), write --initial-cluster and --initial-cluster-state=existing of the lines shown into etcd.yaml",
                "mv /etc/kubernetes/stopped/{etcd,kube-apiserver}.yaml /etc/kubernetes/manifests/",
                "# once it has caught up, promote it (:members, p)",
            ]),
        new(
            "k3s",
            ["systemctl stop k3s"],
            ["cp -a /var/lib/rancher/k3s/server/db /var/lib/rancher/k3s/server/db.before"],
            ["k3s server --cluster-reset"],
            ["systemctl start k3s"],
            ["mv /var/lib/rancher/k3s/server/db /var/lib/rancher/k3s/server/db.before", "systemctl start k3s"]),
        new(
            "RKE2",
            ["systemctl stop rke2-server", "rke2-killall.sh"],
            ["cp -a /var/lib/rancher/rke2/server/db /var/lib/rancher/rke2/server/db.before"],
            ["rke2 server --cluster-reset"],
            ["systemctl start rke2-server"],
            ["mv /var/lib/rancher/rke2/server/db /var/lib/rancher/rke2/server/db.before", "systemctl start rke2-server"]),
        new(
            "OpenShift",
            ["# nothing: the script of step 3 does it on its host, and the others are to be reachable by the network"],
            ["sudo cp -a /var/lib/etcd /root/etcd.before"],
            ["sudo -E /usr/local/bin/quorum-restore.sh"],
            [
                "oc get pods -n openshift-etcd -l k8s-app=etcd",
                "oc patch etcd cluster --type=merge -p "
                    + "'{\"spec\":{\"forceRedeploymentReason\":\"recovery-'\"$(date --rfc-3339=ns)\"'\"}}'",
            ],
            [
                "# members come back by themselves; of a host that is lost, remove the member (:members, d) and its secrets:",
                "oc delete secret -n openshift-etcd etcd-peer-NODE etcd-serving-NODE etcd-serving-metrics-NODE",
            ]),
        new(
            "etcd as a service",
            ["systemctl stop etcd"],
            ["cp -a DATA-DIR DATA-DIR.before"],
            ["etcd --force-new-cluster FLAGS-AS-BEFORE"],
            ["# stop that one (Ctrl-C) once it answers", "systemctl start etcd"],
            [
                "mv DATA-DIR DATA-DIR.before",
                "# add it (:members, a), and start it with the lines shown",
                "# once it has caught up, promote it (:members, p)",
            ]),
    ];

    /// <summary>The page: from which member, what is lost, and the commands by distribution; the rest begins with “#”.</summary>
    /// <param name="report">How the cluster looks; null if that is not known.</param>
    public static ImmutableArray<string> Lines(ClusterReport? report)
    {
        var source = report is null ? null : RecoverySource.Of(report);
        var host = source is null ? "the host with the most data" : $"the host of {Printable.Text(source.Label)}";
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(report is { Health: not ClusterHealth.NoQuorum and not ClusterHealth.Unreachable }
            ? "# There is a quorum now: this is for when most voters are lost for good."
            : "# First try to start the members that are down: once most voters run, nothing below is needed.");
        lines.Add(source is null
            ? "# Recover from the member with the highest index (the column LAG is 0); the RAFT INDEX is in its log too."
            : $"# Recover from {Printable.Text(source.Label)}: {Printable.Text(RecoverySource.Text(source))}.");
        lines.Add("# What only other members have is lost. With no usable data at all: restore a snapshot (:restore).");
        lines.Add("# kvtui runs none of these lines.");
        foreach (var way in Ways)
        {
            lines.Add("");
            lines.Add($"# {way.Distribution.ToUpperInvariant()}");
            Add(lines, "1. On every host: stop etcd and what writes to it", way.Stop);
            Add(lines, $"2. On {host}: keep a copy of its data", way.Keep);
            Add(lines, "3. There: make a cluster of this member alone", way.Alone);
            Add(lines, "4. There, once it answers: let it run as usual", way.Begin);
            Add(lines, "5. On the other hosts, one after the other: come back with an empty data directory", way.Rejoin);
        }

        return lines.ToImmutable();
    }

    private static void Add(ImmutableArray<string>.Builder lines, string step, ImmutableArray<string> commands)
    {
        lines.Add($"# {step}");
        lines.AddRange(commands);
    }
}
