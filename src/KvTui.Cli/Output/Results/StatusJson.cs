using System.Collections.Immutable;
using System.Text.Json;
using KvTui.Core.Members.Shown;

namespace KvTui.Cli.Output.Results;

/// <summary>
/// A cluster report as a JSON object; ids are hexadecimal; what is not known is null, or left out with all that its member did not tell.
/// </summary>
internal static class StatusJson
{
    /// <summary>Writes the object.</summary>
    /// <param name="at">When it was seen; null leaves the time out.</param>
    /// <param name="figures">What members tell of themselves; null for all of it.</param>
    public static void Write(Utf8JsonWriter json, ClusterReport report, DateTimeOffset? at, ImmutableArray<MemberFigure>? figures = null)
    {
        json.WriteStartObject();
        if (at is { } time)
        {
            json.WriteString("time"u8, time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }

        json.WriteString("health"u8, report.Health switch
        {
            ClusterHealth.Healthy => "healthy"u8,
            ClusterHealth.Degraded => "degraded"u8,
            ClusterHealth.NoQuorum => "no_quorum"u8,
            ClusterHealth.Denied => "denied"u8,
            ClusterHealth.LearnerOnly => "learner_only"u8,
            ClusterHealth.Unreachable => "unreachable"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(report), report.Health, "is not a known health"),
        });
        json.WriteString("reason"u8, report.Reason);
        Id(json, "cluster_id"u8, report.ClusterId);
        Id(json, "leader"u8, report.Leader);
        var voters = report.VoterCount;
        Number(json, "term"u8, report.Term == 0 ? null : report.Term);
        Number(json, "voters"u8, voters == 0 || report.Proxy is not null ? null : voters);
        Number(json, "quorum"u8, voters == 0 || report.Proxy is not null ? null : report.Quorum);
        Number(json, "answering"u8, report.Proxy is null ? report.AnsweringCount : null);
        Number(json, "failures_tolerated"u8, report.IsTold && report.Proxy is null ? report.FailuresTolerated : null);
        json.WriteStartArray("alarms"u8);
        foreach (var alarm in report.Alarms)
        {
            json.WriteStartObject();
            Id(json, "member_id"u8, alarm.MemberId);
            json.WriteString("alarm"u8, alarm.Kind.ToString().ToUpperInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("members"u8);
        foreach (var member in report.Members)
        {
            Member(json, report, member, figures ?? MemberFigures.All);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, ClusterReport report, MemberReport member, ImmutableArray<MemberFigure> figures)
    {
        json.WriteStartObject();
        Id(json, "id"u8, member.Id);
        json.WriteString("name"u8, member.Name);
        json.WriteString("endpoint"u8, member.Endpoint?.ToString());
        JsonLine.Texts(json, "endpoints"u8, member.Endpoints.Select(endpoint => endpoint.ToString()));
        json.WriteBoolean("learner"u8, member.IsLearner);
        json.WriteBoolean("answers"u8, member.Answers);
        if (member.Id != 0 || member.IsProxy)
        {
            json.WriteString("role"u8, report.RoleOf(member));
        }

        Elsewhere(json, member);

        if (member.Pending is { } pending)
        {
            json.WriteNumber("pending_ms"u8, Math.Round(pending.TotalMilliseconds));
        }

        if (member.Status is { } status)
        {
            Figures(json, new(report, member, status), figures);
        }
        else
        {
            json.WriteString("error"u8, member.Error?.Message ?? WhyNotAsked(member));
        }

        json.WriteEndObject();
    }

    /// <summary>Who answers where it is asked, if that is not just this one member.</summary>
    private static void Elsewhere(Utf8JsonWriter json, MemberReport member)
    {
        if (member.IsProxy)
        {
            json.WriteBoolean("proxy"u8, true);
            json.WriteStartArray("answers_from"u8);
            foreach (var backend in member.Backends)
            {
                json.WriteStartObject();
                Id(json, "id"u8, backend.Id);
                json.WriteString("name"u8, backend.Name.Length > 0 ? backend.Name : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (member.ForeignCluster != 0)
        {
            Id(json, "other_cluster_id"u8, member.ForeignCluster);
        }

        if (member.Misdirection is { } misdirection)
        {
            json.WriteString("advertised"u8, misdirection.Address.ToString());
            JsonLine.Texts(json, "advertised_by_others"u8, misdirection.SharedWith);
            json.WriteString("answered_by"u8, misdirection.AnsweredBy.Length > 0 ? misdirection.AnsweredBy : null);
            Id(json, "answered_by_cluster_id"u8, misdirection.ForeignCluster);
        }
    }

    private static void Figures(Utf8JsonWriter json, MemberAnswer answer, ImmutableArray<MemberFigure> figures)
    {
        var (report, member, status) = answer;
        if (member.IsProxy)
        {
            Id(json, "answered_by"u8, status.Header.MemberId);
        }
        else
        {
            json.WriteBoolean("leader"u8, status.Leader == member.Id);
        }

        Id(json, "cluster_id"u8, status.Header.ClusterId);
        foreach (var figure in figures)
        {
            Figure(json, Encoding.UTF8.GetBytes(figure.Json), figure.Read(answer));
        }

        if (status.DbSizeQuota > 0)
        {
            json.WriteNumber("db_size_quota"u8, status.DbSizeQuota);
        }

        Number(json, "revision_lag"u8, report.RevisionLagOf(member));
        if (member.ApplyLag is { } behind)
        {
            json.WriteNumber("apply_lag"u8, behind);
        }

        Number(json, "rtt_ms"u8, member.RoundTrip is { } time ? (decimal)Math.Round(time.TotalMilliseconds, 3) : null);
        json.WriteBoolean("slow"u8, member.IsSlow);
        JsonLine.Texts(json, "alarms"u8, report.AlarmsOf(member).Select(alarm => alarm.Kind.ToString().ToUpperInvariant()));
        var opinions = member.Disagreements.ToString().ToLowerInvariant().Split(", ");
        JsonLine.Texts(json, "disagrees_on"u8, member.Disagreements == Disagreement.None ? [] : opinions);
        JsonLine.Texts(json, "errors"u8, status.Errors.Select(error => error.Trim()));
    }

    private static void Figure(Utf8JsonWriter json, ReadOnlySpan<byte> name, in FigureValue value)
    {
        switch (value.Kind)
        {
            case FigureKind.Unknown:
                json.WriteNull(name);
                break;
            case FigureKind.Text:
                json.WriteString(name, value.Raw);
                break;
            case FigureKind.Number:
                json.WriteNumber(name, value.Number);
                break;
            case FigureKind.Id:
                Id(json, name, value.Number);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "is not a known kind of figure");
        }
    }

    private static string? WhyNotAsked(MemberReport member) =>
        member.ForeignCluster != 0 ? "belongs to another cluster" : member.Misdirection?.Text;

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>An id in hexadecimal; null for 0, which stands for none.</summary>
    private static void Id(Utf8JsonWriter json, ReadOnlySpan<byte> name, ulong id)
    {
        if (id == 0)
        {
            json.WriteNull(name);
            return;
        }

        Span<char> digits = stackalloc char[16];
        id.TryFormat(digits, out var length, "x", CultureInfo.InvariantCulture);
        json.WriteString(name, digits[..length]);
    }
}
