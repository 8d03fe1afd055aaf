using KvTui.Core.Diagnosis;
using KvTui.Etcd.Transport.Pages;

namespace KvTui.Cli.Output.Results;

/// <summary>The findings in sentences, and for a report what was seen in tables.</summary>
internal static class DoctorText
{
    private const int Width = 100;

    /// <summary>All of it, with line ends; nothing in it can steer a terminal.</summary>
    public static string Of(DoctorResult result)
    {
        var text = new StringBuilder();
        if (result.IsReport)
        {
            text.Append(CultureInfo.InvariantCulture, $"kvtui doctor, {result.Facts.At.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC\n\n");
            text.Append("```\n").Append(StatusTable.Of(result.Facts.Report));
            text.Append('\n').Append(Members(result)).Append(Certificates(result));
        }
        else
        {
            text.Append(StatusTable.Sentence(result.Facts.Report)).Append('\n');
        }

        text.Append('\n').AppendJoin('\n', FindingText.Lines(result.Findings, Width).Select(static line => line.Text)).Append('\n');
        return text.Append(result.IsReport ? "```\n" : "").ToString();
    }

    private static string Members(DoctorResult result)
    {
        var facts = result.Facts;
        var rows = new List<string[]>
        {
            (string[])["NAME", "CLUSTER VERSION", "STORAGE", "HASH", .. DoctorFigures.All.Select(static figure => figure.Heading)],
        };
        foreach (var member in facts.Report.Members.Where(static member => member is { Status: not null, IsProxy: false }))
        {
            var hash = facts.Hashes.Hashes.FirstOrDefault(each => each.MemberId == member.Id);
            rows.Add(
            [
                member.Label, Known(facts.VersionOf(member)?.ClusterVersion), Known(member.Status!.StorageVersion), Known(hash?.Hash),
                .. DoctorFigures.All.Select(figure => figure.Read(facts, member) is { } number ? figure.Show(number) : "-"),
            ]);
        }

        return rows.Count == 1 ? "" : TextTable.Of(rows) + "\n";
    }

    private static string Certificates(DoctorResult result)
    {
        var facts = result.Facts;
        var rows = new List<string[]> { (string[])["CERTIFICATE OF", "SUBJECT", "ISSUER", "UNTIL", "DAYS", "NAMES"] };
        foreach (var version in facts.Versions)
        {
            rows.AddRange(version.Page.Certificates.Select((each, place) => Row(version.Member.Label + (place == 0 ? "" : " (CA)"), each)));
        }

        if (facts.Versions.FirstOrDefault(static version => version.Page.Own is not null) is { Page.Own: { } own })
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
