using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace KvTui.Core.Copying;

/// <summary>Keys and values in JSON, as every part of the program writes them.</summary>
public static class PairJson
{
    /// <summary>A pair as an object on one line, with a line feed at its end.</summary>
    public static ReadOnlyMemory<byte> Line(KeyValue pair)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true }))
        {
            json.WriteStartObject();
            Fields(json, pair, withValue: true);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    /// <summary>Writes the fields of a pair into an open object.</summary>
    public static void Fields(Utf8JsonWriter json, KeyValue pair, bool withValue)
    {
        Bytes(json, "key"u8, "key_base64"u8, pair.Key.Span);
        if (withValue)
        {
            Bytes(json, "value"u8, "value_base64"u8, pair.Value.Span);
        }

        Details(json, new(pair.Key.Span, pair.CreateRevision, pair.ModRevision, pair.Version, pair.Lease));
    }

    /// <summary>Writes what is known of a key beside its name into an open object.</summary>
    public static void Details(Utf8JsonWriter json, KeyRecord key)
    {
        json.WriteNumber("mod_revision"u8, key.ModRevision);
        json.WriteNumber("create_revision"u8, key.CreateRevision);
        json.WriteNumber("version"u8, key.Version);
        json.WriteString("lease"u8, key.Lease.IsKnown ? Lease(key.Lease) : null);
    }

    /// <summary>Writes bytes of etcd into an open object: text where they are UTF-8, else base64 in a field named for it.</summary>
    public static void Bytes(Utf8JsonWriter json, ReadOnlySpan<byte> textName, ReadOnlySpan<byte> base64Name, ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            json.WriteString(textName, bytes);
        }
        else
        {
            json.WriteBase64String(base64Name, bytes);
        }
    }

    /// <summary>The id of a lease in sixteen hexadecimal digits; “0” for no lease.</summary>
    public static string Lease(KeyLease lease) => lease.Id == 0 ? "0" : lease.ToString();
}
