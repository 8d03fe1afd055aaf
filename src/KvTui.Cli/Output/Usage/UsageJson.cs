using System.Text.Json;
using KvTui.Core.Copying;
using KvTui.Core.Scans.Usage;

namespace KvTui.Cli.Output.Usage;

/// <summary>The objects of the du verb: one a child, and one for the whole with <c>"total":true</c>.</summary>
internal static class UsageJson
{
    /// <summary>Writes a child; the object is left open for the line's end.</summary>
    public static void Child(Utf8JsonWriter json, UsageNode parent, UsageRow row)
    {
        json.WriteStartObject();
        var isKey = row.Node is { IsKey: true };
        PairJson.Bytes(json, isKey ? "key"u8 : "prefix"u8, isKey ? "key_base64"u8 : "prefix_base64"u8, (row.Node ?? parent).Path.Span);
        if (row.Node is null)
        {
            // The keys below the prefix that are in none of its other rows.
            json.WriteBoolean("other"u8, true);
        }

        Figures(json, row);
    }

    /// <summary>Writes the whole; the object is left open for the line's end.</summary>
    public static void Total(Utf8JsonWriter json, UsageResult result)
    {
        json.WriteStartObject();
        json.WriteBoolean("total"u8, true);
        PairJson.Bytes(json, "prefix"u8, "prefix_base64"u8, result.Report.Root.Path.Span);
        Figures(json, result.Total);
        json.WriteNumber("values_read"u8, result.Report.IsSampled ? result.Report.Sample?.Count ?? 0 : result.Total.Figures.Keys);
        json.WriteNumber("revision"u8, result.Progress.Status.Revision);
    }

    private static void Figures(Utf8JsonWriter json, UsageRow row)
    {
        json.WriteNumber("keys"u8, row.Figures.Keys);
        json.WriteNumber("key_bytes"u8, row.Figures.KeyBytes);
        if (row.Values.IsKnown)
        {
            json.WriteNumber("value_bytes"u8, (long)Math.Round(row.Values.Bytes));
        }
        else
        {
            json.WriteNull("value_bytes"u8);
        }

        json.WriteBoolean("exact"u8, row.Values.IsExact);
        if (!row.Values.IsExact)
        {
            json.WriteNumber("error_bytes"u8, (long)Math.Ceiling(row.Values.Error));
        }

        json.WriteNumber("versions"u8, row.Figures.Versions);
        if (!double.IsNaN(row.Share))
        {
            json.WriteNumber("share"u8, Math.Round(row.Share, 4));
        }
    }
}
