using System.Text.Json;

namespace KvTui.Core.Drafts;

/// <summary>How drafts are written and read. Field by field: the serializer would be the only use of it in the program, and 2 % of its size.</summary>
internal static class DraftJson
{
    /// <summary>Writes a draft.</summary>
    public static void Write(Stream file, DraftDocument document)
    {
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteNumber("version"u8, document.Version);
        json.WriteStartArray("endpoints"u8);
        foreach (var endpoint in document.Endpoints)
        {
            json.WriteStringValue(endpoint);
        }

        json.WriteEndArray();
        json.WriteBase64String("root"u8, document.Root);
        json.WriteString("cluster_id"u8, document.ClusterId);
        json.WriteBase64String("key"u8, document.Key);
        if (document.BaseValue is { } value)
        {
            json.WriteBase64String("base_value"u8, value);
        }
        else
        {
            json.WriteNull("base_value"u8);
        }

        json.WriteNumber("create_revision"u8, document.CreateRevision);
        json.WriteNumber("mod_revision"u8, document.ModRevision);
        json.WriteNumber("key_version"u8, document.KeyVersion);
        json.WriteNumber("lease"u8, document.Lease);
        json.WriteBase64String("text"u8, document.Text);
        json.WriteString("edited_at"u8, document.EditedAt);
        json.WriteEndObject();
    }

    /// <summary>Reads a draft; null if it is one of another version.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="FormatException">A field is missing, or does not say what it should.</exception>
    /// <exception cref="InvalidOperationException">A field is of another kind.</exception>
    public static DraftDocument? Read(Stream file)
    {
        using var json = JsonDocument.Parse(file);
        var fields = json.RootElement;
        if (fields.ValueKind != JsonValueKind.Object || Field(fields, "version").GetInt32() != DraftDocument.CurrentVersion)
        {
            return null;
        }

        return new()
        {
            Version = DraftDocument.CurrentVersion,
            Endpoints = [.. Field(fields, "endpoints").EnumerateArray().Select(static endpoint => endpoint.GetString() ?? "")],
            Root = Field(fields, "root").GetBytesFromBase64(),
            ClusterId = fields.TryGetProperty("cluster_id", out var cluster) ? cluster.GetString() ?? "0" : "0",
            Key = Field(fields, "key").GetBytesFromBase64(),
            BaseValue = fields.TryGetProperty("base_value", out var value) && value.ValueKind != JsonValueKind.Null ? value.GetBytesFromBase64() : null,
            CreateRevision = Field(fields, "create_revision").GetInt64(),
            ModRevision = Field(fields, "mod_revision").GetInt64(),
            KeyVersion = Field(fields, "key_version").GetInt64(),
            Lease = Field(fields, "lease").GetInt64(),
            Text = Field(fields, "text").GetBytesFromBase64(),
            EditedAt = Field(fields, "edited_at").GetDateTimeOffset(),
        };
    }

    private static JsonElement Field(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field) ? field : throw new FormatException($"a draft has no {name}");
}
