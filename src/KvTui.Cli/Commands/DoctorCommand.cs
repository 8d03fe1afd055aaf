using KvTui.Core;
using KvTui.Core.Diagnosis;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Cli.Commands;

/// <summary><c>kvtui doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "doctor",
            "Say what is wrong with the cluster, what follows from it and what to do; exits 0 if nothing is, 4 with findings, 3 without "
            + "quorum, 1 if this user is denied.\n"
            + "It only reads, and asks each member a few questions: status, hash of its data, /version, /metrics, certificates",
            "kvtui doctor",
            "kvtui doctor --report >report.md",
            "kvtui doctor --deep --metrics-urls http://127.0.0.1:2381",
            "kvtui doctor -o json | jq -r '.findings[].id'");
        var deep = Switch.Of("--deep", "Compare the members' data even where databases are above 100 MB: each reads all of its database");
        var report = Switch.Of("--report", "Print all that was seen too, as Markdown to paste: no keys, values, passwords or tokens");
        verb.Options.Add(deep);
        verb.Options.Add(report);
        verb.Does(flags, parsed =>
        {
            if (parsed.GetValue(report) && flags.IsJson(parsed))
            {
                throw new UsageException("--report is text; as JSON, all that was seen is printed anyway.");
            }

            return (session, cancellationToken) =>
                ExamineAsync(session, parsed.GetValue(deep), parsed.GetValue(report), cancellationToken);
        });
        return verb;
    }

    private static async Task<int> ExamineAsync(Session session, bool isDeep, bool isReport, CancellationToken cancellationToken)
    {
        var examination = new ClusterExamination(session.Client, session.Clock) { IsDeep = isDeep, Announce = Announce };
        var facts = await examination.GatherAsync(cancellationToken);
        var findings = FindingTable.Of(facts);
        session.Writer.Doctor(new(facts, findings, isReport));
        return facts.Report.Health switch
        {
            ClusterHealth.NoQuorum or ClusterHealth.Unreachable => ExitCode.Unreachable,
            ClusterHealth.Denied => ExitCode.NotFoundOrDenied,
            ClusterHealth.Healthy or ClusterHealth.Degraded or ClusterHealth.LearnerOnly =>
                findings.Any(static finding => finding.Severity > Severity.Note) ? ExitCode.DegradedOrConflict : ExitCode.Done,
            _ => throw new ArgumentOutOfRangeException(nameof(session), facts.Report.Health, "is not a known health"),
        };
    }

    private static void Announce(int members, long bytes) => StandardStreams.Say(
        $"--deep: {members} members read their whole databases, {Quantities.Size(bytes)} together, one after the other; "
        + "each is slower meanwhile.");
}
