using System.Text.Json;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Kubernetes;

/// <summary>Values as the API server of Kubernetes stores them: objects in protobuf or JSON, or encrypted.</summary>
public static class KubernetesValue
{
    /// <summary>How far into JSON its kind is looked for, in bytes.</summary>
    private const int HeadBytes = 4096;
    private const int MaxName = 64;

    /// <summary>Whether a value is an object in protobuf.</summary>
    public static bool IsProtobuf(ReadOnlySpan<byte> value) => value.StartsWith(Envelope.Magic);

    /// <summary>Whether a value is an object that is encrypted at rest.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> value) => value.StartsWith(Encrypted);

    /// <summary>Whether a value is an object that can be shown as YAML.</summary>
    public static bool IsObject(ReadOnlySpan<byte> value) => IsProtobuf(value) || JsonKind(value) is not null;

    /// <summary>Why a value must not be edited as text; null if nothing of Kubernetes is against it.</summary>
    public static string? WhyNoEdit(ReadOnlySpan<byte> value) =>
        IsProtobuf(value) ? "The value is a Kubernetes object in protobuf; edit it with kubectl."
        : value.StartsWith(Encrypted) ? "The value is a Kubernetes object, encrypted at rest; edit it with kubectl."
        : value.StartsWith(Cbor) ? "The value is an object in CBOR; edit it with kubectl." : null;

    /// <summary>What is to be said about a value of which only the bytes can be shown; null if nothing is known.</summary>
    public static string? Note(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith(Cbor))
        {
            return "CBOR";
        }

        if (!value.StartsWith(Encrypted))
        {
            return null;
        }

        var end = Math.Min(value.Length, Encrypted.Length + (4 * MaxName));
        var parts = Encoding.UTF8.GetString(value[Encrypted.Length..end]).Split(':', 4);
        var size = Quantities.Size(value.Length);
        return parts.Length < 4
            ? $"encrypted at rest: {Name(parts[0])}, {size}"
            : parts[0] == "kms" ? $"encrypted at rest: {Name(parts[0])}, {Name(parts[1])}, provider {Name(parts[2])}, {size}"
            : $"encrypted at rest: {Name(parts[0])}, key {Name(parts[2])}, {size}";
    }

    /// <summary>Formats an object as YAML; null if the value is none.</summary>
    /// <param name="most">The characters to write at the most.</param>
    /// <param name="isExact">Whether it has to read back as the same.</param>
    internal static FormattedValue? Format(ReadOnlyMemory<byte> value, int most, bool isExact = false)
    {
        var writer = new YamlWriter(most, isExact);
        if (!IsProtobuf(value.Span))
        {
            return JsonKind(value.Span) is { } found ? Shown(value, writer, new JsonYaml(writer).Write(value.Span, 0, null), found) : null;
        }

        var envelope = Envelope.Read(value.Span);
        if (!envelope.IsPlain)
        {
            return null;
        }

        var yaml = new ObjectYaml(value, writer);
        yaml.Write(envelope);
        var damage = yaml.Damage >= 0 ? yaml.Damage : envelope.Damage;
        return Shown(value, writer, damage, envelope.Kind);
    }

    private static ReadOnlySpan<byte> Encrypted => "k8s:enc:"u8;

    private static ReadOnlySpan<byte> Cbor => [0xD9, 0xD9, 0xF7];

    private static FormattedValue Shown(ReadOnlyMemory<byte> value, YamlWriter writer, int damage, string kind)
    {
        // Lines do not follow the bytes: what is cut stands for as many bytes as there are characters, but never for all.
        var shown = writer.IsFull ? Math.Min(writer.Lines.Sum(line => line.Length + 1), value.Length - 1) : value.Length;
        var more = writer.IsFull ? $"preview of {Quantities.Size(value.Length)} · m: more" : null;
        var damaged = damage >= 0 ? $"damaged after byte {damage}" : null;
        var note = damaged is null || more is null ? damaged ?? more : $"{damaged} · {more}";
        return new(ValueFormat.Kubernetes, writer.Lines, shown, note) { Kind = Name(kind) };
    }

    private static string Name(string text) => Printable.Text(text.Length > MaxName ? text[..MaxName] : text);

    /// <summary>The kind of an object in JSON; null if the value is none. The API server writes apiVersion and kind first.</summary>
    private static string? JsonKind(ReadOnlySpan<byte> value)
    {
        if (!value.StartsWith("{"u8))
        {
            return null;
        }

        var reader = new Utf8JsonReader(value[..Math.Min(value.Length, HeadBytes)], isFinalBlock: value.Length <= HeadBytes, default);
        try
        {
            var (hasVersion, kind) = (false, (string?)null);
            while ((!hasVersion || kind is null) && reader.Read())
            {
                if (reader is not { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    continue;
                }

                var isKind = reader.ValueTextEquals("kind"u8);
                var isVersion = reader.ValueTextEquals("apiVersion"u8);
                if ((isKind || isVersion) && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    hasVersion |= isVersion;
                    kind = isKind ? Encoding.UTF8.GetString(reader.ValueSpan) : kind;
                }
            }

            return hasVersion ? kind : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
