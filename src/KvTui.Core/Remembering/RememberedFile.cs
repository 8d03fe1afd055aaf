using System.Text.Json;
using KvTui.Core.Browse.Order;

namespace KvTui.Core.Remembering;

/// <summary>
/// The file in which something is remembered, readable by its owner only: JSON, field by field as that of drafts. What cannot be read or
/// written is forgotten in silence: nothing of it is worth an error.
/// </summary>
/// <param name="path">Where it is; null if there is no place for it.</param>
public sealed class RememberedFile(string? path)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>What the file says; nothing where there is none, or another program's.</summary>
    public Remembered Read()
    {
        try
        {
            return path is not null && File.Exists(path) ? Read(File.ReadAllBytes(path)) : Remembered.Nothing;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return Remembered.Nothing;
        }
    }

    /// <summary>Writes in place of what is there, in the background and in the order of the calls; ends when it is written.</summary>
    public Task KeepAsync(Remembered remembered)
    {
        lock (_gate)
        {
            return _last = KeepAsync(remembered, _last);
        }
    }

    private async Task KeepAsync(Remembered remembered, Task before)
    {
        await before;
        await Task.Run(() => Keep(remembered));
    }

    private static Remembered Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var fields = document.RootElement;
        return fields.ValueKind != JsonValueKind.Object ? Remembered.Nothing : new()
        {
            Wraps = IsTrue(fields, "wraps"),
            Numbered = IsTrue(fields, "numbered"),
            Views = fields.TryGetProperty("clusters", out var clusters) && clusters.ValueKind == JsonValueKind.Array
                ? [.. clusters.EnumerateArray().Select(View).OfType<ClusterView>().Take(Remembered.MostViews)]
                : [],
        };
    }

    private static ClusterView? View(JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Object
            || !ulong.TryParse(Text(fields, "id"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var cluster)
            || ColumnWords.Parse(Text(fields, "columns")) is not { } columns)
        {
            return null;
        }

        var word = Text(fields, "sort");
        var by = ColumnWords.All.Contains(word) ? ColumnWords.Parse(word) ?? default : default;
        return new(cluster, new(by, IsTrue(fields, "reversed")), columns);
    }

    private static string Text(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString()! : "";

    private static void Write(Utf8JsonWriter json, ClusterView view)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, ClusterIds.Text(view.Cluster));
        json.WriteString("sort"u8, ColumnWords.Of(view.Order.By));
        json.WriteBoolean("reversed"u8, view.Order.IsReversed);
        json.WriteString("columns"u8, ColumnWords.Of(view.Columns));
        json.WriteEndObject();
    }

    private static bool IsTrue(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.True;

    private void Keep(Remembered remembered)
    {
        if (path is null)
        {
            return;
        }

        var half = $"{path}.{Environment.ProcessId}";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            using (var file = new FileStream(half, options))
            using (var json = new Utf8JsonWriter(file))
            {
                json.WriteStartObject();
                json.WriteBoolean("wraps"u8, remembered.Wraps);
                json.WriteBoolean("numbered"u8, remembered.Numbered);
                json.WriteStartArray("clusters"u8);
                remembered.Views.ForEach(view => Write(json, view));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full disk, a read-only home.
        }
    }
}
