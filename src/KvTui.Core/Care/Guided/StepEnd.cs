using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Guided;

/// <summary>How a step of a course has ended.</summary>
/// <param name="IsDone">Whether the step is known to be done; one that is not is done again.</param>
/// <param name="Text">How, as a clause or as sentences.</param>
/// <param name="After">How the cluster looked last; null if it was not looked at.</param>
/// <param name="Missing">What should hold after the step and does not, as a clause; null if all does.</param>
public sealed record StepEnd(CareStep Step, bool IsDone, string Text, ClusterReport? After, string? Missing);

/// <summary>A step that is being done.</summary>
/// <param name="Number">Which run of a step it is, counted from 1 since the explorer began.</param>
/// <param name="Progress">How far it is, in a few words.</param>
public sealed record StepRun(long Number, CareStep Step, string Progress);
