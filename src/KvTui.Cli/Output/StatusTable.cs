using System.Globalization;
using System.Text;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Maintenance;
using KvTui.Terminal.Text;

namespace KvTui.Cli.Output;

/// <summary>The cluster table of the status verb, and the sentence below it.</summary>
internal static class StatusTable
{
    private static readonly string[] Head = ["NAME", "ENDPOINT", "ROLE", "VERSION", "DB/IN USE", "INDEX", "LAG", "RTT", "ERRORS"];

    /// <summary>The table and the sentence, with line ends.</summary>
    public static string Of(ClusterReport report)
    {
        string[][] rows = [Head, .. report.Members.Select(m => Row(report, m))];
        var widths = Enumerable.Range(0, Head.Length).Select(c => rows.Max(r => c < r.Length - 1 ? CellWidth.Of(r[c]) : 0)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                line.Append(row[column]).Append(' ', column < row.Length - 1 ? Math.Max(0, widths[column] - CellWidth.Of(row[column])) + 2 : 0);
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.Append(Sentence(report)).Append('\n').ToString();
    }

    /// <summary>“healthy: 3 of 3 members answer, leader n2, term 7; 1 more may fail.”</summary>
    public static string Sentence(ClusterReport report)
    {
        var health = report.Health switch
        {
            ClusterHealth.Healthy => "healthy",
            ClusterHealth.Degraded => "degraded",
            ClusterHealth.NoQuorum => "no quorum",
            _ => "unreachable",
        };
        var members = report.MemberCount == 0 ? "no member known" : $"{report.AnsweringCount} of {report.MemberCount} members answer";
        var leader = report.Leader == 0 ? "no leader" : $"leader {report.LeaderMember?.Label ?? report.Leader.ToString("x", CultureInfo.InvariantCulture)}";
        var term = report.Term == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", term {report.Term}");
        var spare = report.Health is ClusterHealth.NoQuorum or ClusterHealth.Unreachable ? ""
            : report.FailuresTolerated == 0 ? "; none may fail"
            : string.Create(CultureInfo.InvariantCulture, $"; {report.FailuresTolerated} more may fail");
        return Printable.Text($"{health}: {members}, {leader}{term}{spare}{(report.Reason.Length > 0 ? $" ({report.Reason})" : "")}.");
    }

    private static string[] Row(ClusterReport report, MemberReport member)
    {
        var name = member.Id == 0 ? "?" : Printable.Text(member.Label);
        var endpoint = Printable.Text(member.Endpoint?.ToString() ?? "-");
        if (member.Status is not { } status)
        {
            var state = member.IsDenied ? "denied" : member.Endpoint is null ? "not started" : "unreachable";
            return [name, endpoint, Printable.Text(member.Error is { } error ? $"{state}: {error.Message}" : state)];
        }

        return
        [
            name,
            endpoint,
            status.IsLearner ? "learner" : status.Leader == status.Header.MemberId ? "leader" : "follower",
            Printable.Text(status.Version),
            $"{Size.Of(status.DbSize)}/{Size.Of(status.DbSizeInUse)}",
            status.RaftIndex.ToString(CultureInfo.InvariantCulture),
            report.LagOf(member)?.ToString(CultureInfo.InvariantCulture) ?? "-",
            RoundTrip(member.RoundTrip),
            Errors(report, status),
        ];
    }

    private static string Errors(ClusterReport report, EndpointStatus status)
    {
        var alarms = report.Alarms.Where(a => a.MemberId == status.Header.MemberId).Select(a => a.Kind.ToString().ToUpperInvariant());
        return Printable.Text(string.Join(", ", status.Leader == 0 ? alarms.Prepend("no leader") : alarms));
    }

    private static string RoundTrip(TimeSpan time) => time.TotalMilliseconds < 1
        ? "<1 ms"
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");
}
