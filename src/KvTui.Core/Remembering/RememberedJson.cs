using System.Text.Json;
using System.Text.Unicode;
using KvTui.Core.Browse.Order;

namespace KvTui.Core.Remembering;

/// <summary>What is remembered as JSON, field by field as that of drafts; what others have added to it stays.</summary>
internal static class RememberedJson
{
    private const int MostClusters = 50;

    private static readonly string[] Own = ["wraps", "numbered", "clusters", "last", "profile", "places"];

    public static Remembered Read(JsonElement fields) => new()
    {
        Wraps = IsTrue(fields, "wraps"),
        Numbered = IsTrue(fields, "numbered"),
        Views = [.. Views(fields)],
        LastCluster = Id(fields, "last"),
        LastProfile = Text(fields, "profile"),
    };

    /// <summary>The places of a cluster; none if none are remembered.</summary>
    public static KnownPlaces Places(JsonElement fields, ulong cluster)
    {
        foreach (var entry in List(fields, "places"))
        {
            if (Id(entry, "id") == cluster && entry.ValueKind == JsonValueKind.Object)
            {
                return new(cluster, Keys(entry, "bookmarks", KnownPlaces.MostBookmarks), Keys(entry, "recent", KnownPlaces.MostRecent));
            }
        }

        return KnownPlaces.Of(cluster);
    }

    /// <summary>Writes what is to be remembered, and all of what is there that is not replaced by it.</summary>
    /// <param name="places">The places of the cluster that was last in use.</param>
    public static void Write(Utf8JsonWriter json, JsonElement there, Remembered remembered, KnownPlaces places)
    {
        json.WriteStartObject();
        json.WriteBoolean("wraps"u8, remembered.Wraps);
        json.WriteBoolean("numbered"u8, remembered.Numbered);
        json.WriteStartArray("clusters"u8);
        remembered.Views.ForEach(view => Write(json, view));
        json.WriteEndArray();
        json.WriteString("last"u8, ClusterIds.Text(remembered.LastCluster));
        json.WriteString("profile"u8, remembered.LastProfile);
        json.WriteStartArray("places"u8);
        if (places.ClusterId != 0)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, ClusterIds.Text(places.ClusterId));
            Write(json, "bookmarks"u8, places.Bookmarks);
            Write(json, "recent"u8, places.Recent);
            json.WriteEndObject();
        }

        var room = MostClusters - 1;
        foreach (var other in List(there, "places"))
        {
            if (Id(other, "id") != places.ClusterId && room-- > 0)
            {
                other.WriteTo(json);
            }
        }

        json.WriteEndArray();
        foreach (var field in there.EnumerateObject())
        {
            if (!Own.Contains(field.Name))
            {
                field.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static JsonElement.ArrayEnumerator List(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static List<ClusterView> Views(JsonElement fields)
    {
        var views = new List<ClusterView>();
        foreach (var entry in List(fields, "clusters"))
        {
            if (views.Count < Remembered.MostViews && View(entry) is { } view)
            {
                views.Add(view);
            }
        }

        return views;
    }

    private static ClusterView? View(JsonElement fields)
    {
        if (Id(fields, "id") is not (not 0 and var cluster) || ColumnWords.Parse(Text(fields, "columns")) is not { } columns)
        {
            return null;
        }

        var word = Text(fields, "sort");
        var by = ColumnWords.All.Contains(word) ? ColumnWords.Parse(word) ?? default : default;
        return new(cluster, new(by, IsTrue(fields, "reversed")), columns);
    }

    private static void Write(Utf8JsonWriter json, ClusterView view)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, ClusterIds.Text(view.Cluster));
        json.WriteString("sort"u8, ColumnWords.Of(view.Order.By));
        json.WriteBoolean("reversed"u8, view.Order.IsReversed);
        json.WriteString("columns"u8, ColumnWords.Of(view.Columns));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<EtcdKey> keys)
    {
        json.WriteStartArray(name);
        foreach (var key in keys)
        {
            if (Utf8.IsValid(key.Span))
            {
                json.WriteStringValue(key.Span);
            }
            else
            {
                json.WriteStartObject();
                json.WriteBase64String("base64"u8, key.Span);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<EtcdKey> Keys(JsonElement fields, string name, int most)
    {
        var keys = ImmutableArray.CreateBuilder<EtcdKey>();
        foreach (var entry in List(fields, name))
        {
            if (keys.Count < most && Key(entry) is { IsEmpty: false } key)
            {
                keys.Add(key);
            }
        }

        return keys.ToImmutable();
    }

    private static EtcdKey Key(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => EtcdKey.FromText(Text(entry)),
        JsonValueKind.Object when entry.TryGetProperty("base64", out var bytes) && bytes.ValueKind == JsonValueKind.String
            && bytes.TryGetBytesFromBase64(out var key) => new(key),
        _ => EtcdKey.Empty,
    };

    /// <summary>A text; empty where it has half a character in it.</summary>
    private static string Text(JsonElement entry)
    {
        try
        {
            return entry.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static ulong Id(JsonElement fields, string name) =>
        ulong.TryParse(Text(fields, name), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static string Text(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
            ? Text(field)
            : "";

    private static bool IsTrue(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.True;
}
