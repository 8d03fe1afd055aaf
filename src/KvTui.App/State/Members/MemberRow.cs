using System.Collections.Immutable;
using KvTui.Etcd.Cluster;

namespace KvTui.App.State.Members;

/// <summary>A member as the cluster pane shows it.</summary>
/// <param name="SilentSince">Since when it does not answer; null if it does.</param>
/// <param name="RoundTrip">The step shown: the best of the last polls, and it changes only when two agree on it.</param>
/// <param name="NextRoundTrip">The step by the last poll.</param>
/// <param name="Recent">The last round trips, newest last.</param>
public sealed record MemberRow(
    MemberReport Member, DateTimeOffset? SilentSince, RoundTripStep RoundTrip, RoundTripStep NextRoundTrip, ImmutableArray<TimeSpan> Recent);
