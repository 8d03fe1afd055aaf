using KvTui.Etcd.Cluster;

namespace KvTui.Cli.Commands;

/// <summary>Tells whether a report is worth printing again: figures that always move, such as indexes and round trips, are not.</summary>
internal static class StatusNews
{
    /// <summary>All of a report that is news when it changes, as one text to compare.</summary>
    public static string Of(ClusterReport report) => string.Join(
        '\n',
        report.Members.Select(Of).Prepend(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Health} {report.ClusterId} {report.Leader} {report.LeaderTerm} {string.Join(' ', report.Alarms)}")));

    private static string Of(MemberReport member) => string.Create(
        CultureInfo.InvariantCulture,
        $"{member.Id} {member.Name} {member.Endpoint} {member.IsLearner} {member.Answers} {member.Error?.Kind} {member.IsSlow} {Elsewhere(member)} {member.Status?.Version} {member.Disagreements & ~Disagreement.Term}");

    /// <summary>Who answers where it is asked, if that is not just this one member.</summary>
    private static string Elsewhere(MemberReport member) => string.Create(
        CultureInfo.InvariantCulture, $"{member.IsProxy} {member.ForeignCluster} {member.Misdirection?.Text}");
}
