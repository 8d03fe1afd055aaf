using KvTui.Core.Copying;
using KvTui.Core.Users;

namespace KvTui.Cli.Output.Results;

/// <summary>Parts of a result that name keys, or nothing.</summary>
internal static class KeyPart
{
    /// <summary>What is read by eyes where there is nothing.</summary>
    public const string Nothing = "-";

    /// <summary>A part without a value.</summary>
    public static ResultPart None(string name) => new(name, Nothing, static json => json.WriteNullValue());

    /// <summary>Words, with commas between them for eyes.</summary>
    public static ResultPart Words(string name, IReadOnlyList<string> words) =>
        words.Count > 0 ? new(name, words) : new(name, Nothing, static json =>
        {
            json.WriteStartArray();
            json.WriteEndArray();
        });

    /// <summary>A number, and how it is written for eyes.</summary>
    public static ResultPart Number(string name, long number, string text) => new(name, text, json => json.WriteNumberValue(number));

    /// <summary>A range of keys: for eyes in words, else its two ends.</summary>
    public static ResultPart Of(KeyRange keys) => new("keys", RangeText.Of(keys), json =>
    {
        json.WriteStartObject();
        PairJson.Bytes(json, "key"u8, "key_base64"u8, keys.Start.Span);
        PairJson.Bytes(json, "range_end"u8, "range_end_base64"u8, keys.End.Span);
        json.WriteEndObject();
    });

    /// <summary>Keys, each an object.</summary>
    /// <param name="text">What is read by eyes.</param>
    public static ResultPart Of(IReadOnlyList<EtcdKey> keys, string text) => new("keys", text.Length == 0 ? Nothing : text, json =>
    {
        json.WriteStartArray();
        foreach (var key in keys)
        {
            json.WriteStartObject();
            PairJson.Bytes(json, "key"u8, "key_base64"u8, key.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
