using System.Text.Json;
using KvTui.Core.Diagnosis;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Transport.Pages;

namespace KvTui.Cli.Output.Results;

/// <summary>The findings and all that was seen, as a JSON object; what is not known is null.</summary>
internal static class DoctorJson
{
    public static void Write(Utf8JsonWriter json, DoctorResult result)
    {
        var facts = result.Facts;
        json.WriteStartObject();
        json.WriteStartArray("findings"u8);
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, finding.Id);
            json.WriteString("severity"u8, FindingText.Word(finding.Severity));
            json.WriteString("cause"u8, finding.Cause);
            json.WriteString("consequence"u8, finding.Consequence);
            json.WriteString("step"u8, finding.Step);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("data"u8, facts.Hashes.Outcome switch
        {
            HashOutcome.Agree => "agrees"u8,
            HashOutcome.Differ => "differs"u8,
            HashOutcome.TooLarge => "too_large"u8,
            HashOutcome.NotCompared => "not_compared"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(result), facts.Hashes.Outcome, "is not a known outcome"),
        });
        json.WriteStartArray("members"u8);
        foreach (var member in facts.Report.Members)
        {
            Member(json, facts, member);
        }

        json.WriteEndArray();
        json.WritePropertyName("client_certificate"u8);
        Certificate(json, facts.OwnCertificate);
        json.WritePropertyName("status"u8);
        StatusJson.Write(json, facts.Report, facts.At);
        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, ClusterFacts facts, MemberReport member)
    {
        var version = facts.VersionOf(member);
        json.WriteStartObject();
        json.WriteString("id"u8, member.Id == 0 ? null : member.Id.ToString("x", CultureInfo.InvariantCulture));
        json.WriteString("name"u8, member.Name);
        json.WriteString("endpoint"u8, member.Endpoint?.ToString());
        json.WriteString("cluster_version"u8, Known(version?.ClusterVersion));
        json.WriteString("storage_version"u8, Known(member.Status?.StorageVersion));
        var hash = facts.Hashes.Hashes.FirstOrDefault(each => member.Id != 0 && each.MemberId == member.Id);
        json.WriteString("hash"u8, hash?.Hash);
        Number(json, "hash_revision", hash?.Revision);
        Number(json, "compact_revision", hash?.CompactRevision);
        foreach (var figure in ReportFigure.All)
        {
            Number(json, figure.Json, figure.Read(facts, member));
        }

        json.WriteStartArray("certificates"u8);
        foreach (var certificate in version?.Page.Certificates ?? [])
        {
            Certificate(json, certificate);
        }

        json.WriteEndArray();
        json.WriteString("certificate_fault"u8, version?.Page.Fault?.Cause);
        json.WriteEndObject();
    }

    private static void Certificate(Utf8JsonWriter json, SeenCertificate? certificate)
    {
        if (certificate is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("subject"u8, certificate.Subject);
        json.WriteString("issuer"u8, certificate.Issuer);
        json.WriteString("serial"u8, certificate.Serial);
        json.WriteString("not_before"u8, Time(certificate.From));
        json.WriteString("not_after"u8, Time(certificate.Until));
        JsonLine.Texts(json, "names"u8, certificate.Names);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Known(string? text) => text is { Length: > 0 } ? text : null;

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, Math.Round(known, 3));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
