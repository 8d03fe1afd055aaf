namespace KvTui.Etcd.Cluster;

/// <summary>Explains why a cluster is not healthy, most serious part first; parts are separated by semicolons.</summary>
public static class ClusterReason
{
    /// <summary>The number of unapplied entries beyond which etcd refuses requests (server: maxGapBetweenApplyAndCommitIndex).</summary>
    private const ulong MaxApplyLag = 5000;

    /// <summary>The reason for a health; empty for a healthy cluster.</summary>
    internal static string Of(ClusterReport report, ClusterHealth health, EtcdException? readError)
    {
        var silent = Silence(report);
        string[] failedRead = readError switch
        {
            null => [],
            { Kind: EtcdErrorKind.DeadlineExceeded } => ["a linearizable read gets no answer"],
            _ => [$"a linearizable read failed: {Sentence(readError)}"],
        };
        return string.Join("; ", health switch
        {
            ClusterHealth.Healthy => [],
            ClusterHealth.Unreachable => [NobodyAnswers(report)],
            ClusterHealth.NoQuorum when report.Leader == 0 => ["no member that answers knows a leader", .. silent],
            ClusterHealth.NoQuorum => [.. Foreign(report), .. failedRead, .. silent, .. Opinions(report)],
            ClusterHealth.LearnerOnly => [LearnerOnly(report), .. Foreign(report), .. silent],
            ClusterHealth.Denied when report.IsReadDenied
                => [Sentence(readError!), .. Foreign(report), .. Alarms(report), .. silent, .. Opinions(report)],
            ClusterHealth.Denied or ClusterHealth.Degraded
                => [.. Foreign(report), .. failedRead, .. Alarms(report), .. silent, .. Opinions(report)],
            _ => throw new ArgumentOutOfRangeException(nameof(health), health, "is not a known health"),
        });
    }

    /// <summary>What is wrong with a single member; null if nothing is.</summary>
    public static string? OfMember(ClusterReport report, MemberReport member) => member switch
    {
        { IsDenied: true } => $"{member.Label} denies its status: {Sentence(member.Error!)}",
        { IsProxy: true, ForeignCluster: not 0 } =>
            $"{member.Label} leads to two clusters, {Hex(report.ClusterId)} and {Hex(member.ForeignCluster)}",
        { ForeignCluster: not 0 } =>
            $"{member.Label} belongs to another cluster ({Hex(member.ForeignCluster)}) than the others ({Hex(report.ClusterId)}): "
                + "two clusters in one list",
        { Misdirection: not null } => Misdirected([member]),
        { Status: null, Pending: not null } => $"{member.Label} does not answer",
        { Status: null, Error: { } error } => $"{member.Label} does not answer from here: {Sentence(error)}",
        { Status: null, Name: "", Id: not 0 } => $"{member.Label} has not started",
        { Status: null } => $"{member.Label} has no address that can be asked from here",
        { Disagreements: var found, Status.Leader: 0 } when found.HasFlag(Disagreement.Leader) => $"{member.Label} knows no leader",
        { Disagreements: var found } when found.HasFlag(Disagreement.Leader) && member.Status.Leader == member.Id
            => $"{member.Label} considers itself the leader",
        { Disagreements: var found } when found.HasFlag(Disagreement.Leader)
            => $"{member.Label} considers {report.LabelOf(member.Status.Leader)} the leader",
        { ApplyLag: > MaxApplyLag } => $"{member.Label} has {member.ApplyLag} entries still to apply and refuses requests",
        { IsSlow: true } => $"{member.Label} is slow: {member.RoundTrip!.Value.TotalSeconds:0.0} s",
        _ => null,
    };

    private static string NobodyAnswers(ClusterReport report) =>
        report.Members.Where(m => m.Pending is null).Select(m => m.Error).FirstOrDefault(e => e is not null) is { } error
            ? $"no member answers from here: {Sentence(error)}"
            : "no member answers from here";

    /// <summary>The members that do not answer, then those that cannot be asked.</summary>
    private static IEnumerable<string> Silence(ClusterReport report)
    {
        var misdirected = report.Members.Where(m => m.Misdirection is not null).GroupBy(m => (m.Misdirection!.Address, m.Misdirection.Who));
        return Unanswered(report).Concat(misdirected.Select(group => Misdirected([.. group])));
    }

    /// <summary>Members that cannot be asked at the address that they advertise, and what to do about it.</summary>
    private static string Misdirected(IReadOnlyList<MemberReport> members)
    {
        var (found, names) = (members[0].Misdirection!, members.Select(m => m.Label).ToList());
        if (found.SharedWith.Count == 0)
        {
            return $"{Joined(names)} cannot be asked: {found.Who} answers at the address it advertises, {found.Address}";
        }

        var all = names.Concat(found.SharedWith).Distinct().Order(StringComparer.Ordinal).ToList();
        return $"{Joined(all)} advertise the same address, {found.Address}, where {found.Who} answers: "
            + $"{Joined(names)} cannot be asked until each has its own --advertise-client-urls";
    }

    /// <summary>The members that do not answer: one with its cause, several together.</summary>
    private static IEnumerable<string> Unanswered(ClusterReport report)
    {
        var silent = report.Members.Where(m => m is { Answers: false, Misdirection: null }).ToList();
        var failed = silent.Where(m => m.Error is not null || m.Pending is not null).ToList();
        if (failed.Count < 2)
        {
            return silent.Select(m => OfMember(report, m)!);
        }

        var names = Joined([.. failed.Select(m => m.Label)]);
        return silent.Except(failed).Select(m => OfMember(report, m)!).Prepend($"{names} do not answer from here");
    }

    private static string LearnerOnly(ClusterReport report) => report.Members.Count(m => m.Answers) == 1
        ? "this member is a learner; give a voter's endpoint to write"
        : "these members are learners; give a voter's endpoint to write";

    private static IEnumerable<string> Opinions(ClusterReport report) =>
        report.Members.Where(m => m is { Answers: true, ForeignCluster: 0, Status: not null }).Select(m => OfMember(report, m))
            .OfType<string>().Concat(Denials(report));

    /// <summary>The members of another cluster, which may serve what is read and written.</summary>
    private static IEnumerable<string> Foreign(ClusterReport report) =>
        report.Members.Where(m => m.ForeignCluster != 0).Select(m => OfMember(report, m)!);

    /// <summary>The members that deny their status, in one clause; nothing if the read is denied, which says more.</summary>
    private static IEnumerable<string> Denials(ClusterReport report)
    {
        var denied = report.IsReadDenied ? [] : report.Members.Where(m => m.IsDenied).ToList();
        return denied switch
        {
            [] => [],
            [var only] => [OfMember(report, only)!],
            _ => [$"{Joined([.. denied.Select(m => m.Label)])} deny their status: {Sentence(denied[0].Error!)}"],
        };
    }

    private static IEnumerable<string> Alarms(ClusterReport report) =>
        report.Alarms.Select(a => $"alarm {a.Kind.ToString().ToUpperInvariant()} of {report.LabelOf(a.MemberId)}");

    /// <summary>The message's cause, without the next step after the semicolon.</summary>
    private static string Sentence(EtcdException error)
    {
        var text = error.Message.Split("; ", 2)[0].TrimEnd('.');
        return text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private static string Joined(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    private static string Hex(ulong id) => id.ToString("x", CultureInfo.InvariantCulture);
}
