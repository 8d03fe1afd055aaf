using System.Globalization;
using System.Text.Json;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Maintenance;

namespace KvTui.Cli.Output;

/// <summary>A cluster report as a JSON object; ids are hexadecimal, and what is not known is left out.</summary>
internal static class StatusJson
{
    private static readonly Disagreement[] Kinds = [.. Enum.GetValues<Disagreement>().Where(kind => kind != Disagreement.None)];

    /// <summary>Writes the object.</summary>
    /// <param name="at">When it was seen; null leaves the time out.</param>
    public static void Write(Utf8JsonWriter json, ClusterReport report, DateTimeOffset? at)
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
            _ => "unreachable"u8,
        });
        json.WriteString("reason"u8, report.Reason);
        Id(json, "cluster_id"u8, report.ClusterId);
        Id(json, "leader"u8, report.Leader);
        json.WriteNumber("term"u8, report.Term);
        json.WriteNumber("voters"u8, report.VoterCount);
        json.WriteNumber("quorum"u8, report.Quorum);
        json.WriteNumber("answering"u8, report.AnsweringCount);
        json.WriteNumber("failures_tolerated"u8, report.FailuresTolerated);
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
            Member(json, report, member);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, ClusterReport report, MemberReport member)
    {
        json.WriteStartObject();
        Id(json, "id"u8, member.Id);
        json.WriteString("name"u8, member.Name);
        json.WriteString("endpoint"u8, member.Endpoint?.ToString());
        Texts(json, "endpoints"u8, member.Endpoints.Select(endpoint => endpoint.ToString()));
        json.WriteBoolean("learner"u8, member.IsLearner);
        json.WriteBoolean("answers"u8, member.Answers);
        if (member.Id != 0)
        {
            json.WriteString("role"u8, report.RoleOf(member));
        }

        if (member.Pending is { } pending)
        {
            json.WriteNumber("pending_ms"u8, Math.Round(pending.TotalMilliseconds));
        }

        if (member.Status is { } status)
        {
            Figures(json, report, member, status);
        }
        else
        {
            json.WriteString("error"u8, member.Error?.Message);
        }

        json.WriteEndObject();
    }

    private static void Figures(Utf8JsonWriter json, ClusterReport report, MemberReport member, EndpointStatus status)
    {
        json.WriteBoolean("leader"u8, status.Leader == member.Id);
        Id(json, "leader_id"u8, status.Leader);
        Id(json, "cluster_id"u8, status.Header.ClusterId);
        json.WriteString("version"u8, status.Version);
        json.WriteNumber("db_size"u8, status.DbSize);
        json.WriteNumber("db_size_in_use"u8, status.DbSizeInUse);
        if (status.DbSizeQuota > 0)
        {
            json.WriteNumber("db_size_quota"u8, status.DbSizeQuota);
        }

        json.WriteNumber("revision"u8, status.Header.Revision);
        json.WriteNumber("revision_lag"u8, report.RevisionLagOf(member) ?? 0);
        json.WriteNumber("raft_index"u8, status.RaftIndex);
        json.WriteNumber("raft_applied_index"u8, status.RaftAppliedIndex);
        json.WriteNumber("raft_term"u8, status.RaftTerm);
        json.WriteNumber("lag"u8, report.LagOf(member) ?? 0);
        if (member.ApplyLag is { } behind)
        {
            json.WriteNumber("apply_lag"u8, behind);
        }

        json.WriteNumber("rtt_ms"u8, Math.Round(member.RoundTrip.TotalMilliseconds, 3));
        json.WriteBoolean("slow"u8, member.IsSlow);
        Texts(json, "alarms"u8, report.Alarms.Where(alarm => alarm.MemberId == member.Id).Select(alarm => alarm.Kind.ToString().ToUpperInvariant()));
        Texts(json, "disagrees_on"u8, Kinds.Where(kind => member.Disagreements.HasFlag(kind)).Select(kind => kind.ToString().ToLowerInvariant()));
        Texts(json, "errors"u8, status.Errors.Select(error => error.Trim()));
    }

    private static void Texts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Id(Utf8JsonWriter json, ReadOnlySpan<byte> name, ulong id)
    {
        Span<char> digits = stackalloc char[16];
        id.TryFormat(digits, out var length, "x", CultureInfo.InvariantCulture);
        json.WriteString(name, digits[..length]);
    }
}
