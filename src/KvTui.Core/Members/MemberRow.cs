using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;

namespace KvTui.Core.Members;

/// <summary>A member as the cluster pane shows it.</summary>
/// <param name="SilentSince">Since when it does not answer; null if it does.</param>
/// <param name="RoundTrip">The step shown: the best of the last polls, and it changes only when two agree on it.</param>
/// <param name="NextRoundTrip">The step by the last poll.</param>
/// <param name="Recent">The last round trips, newest last; null for a poll without an answer.</param>
/// <param name="Lasting">What it disagreed in at two polls in a row.</param>
public sealed record MemberRow(
    MemberReport Member,
    DateTimeOffset? SilentSince,
    RoundTripStep RoundTrip,
    RoundTripStep NextRoundTrip,
    ImmutableArray<TimeSpan?> Recent,
    Disagreement Lasting)
{
    /// <summary>What it told last, even if it does not answer now; null if it never has.</summary>
    public EndpointStatus? Told { get; init; } = Member.Status;

    /// <summary>What is marked: each disagreement at once, that of terms only if it lasts, as elections leave one for a moment.</summary>
    public Disagreement Marked => (Member.Disagreements & ~Disagreement.Term) | (Lasting & Disagreement.Term);

    /// <summary>Stands for a round trip that is not known yet.</summary>
    public const string Unmeasured = "…";

    /// <summary>
    /// How fast it answers, with the unit: “&lt;1 ms”, “slow 3.0 s”; “…” while that is not known; empty if it does not answer.
    /// </summary>
    public string Speed => Member switch
    {
        { Status: null } => "",
        { IsSlow: true } => HealthText.Slow(Member),
        _ when RoundTrip == RoundTripStep.None => Unmeasured,
        _ => $"{RoundTrip} ms",
    };
}
