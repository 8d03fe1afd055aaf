using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members.Shown;

/// <summary>The cluster as a table for plain text, as the status verb prints it, and the sentence below it.</summary>
public static class StatusTable
{
    /// <summary>Before what a member says otherwise than the others.</summary>
    private const char DiffersMark = '!';

    /// <summary>By how many seconds a timer may be early and still count as on time.</summary>
    private const double Punctuality = 0.01;

    /// <summary>The table and the sentence, with line ends.</summary>
    /// <param name="figures">What members tell of themselves; null for all of it.</param>
    public static string Of(ClusterReport report, ImmutableArray<MemberFigure>? figures = null)
    {
        var columns = FigureColumn.Of((figures ?? MemberFigures.All).Where(figure => IsShown(report, figure)));
        string[] alarms = report.Members.Any(member => report.AlarmsOf(member).Any()) ? ["ALARMS"] : [];
        string[] head = ["NAME", "ENDPOINT", "ROLE", .. columns.Select(static column => column.Heading), "RTT", .. alarms];
        string[][] rows = [head, .. report.Members.Select(member => Row(report, member, columns).Take(head.Length).ToArray())];
        var widths = Enumerable.Range(0, head.Length).Select(c => rows.Max(r => c < r.Length - 1 ? CellWidth.Of(r[c]) : 0)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                var gap = Math.Max(0, widths[column] - CellWidth.Of(row[column])) + 2;
                line.Append(row[column]).Append(' ', column < row.Length - 1 ? gap : 0);
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.Append(Sentence(report)).Append('\n').ToString();
    }

    /// <summary>Whether a column tells something: what all members agree on, and a lag of nothing, are left out.</summary>
    private static bool IsShown(ClusterReport report, MemberFigure figure) => figure.Table switch
    {
        TableUse.Always => true,
        TableUse.WhenDisputed => report.Members.Any(member => (member.Disagreements & figure.Opinion) != Disagreement.None),
        TableUse.WhenNotZero => report.Members.Any(
            member => member.Status is { } status && figure.Read(new(report, member, status)) is { IsKnown: true, Number: not 0 }),
        TableUse.Never => false,
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Table, "is not a known use"),
    };

    /// <summary>
    /// “healthy: 3 of 3 members answer, leader n2, term 7, r1042; 1 more may fail.”;
    /// “healthy: proxy: answers from n1, n2; leader n2, term 7.”
    /// </summary>
    public static string Sentence(ClusterReport report)
    {
        var health = report.Health switch
        {
            ClusterHealth.Healthy => "healthy",
            ClusterHealth.Degraded => "degraded",
            ClusterHealth.NoQuorum => "no quorum",
            ClusterHealth.Unreachable => "unreachable",
            ClusterHealth.Denied => "denied",
            ClusterHealth.LearnerOnly => "learner only",
            _ => throw new ArgumentOutOfRangeException(nameof(report), report.Health, "is not a known health"),
        };
        string[] parts = report switch
        {
            { Proxy: { } proxy } => report.IsTold ? [ProxyText.Of(proxy), Leader(report)] : [ProxyText.Of(proxy)],
            { Health: ClusterHealth.Denied or ClusterHealth.LearnerOnly } => [.. Known(report)],
            { IsTold: false } => [Members(report)],
            _ => [Members(report), Leader(report)],
        };
        var term = report.Term == 0 ? "" : $", term {report.Term}";
        var newest = report.Members.Select(RevisionOf).DefaultIfEmpty().Max();
        var revision = newest == 0 || report.Proxy is not null ? "" : $", {Quantities.Revision(newest)}";
        var spare = report.Proxy is not null || report.Health is not (ClusterHealth.Healthy or ClusterHealth.Degraded) ? ""
            : report.FailuresTolerated == 0 ? "; none may fail"
            : $"; {report.FailuresTolerated} more may fail";
        var said = string.Join(report.Proxy is null ? ", " : "; ", parts) + term + revision + spare;
        var reason = report.Reason.Length == 0 ? "" : said.Length == 0 ? report.Reason : $" ({report.Reason})";
        return Printable.Text($"{health}: {said}{reason}.");
    }

    /// <summary>The revision that a member has told; 0 for none.</summary>
    private static long RevisionOf(MemberReport member) => member is { IsProxy: false, Status: { } status } ? status.Header.Revision : 0;

    /// <summary>What those that answer tell of the whole, where they tell little or nothing.</summary>
    private static IEnumerable<string> Known(ClusterReport report)
    {
        if (report.VoterCount > 0)
        {
            yield return Members(report);
        }

        if (report.IsTold && report.Leader != 0)
        {
            yield return Leader(report);
        }
    }

    private static string Members(ClusterReport report) =>
        report.MemberCount == 0 ? "no member known" : $"{report.AnsweringCount} of {report.MemberCount} members answer";

    private static string Leader(ClusterReport report) => report.Leader == 0 ? "no leader" : $"leader {report.LabelOf(report.Leader)}";

    private static string[] Row(ClusterReport report, MemberReport member, ImmutableArray<FigureColumn> columns)
    {
        var name = member.IsProxy ? "-" : member.Id == 0 ? "?" : Printable.Text(member.Label);
        var endpoint = Printable.Text(member.Endpoint?.ToString() ?? "-");
        if (member.Status is not { } status)
        {
            return [name, endpoint, Printable.Text(Silence(member))];
        }

        if (member.IsProxy)
        {
            return [name, endpoint, Printable.Text(ProxyText.Of(member))];
        }

        string Mark(Disagreement kind, string text) => (kind & member.Disagreements) != Disagreement.None ? DiffersMark + text : text;
        var answer = new MemberAnswer(report, member, status);
        return
        [
            name,
            endpoint,
            Mark(Disagreement.Learner, report.RoleOf(member)),
            .. columns.Select(column => Mark(column.Figures[0].Opinion, column.Text(answer, unknown: "-"))),
            RoundTrip(member),
            Alarms(report, member),
        ];
    }

    private static string Silence(MemberReport member) => member switch
    {
        { IsDenied: true } => $"denied: {member.Error!.Message}",
        { ForeignCluster: not 0 } => $"belongs to another cluster: {member.ForeignCluster.ToString("x", CultureInfo.InvariantCulture)}",
        { Misdirection: { } misdirection } => misdirection.Text,
        { Pending: { TotalSeconds: < 1 } pending } => $"no answer within {pending.TotalSeconds:0.0} s",
        { Pending: { } pending } => $"no answer within {Math.Floor(pending.TotalSeconds + Punctuality):0} s",
        { Error: { } error } => $"unreachable: {error.Message}",
        { Endpoint: null } => "not started",
        _ => "unreachable",
    };

    private static string Alarms(ClusterReport report, MemberReport member) =>
        string.Join(", ", report.AlarmsOf(member).Select(alarm => alarm.Kind.ToString().ToUpperInvariant()));

    private static string RoundTrip(MemberReport member) => member switch
    {
        { IsSlow: true } => $"slow {member.RoundTrip!.Value.TotalSeconds:0.0} s",
        { RoundTrip: null } => "…",
        { RoundTrip.TotalMilliseconds: < 1 } => "<1 ms",
        { RoundTrip: { } time } => $"{time.TotalMilliseconds:0} ms",
    };
}
