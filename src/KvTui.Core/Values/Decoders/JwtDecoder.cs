using System.Text.Json;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Decoders;

/// <summary>JSON web tokens, as RFC 7519 has them: header, claims, and when they begin and end. Signatures are not verified.</summary>
internal sealed class JwtDecoder : IValueDecoder
{
    private const int MostBytes = 64 * 1024;
    private const int SignedParts = 3;
    private const int EncryptedParts = 5;

    public string Name => "jwt";

    public bool IsSure(ReadOnlyMemory<byte> value) => Parts(value) is not null;

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        if (Parts(value) is not { } parts)
        {
            return null;
        }

        List<string> lines = ["header:", .. Json(parts[0])];
        if (parts.Length == EncryptedParts)
        {
            lines.Add($"claims: encrypted, {Quantities.Size(parts[3].Length)}");
            return new(value, lines, false, "encrypted");
        }

        lines.AddRange(["claims:", .. Json(parts[1])]);
        var dates = Dates(parts[1], limits.Today);
        lines.AddRange(dates.Count == 0 ? [] : ["dates:", .. dates]);
        var signature = parts[2].Length == 0 ? "none" : $"{Quantities.Size(parts[2].Length)}, not verified";
        lines.Add($"signature: {signature}");
        return new(value, lines, false, parts[2].Length == 0 ? "not signed" : "signature not verified");
    }

    /// <summary>The decoded parts of a token; null if the value is none.</summary>
    private static byte[][]? Parts(ReadOnlyMemory<byte> value)
    {
        var text = value.Span.TrimEnd("\r\n"u8);
        if (text.Length > MostBytes || text.Count((byte)'.') is not (SignedParts - 1 or EncryptedParts - 1))
        {
            return null;
        }

        var parts = new List<byte[]>();
        foreach (var range in text.Split((byte)'.'))
        {
            if (text[range].Contains((byte)'=') || Base64Decoder.OfUrl(text[range]) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        var isToken = HasName(parts[0], "alg") && (parts.Count == EncryptedParts ? HasName(parts[0], "enc") : IsObject(parts[1]));
        return isToken ? [.. parts] : null;
    }

    private static bool HasName(byte[] json, string name)
    {
        var found = false;
        var isObject = IsObject(json, (ref Utf8JsonReader reader) =>
            found |= reader.ValueTextEquals(name) && reader.Read() && reader.TokenType == JsonTokenType.String);
        return isObject && found;
    }

    private static bool IsObject(byte[] json) => IsObject(json, static (ref _) => { });

    /// <summary>Whether bytes are one object of JSON; each of its own names is passed on.</summary>
    private static bool IsObject(byte[] json, OnName onName)
    {
        if (json is not [(byte)'{', .., (byte)'}'])
        {
            return false;
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    onName(ref reader);
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Json(byte[] json) =>
        JsonLines.TryFormat(json, json.Length, out var lines) ? lines.Select(static line => "  " + line) : [];

    private static List<string> Dates(byte[] claims, DateOnly? today)
    {
        var dates = new List<string>();
        IsObject(claims, (ref Utf8JsonReader reader) =>
        {
            var name = reader.ValueTextEquals("exp"u8) ? "exp" : reader.ValueTextEquals("nbf"u8) ? "nbf"
                : reader.ValueTextEquals("iat"u8) ? "iat" : reader.ValueTextEquals("auth_time"u8) ? "auth_time" : null;
            if (name is not null && reader.Read() && reader.TokenType == JsonTokenType.Number
                && reader.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_799)
            {
                var time = DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
                dates.Add($"  {name}: {UnixTime.Text(time, today, ends: name == "exp")}");
            }
        });
        return dates;
    }

    private delegate void OnName(ref Utf8JsonReader reader);
}
