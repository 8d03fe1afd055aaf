using System.Text.Json;
using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Editing.Drafts;

/// <summary>
/// How drafts are written and read: JSON, bytes in base64. Field by field: the serializer would be the only use of it in the program, and
/// 2 % of its size.
/// </summary>
internal static class DraftJson
{
    private const int CurrentVersion = 1;

    /// <summary>Writes a draft of the cluster that some endpoints and a root stand for.</summary>
    public static void Write(Stream file, Draft draft, IReadOnlyList<string> endpoints, EtcdKey root)
    {
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteNumber("version"u8, CurrentVersion);
        json.WriteStartArray("endpoints"u8);
        foreach (var endpoint in endpoints)
        {
            json.WriteStringValue(endpoint);
        }

        json.WriteEndArray();
        json.WriteBase64String("root"u8, root.Span);
        json.WriteString("cluster_id"u8, draft.ClusterId.ToString("x", CultureInfo.InvariantCulture));
        json.WriteBase64String("key"u8, draft.Key.Span);
        if (draft.Base is { } known)
        {
            json.WriteBase64String("base_value"u8, known.Value.Span);
        }
        else
        {
            json.WriteNull("base_value"u8);
        }

        json.WriteNumber("create_revision"u8, draft.Base?.CreateRevision ?? 0);
        json.WriteNumber("mod_revision"u8, draft.Base?.ModRevision ?? 0);
        json.WriteNumber("key_version"u8, draft.Base?.Version ?? 0);
        json.WriteNumber("lease"u8, draft.Base?.Lease.Id ?? 0);
        json.WriteBase64String("text"u8, draft.Editor.ToBytes());
        json.WriteBoolean("hex"u8, draft.IsHex);
        json.WriteNumber("lease_use"u8, (int)draft.Lease.Use);
        json.WriteNumber("lease_number"u8, draft.Lease.Number);
        json.WriteString("edited_at"u8, draft.EditedAt);
        json.WriteEndObject();
    }

    /// <summary>Reads a draft; null if it is one of another version, or of another cluster.</summary>
    /// <param name="path">The file it is in.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">A field is missing, or does not say what it should.</exception>
    /// <exception cref="InvalidOperationException">A field is of another kind.</exception>
    public static LeftDraft? Read(Stream file, string path, IReadOnlyList<string> endpoints, EtcdKey root)
    {
        using var json = JsonDocument.Parse(file);
        var fields = json.RootElement;
        if (fields.ValueKind != JsonValueKind.Object
            || Field(fields, "version").GetInt32() != CurrentVersion
            || !Are(Field(fields, "endpoints"), endpoints)
            || !Field(fields, "root").GetBytesFromBase64().AsSpan().SequenceEqual(root.Span))
        {
            return null;
        }

        var key = new EtcdKey(Field(fields, "key").GetBytesFromBase64());
        return new(
            path,
            key,
            fields.TryGetProperty("base_value", out var value) && value.ValueKind != JsonValueKind.Null
                ? Base(key, value.GetBytesFromBase64(), fields)
                : null,
            Field(fields, "text").GetBytesFromBase64(),
            Convert.ToUInt64(fields.TryGetProperty("cluster_id", out var cluster) ? cluster.GetString() ?? "0" : "0", 16),
            Field(fields, "edited_at").GetDateTimeOffset())
        {
            IsHex = fields.TryGetProperty("hex", out var hex) && hex.ValueKind == JsonValueKind.True,
            Lease = fields.TryGetProperty("lease_use", out var use)
                ? Lease(use.GetInt32(), Field(fields, "lease_number").GetInt64())
                : default,
        };
    }

    private static bool Are(JsonElement list, IReadOnlyList<string> texts)
    {
        var count = 0;
        foreach (var text in list.EnumerateArray())
        {
            if (count == texts.Count || text.GetString() != texts[count++])
            {
                return false;
            }
        }

        return count == texts.Count;
    }

    private static LeaseChoice Lease(int use, long number) => use is >= (int)LeaseUse.Keep and <= (int)LeaseUse.Grant
        ? new((LeaseUse)use, number)
        : throw new FormatException("a draft has a lease_use that is not known");

    private static KeyValue Base(EtcdKey key, byte[] value, JsonElement fields) => new(
        key,
        value,
        Field(fields, "create_revision").GetInt64(),
        Field(fields, "mod_revision").GetInt64(),
        Field(fields, "key_version").GetInt64(),
        Field(fields, "lease").GetInt64());

    private static JsonElement Field(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field) ? field : throw new FormatException($"a draft has no {name}");
}
