using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care;

/// <summary>How many voters of a cluster may fail with a quorum left, as seen from here.</summary>
/// <param name="Voters">The number of voting members; at least 1.</param>
/// <param name="Answering">How many of them answer.</param>
public sealed record Tolerance(int Voters, int Answering)
{
    /// <summary>The number of voters that must agree.</summary>
    public int Quorum => (Voters / 2) + 1;

    /// <summary>How many more may fail; less than 0 if too few answer already.</summary>
    public int Spare => Answering - Quorum;

    /// <summary>Whether there is a quorum though too few voters answer from here, as through a tunnel to one; default false.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>“3 of 3 voters answer, quorum 2: 1 more may fail”.</summary>
    public string Text => $"{Answering} of {Voters} {(Voters == 1 ? "voter answers" : "voters answer")}, quorum {Quorum}: " + (Spare switch
    {
        < 0 when IsElsewhere => "there is one, but not all of it can be reached from here",
        < 0 => "no quorum",
        0 => "none may fail",
        var spare => $"{spare} more may fail",
    });

    /// <summary>The tolerance of a cluster as it was seen.</summary>
    public static Tolerance Of(ClusterReport report)
    {
        var seen = new Tolerance(report.VoterCount, report.Members.Count(static m => m.IsVoter && m.Answers));
        return seen with { IsElsewhere = seen.Spare < 0 && report.Health is ClusterHealth.Healthy or ClusterHealth.Degraded };
    }
}
