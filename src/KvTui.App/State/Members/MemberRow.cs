using KvTui.Etcd.Cluster;

namespace KvTui.App.State.Members;

/// <summary>A member as the cluster pane shows it.</summary>
/// <param name="SilentSince">Since when it does not answer; null if it does.</param>
/// <param name="RoundTrip">The step shown, which changes only after two equal polls.</param>
/// <param name="NextRoundTrip">The step of the last poll.</param>
public sealed record MemberRow(MemberReport Member, DateTimeOffset? SilentSince, RoundTripStep RoundTrip, RoundTripStep NextRoundTrip);
