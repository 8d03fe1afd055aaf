using System.Buffers;
using System.Text.Json;

namespace KvTui.Core.Exports;

/// <summary>The fields of one record of an export, as they come.</summary>
internal sealed class RecordFields
{
    private Field _field;
    private byte[]? _key;
    private byte[]? _value;
    private long _lease;
    private long? _left;
    private long? _granted;

    /// <summary>A field that exports have.</summary>
    private enum Field
    {
        Other,
        Key,
        KeyBase64,
        Value,
        ValueBase64,
        Lease,
        Left,
        Granted,
    }

    /// <summary>The name of the field that is read.</summary>
    public string Name => _field switch
    {
        Field.Other => "field",
        Field.Key => "key",
        Field.KeyBase64 => "key_base64",
        Field.Value => "value",
        Field.ValueBase64 => "value_base64",
        Field.Lease => "lease",
        Field.Left => "ttl",
        Field.Granted => "granted_ttl",
        _ => throw new ArgumentOutOfRangeException(nameof(Name), _field, "is not a known field"),
    };

    /// <summary>Forgets the record before.</summary>
    public void Clear() => (_field, _key, _value, _lease, _left, _granted) = (Field.Other, null, null, 0, null, null);

    /// <summary>Notes the name of the field that comes next.</summary>
    public void Enter(ref Utf8JsonReader reader) =>
        _field = reader.ValueTextEquals("key"u8) ? Field.Key
            : reader.ValueTextEquals("key_base64"u8) ? Field.KeyBase64
            : reader.ValueTextEquals("value"u8) ? Field.Value
            : reader.ValueTextEquals("value_base64"u8) ? Field.ValueBase64
            : reader.ValueTextEquals("lease"u8) ? Field.Lease
            : reader.ValueTextEquals("ttl"u8) ? Field.Left
            : reader.ValueTextEquals("granted_ttl"u8) ? Field.Granted
            : Field.Other;

    /// <summary>Takes the value of the field; false if it is of another kind than exports have.</summary>
    /// <exception cref="InvalidOperationException">A text is not UTF-8.</exception>
    public bool TrySet(ref Utf8JsonReader reader)
    {
        switch (_field)
        {
            case Field.Other:
                return true;
            case Field.Key:
                return reader.TokenType == JsonTokenType.String && (_key = Text(ref reader)) is not null;
            case Field.KeyBase64:
                return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out _key);
            case Field.Value:
                return reader.TokenType == JsonTokenType.String && (_value = Text(ref reader)) is not null;
            case Field.ValueBase64:
                return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out _value);
            case Field.Lease:
                return reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String
                    && long.TryParse(reader.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _lease));
            case Field.Left:
                return TrySeconds(ref reader, out _left);
            case Field.Granted:
                return TrySeconds(ref reader, out _granted);
            default:
                throw new ArgumentOutOfRangeException(nameof(reader), _field, "is not a known field");
        }
    }

    /// <summary>The record; null if it is not whole.</summary>
    /// <param name="problem">What is missing, as a clause.</param>
    public ExportRecord? TryMake(out string problem)
    {
        problem = _key is not { Length: > 0 } ? "it has no key"
            : _value is null ? "it has no value, as a list of 'kvtui ls'; export the keys by 'kvtui export'"
            : _lease != 0 && (_granted ?? _left) is null
                ? "it has a lease, and not how long that lives (granted_ttl); export the keys by 'kvtui export'"
            : "";
        var seconds = _granted ?? _left;
        return problem.Length > 0
            ? null
            : new(new(_key!), _value!, _lease, seconds is { } time ? TimeSpan.FromSeconds(time) : null);
    }

    private static bool TrySeconds(ref Utf8JsonReader reader, out long? seconds)
    {
        var isNumber = reader.TokenType == JsonTokenType.Number;
        seconds = isNumber && reader.TryGetInt64(out var number) && number is >= 0 and <= int.MaxValue ? number : null;
        return seconds is not null || reader.TokenType == JsonTokenType.Null;
    }

    private static byte[] Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.ToArray();
        }

        var scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return scratch[..reader.CopyString(scratch)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }
}
