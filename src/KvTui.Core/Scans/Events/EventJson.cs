using System.Buffers;
using System.Text.Json;
using KvTui.Core.Copying;

namespace KvTui.Core.Scans.Events;

/// <summary>Events as JSON, one object a line, as 'kvtui watch -o json' prints them, with the value before.</summary>
public static class EventJson
{
    /// <summary>The lines of some events; of masked keys without values.</summary>
    public static ReadOnlyMemory<byte> Lines(ImmutableArray<LoggedEvent> events, KeyMask mask)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines, new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true });
        foreach (var each in events)
        {
            Write(json, each, !mask.Matches(each.Key));
            json.Flush();
            json.Reset();
            lines.Write("\n"u8);
        }

        return lines.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, LoggedEvent each, bool withValues)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, each.After is null ? "delete"u8 : "put"u8);
        json.WriteString("at"u8, each.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        if (each.After is null)
        {
            PairJson.Bytes(json, "key"u8, "key_base64"u8, each.Key.Span);
            json.WriteNumber("mod_revision"u8, each.Revision);
        }
        else
        {
            PairJson.Fields(json, each.Change.KeyValue, withValues);
        }

        if (withValues && each.Before is { } before)
        {
            PairJson.Bytes(json, "previous_value"u8, "previous_value_base64"u8, before.Span);
        }

        json.WriteEndObject();
    }
}
