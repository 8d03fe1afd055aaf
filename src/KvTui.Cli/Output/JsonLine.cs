using System.Text.Json;
using KvTui.Core.Copying;

namespace KvTui.Cli.Output;

/// <summary>One line of JSON on standard output, for verbs that do not speak to etcd.</summary>
internal static class JsonLine
{
    public static void Write(Action<Utf8JsonWriter> write)
    {
        var results = new ResultStream(StandardStreams.WriteOutput);
        using (var json = new Utf8JsonWriter(results, new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        results.Add("\n"u8);
        results.Flush();
    }

    /// <summary>A named array of texts.</summary>
    public static void Texts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
