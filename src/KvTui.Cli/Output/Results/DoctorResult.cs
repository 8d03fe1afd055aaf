using KvTui.Core.Diagnosis;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Cli.Output.Results;

/// <summary>What is wrong with a cluster, and what was seen of it.</summary>
/// <param name="Findings">Worst first.</param>
/// <param name="IsReport">Whether what was seen is printed too, for pasting.</param>
internal sealed record DoctorResult(ClusterFacts Facts, IReadOnlyList<Finding> Findings, bool IsReport);
