namespace KvTui.Etcd.Cluster;

/// <summary>Draws conclusions from the answers of a cluster's members, without side effects.</summary>
public static class ClusterAssessment
{
    /// <summary>Makes a report.</summary>
    /// <param name="members">Every member and every given endpoint, with its status or error.</param>
    /// <param name="readError">Why a linearizable read failed; null if it worked, or was not permitted: that takes a quorum too.</param>
    /// <param name="clusterId">The id of the cluster to assess; 0 for the first one that answers.</param>
    public static ClusterReport Assess(IReadOnlyList<MemberReport> members, EtcdException? readError, ulong clusterId = 0)
    {
        clusterId = clusterId != 0 ? clusterId : members.FirstOrDefault(m => m.Status is not null)?.Status?.Header.ClusterId ?? 0;
        members = [.. Distinguished(members).Select(m => WithoutForeignFigures(m, clusterId))];
        var answers = Believed(members);
        var claim = answers.Where(s => s.Leader != 0).MaxBy(s => s.RaftTerm);
        var report = new ClusterReport
        {
            ClusterId = clusterId,
            Members = members,
            Leader = claim?.Leader ?? 0,
            LeaderTerm = claim?.RaftTerm ?? 0,
            Term = answers.Select(s => s.RaftTerm).DefaultIfEmpty().Max(),
            Health = ClusterHealth.Unreachable,
            ReadError = readError,
            Alarms = AlarmText.Parse(answers.SelectMany(s => s.Errors)),
        };
        report = report with { Members = [.. members.Select(m => m with { Disagreements = Compare(report, m) })] };
        var health = Judge(report, readError);
        return report with
        {
            Health = health,
            Reason = ClusterReason.Of(report, health, readError),
            FailuresTolerated = health is ClusterHealth.Healthy or ClusterHealth.Degraded ? Tolerated(report) : 0,
        };
    }

    /// <summary>The members, with those marked that share a name.</summary>
    private static IReadOnlyList<MemberReport> Distinguished(IReadOnlyList<MemberReport> members)
    {
        var shared = members.Where(m => m.Name.Length > 0).GroupBy(m => m.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return shared.Count == 0 ? members : [.. members.Select(m => m with { SharesName = shared.Contains(m.Name) })];
    }

    /// <summary>A row with the answer of another cluster keeps only that cluster's id.</summary>
    private static MemberReport WithoutForeignFigures(MemberReport member, ulong clusterId) =>
        member.Status is { } status && status.Header.ClusterId != clusterId
            ? member with { Status = null, RoundTrip = null, ForeignCluster = status.Header.ClusterId }
            : member;

    /// <summary>The answers to judge by; old figures of a member whose answer is awaited count only if there are no newer ones.</summary>
    private static List<EndpointStatus> Believed(IReadOnlyList<MemberReport> members)
    {
        var answers = members.Where(m => m.Status is not null).ToList();
        var fresh = answers.Where(m => m.Pending is null).ToList();
        return [.. (fresh.Count > 0 ? fresh : answers).Select(m => m.Status!)];
    }

    private static ClusterHealth Judge(ClusterReport report, EtcdException? readError)
    {
        if (!report.Members.Any(m => m.Answers))
        {
            return ClusterHealth.Unreachable;
        }

        var told = report.Members.Where(m => m.Status is not null).ToList();
        if (readError is not null && told.Count > 0 && told.TrueForAll(m => m.IsLearner))
        {
            return readError.IsDenial ? ClusterHealth.Denied : ClusterHealth.LearnerOnly;
        }

        // The number of members behind a proxy is unknown, so a read through it that is still awaited does not disprove a quorum.
        var mayHaveMajority = report.HasMajority || (report.Proxy is not null && readError?.Kind == EtcdErrorKind.DeadlineExceeded);
        if ((report.Leader == 0 && told.Count > 0)
            || (readError is { IsDenial: false } && (report.VoterCount > 0 || report.Proxy is not null) && !mayHaveMajority))
        {
            return ClusterHealth.NoQuorum;
        }

        // Denying a read takes a quorum, and members that deny their status are up.
        var faulty = report.Members.Where(m => ClusterReason.OfMember(report, m) is not null).ToList();
        var isDegraded = report.Alarms.Count > 0 || faulty.Exists(m => !m.IsDenied);
        return readError switch
        {
            { IsDenial: true } => ClusterHealth.Denied,
            { } when told.Count == 0 => ClusterHealth.Denied,
            { } => ClusterHealth.Degraded,
            null when isDegraded => ClusterHealth.Degraded,
            null => faulty.Count > 0 ? ClusterHealth.Denied : ClusterHealth.Healthy,
        };
    }

    private static int Tolerated(ClusterReport report) =>
        Math.Max(0, report.Members.Count(m => m.IsVoter && m.Answers && !m.Disagreements.HasFlag(Disagreement.Leader)) - report.Quorum);

    private static Disagreement Compare(ClusterReport report, MemberReport member)
    {
        if (member.ForeignCluster != 0 || member.Status is not { } status)
        {
            return member.ForeignCluster != 0 ? Disagreement.Cluster : Disagreement.None;
        }

        var version = (report.LeaderMember?.Status ?? report.Members.First(m => m.Status is not null).Status!).Version;
        var lasting = (status.Version == version || member.IsProxy ? Disagreement.None : Disagreement.Version)
            | (member.Id == 0 || status.IsLearner == member.IsLearner ? Disagreement.None : Disagreement.Learner);

        // A member's earlier word on leader and term may be out of date without being a disagreement.
        return member.Pending is not null
            ? lasting
            : lasting
                | (status.Leader == report.Leader ? Disagreement.None : Disagreement.Leader)
                | (status.RaftTerm == report.Term ? Disagreement.None : Disagreement.Term);
    }
}
