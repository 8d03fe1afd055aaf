using KvTui.Core.Members.Shown;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Transport.Pages;

namespace KvTui.Core.Diagnosis;

/// <summary>What is wrong with a cluster as text: in short, or with all that was seen.</summary>
public static class DoctorReport
{
    private const int Width = 100;
    private const string Fence = "```";

    /// <summary>A sentence on how the cluster fares and what was found, with line ends; nothing in it can steer a terminal.</summary>
    public static string Brief(ClusterFacts facts, IReadOnlyList<Finding> findings) =>
        $"{StatusTable.Sentence(facts.Report)}\n\n{Lines(findings)}";

    /// <summary>
    /// All that was seen too, as Markdown to paste, with line ends. There are no keys, values, passwords or tokens in it, and nothing that
    /// can steer a terminal, or ends the block that it is in.
    /// </summary>
    public static string Of(ClusterFacts facts, IReadOnlyList<Finding> findings)
    {
        var text = $"{StatusTable.Of(facts.Report)}\n{Members(facts)}{Certificates(facts)}\n{Lines(findings)}";
        var time = facts.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return $"kvtui doctor, {time} UTC\n\n{Fence}\n{text.Replace(Fence, "'''", StringComparison.Ordinal)}{Fence}\n";
    }

    private static string Lines(IReadOnlyList<Finding> findings) =>
        string.Concat(FindingText.Lines(findings, Width).Select(static line => line.Text + "\n"));

    private static string Members(ClusterFacts facts)
    {
        var rows = new List<string[]>
        {
            (string[])["NAME", "CLUSTER VERSION", "STORAGE", "HASH", .. ReportFigure.All.Select(static figure => figure.Heading)],
        };
        foreach (var member in facts.Report.Members.Where(static member => member is { Status: not null, IsProxy: false }))
        {
            var hash = facts.Hashes.Hashes.FirstOrDefault(each => each.MemberId == member.Id);
            rows.Add(
            [
                member.Label, Known(facts.VersionOf(member)?.ClusterVersion), Known(member.Status!.StorageVersion), Known(hash?.Hash),
                .. ReportFigure.All.Select(figure => figure.Read(facts, member) is { } number ? figure.Show(number) : "-"),
            ]);
        }

        return rows.Count == 1 ? "" : TextTable.Of(rows) + "\n";
    }

    private static string Certificates(ClusterFacts facts)
    {
        var rows = new List<string[]> { (string[])["CERTIFICATE OF", "SUBJECT", "ISSUER", "UNTIL", "DAYS", "NAMES"] };
        foreach (var version in facts.Versions)
        {
            rows.AddRange(version.Page.Certificates.Select((each, place) => Row(version.Member.Label + (place == 0 ? "" : " (CA)"), each)));
        }

        if (facts.OwnCertificate is { } own)
        {
            rows.Add(Row("this client", own));
        }

        return rows.Count == 1 ? "" : TextTable.Of(rows);

        string[] Row(string who, SeenCertificate certificate) =>
        [
            who, certificate.Subject, certificate.Issuer, certificate.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Math.Floor((certificate.Until - facts.At).TotalDays).ToString("0", CultureInfo.InvariantCulture),
            string.Join(", ", certificate.Names),
        ];
    }

    private static string Known(string? text) => string.IsNullOrEmpty(text) ? "-" : text;
}
