using System.Text.Json;

namespace KvTui.Core.Values.Kubernetes;

/// <summary>JSON as YAML, in the order it has.</summary>
internal sealed class JsonYaml(YamlWriter writer)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = FieldTree.MaxDepth };

    /// <summary>Writes a document; the byte after which it is damaged, or -1.</summary>
    public int Write(ReadOnlySpan<byte> json, int column, string? key)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            if (reader.Read())
            {
                Value(ref reader, column, key);
            }

            // What follows the document is damage too.
            return writer.IsFull || !reader.Read() ? -1 : (int)reader.TokenStartIndex;
        }
        catch (JsonException)
        {
            return (int)reader.BytesConsumed;
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private void Value(ref Utf8JsonReader reader, int column, string? key)
    {
        var before = writer.Lines.Count;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var inner = writer.Open(column, key);
                while (!writer.IsFull && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = Text(ref reader);
                    reader.Read();
                    Value(ref reader, inner, name);
                }

                writer.CloseEmpty(column, key, before, "{}");
                break;
            case JsonTokenType.StartArray:
                writer.Open(column, key);
                while (!writer.IsFull && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    writer.Item();
                    Value(ref reader, column + 2, null);
                }

                writer.CloseEmpty(column, key, before, "[]");
                break;
            case JsonTokenType.String:
                writer.Text(column, key, Text(ref reader));
                break;
            default:
                writer.Raw(column, key, Encoding.UTF8.GetString(reader.ValueSpan));
                break;
        }
    }
}
