using System.Text.Json;
using KvTui.Core.Care.Guided;

namespace KvTui.Core.Care.Running;

/// <summary>How accounts of courses of care are written and read: JSON, ids in hexadecimal; field by field as that of drafts.</summary>
internal static class AccountJson
{
    private const int CurrentVersion = 1;

    public static void Write(Stream file, CareAccount account)
    {
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteNumber("version"u8, CurrentVersion);
        json.WriteString("course"u8, CarePlan.Command(account.Kind));
        json.WriteString("cluster_id"u8, ClusterIds.Text(account.ClusterId));
        json.WriteNumber("forgets"u8, account.Progress.Revision);
        json.WriteStartArray("defragmented"u8);
        foreach (var id in account.Progress.Defragmented)
        {
            json.WriteStringValue(ClusterIds.Text(id));
        }

        json.WriteEndArray();
        json.WriteBoolean("tried"u8, account.Progress.IsTried);
        if (account.UnderWay is { } step)
        {
            var (kind, one, other) = Parts(step);
            json.WriteString("step"u8, kind);
            json.WriteString("one"u8, ClusterIds.Text(one));
            json.WriteString("other"u8, ClusterIds.Text(other));
        }

        json.WriteString("at"u8, account.At);
        json.WriteNumber("process"u8, account.Process);
        json.WriteEndObject();
    }

    /// <summary>Reads an account; null if it is of another version.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">A field is missing, or does not say what it should.</exception>
    /// <exception cref="InvalidOperationException">A field is of another kind.</exception>
    public static CareAccount? Read(ReadOnlyMemory<byte> text)
    {
        using var json = JsonDocument.Parse(text);
        var fields = json.RootElement;
        if (fields.ValueKind != JsonValueKind.Object || Field(fields, "version").GetInt32() != CurrentVersion)
        {
            return null;
        }

        var done = new HashSet<ulong>();
        foreach (var id in Field(fields, "defragmented").EnumerateArray())
        {
            done.Add(Id(id));
        }

        return new(
            Kind(Field(fields, "course").GetString()),
            Id(Field(fields, "cluster_id")),
            new(Field(fields, "forgets").GetInt64(), done, Field(fields, "tried").GetBoolean()),
            fields.TryGetProperty("step", out var step)
                ? Step(step.GetString(), Id(Field(fields, "one")), Id(Field(fields, "other")))
                : null,
            Field(fields, "at").GetDateTimeOffset())
        {
            Process = Field(fields, "process").GetInt32(),
        };
    }

    private static (string Kind, ulong One, ulong Other) Parts(CareStep step) => step switch
    {
        CareStep.Compact(var revision) => ("compact", (ulong)revision, 0),
        CareStep.Defragment(var member) => ("defragment", member, 0),
        CareStep.MoveLeader(var from, var to) => ("move_leader", from, to),
        CareStep.Disarm(var alarm) => ("disarm", alarm.MemberId, (ulong)alarm.Kind),
        CareStep.TestWrite => ("test_write", 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    private static CareStep Step(string? kind, ulong one, ulong other) => kind switch
    {
        "compact" => new CareStep.Compact((long)one),
        "defragment" => new CareStep.Defragment(one),
        "move_leader" => new CareStep.MoveLeader(one, other),
        "disarm" => new CareStep.Disarm(new(one, (AlarmKind)other)),
        "test_write" => new CareStep.TestWrite(),
        _ => throw new FormatException("an account has a step that is not known"),
    };

    private static CareKind Kind(string? course) =>
        course == CarePlan.Command(CareKind.Space) ? CareKind.Space
        : course == CarePlan.Command(CareKind.Defragmentation) ? CareKind.Defragmentation
        : throw new FormatException("an account is of a course that is not known");

    private static ulong Id(JsonElement field) => Convert.ToUInt64(field.GetString() ?? "", 16);

    private static JsonElement Field(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field) ? field : throw new FormatException($"an account has no {name}");
}
