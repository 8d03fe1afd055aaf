namespace KvTui.Cli.Discovery.Places;

/// <summary>Looks for an etcd on this host, in the order that is documented.</summary>
internal static class HostDiscovery
{
    /// <summary>The kind of an etcd that is only known by its running.</summary>
    public const string Process = "running process";

    private static readonly Func<HostFiles, IEnumerable<HostEtcd>>[] Places =
    [
        StaticPods.Find, Distributions.FindRancher, Distributions.FindK0s, Distributions.FindOpenShift, SystemdUnit.Find,
        RunningProcesses.Find,
    ];

    /// <summary>All that is found, the best first; looked for as far as it is asked for.</summary>
    public static IEnumerable<HostEtcd> Find(HostFiles files) => Places.SelectMany(place => place(files));
}
