namespace KvTui.Core.Values.Kubernetes;

/// <summary>What stands around an object that Kubernetes stores in protobuf: its kind, and where the object is in the value.</summary>
/// <param name="IsPlain">Whether the object is protobuf that is not compressed or encoded once more.</param>
/// <param name="Damage">The byte after which the envelope cannot be read, or -1.</param>
internal readonly record struct Envelope(string ApiVersion, string Kind, int Start, int End, bool IsPlain, int Damage)
{
    private const int MaxFields = 64;
    private const int MaxName = 128;

    /// <summary>What such values begin with.</summary>
    public static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>Reads the envelope of a value that begins with <see cref="Magic"/>, as far as it can be read.</summary>
    public static Envelope Read(ReadOnlySpan<byte> value)
    {
        var fields = new List<ProtoField>();
        var damage = ProtoFields.Read(value, Magic.Length, value.Length, fields, MaxFields);
        var (version, kind, start, end, isPlain) = ("", "", value.Length, value.Length, true);
        foreach (var field in fields.FindAll(static field => field.Wire == ProtoFields.Bytes))
        {
            switch (field.Id)
            {
                case 1:
                    (version, kind) = Type(value, field);
                    break;
                case 2:
                    (start, end) = (field.Start, field.End);
                    break;
                case 3 or 4 when field.Length > 0:
                    isPlain &= field.Id == 4 && value[field.Start..field.End].SequenceEqual("application/vnd.kubernetes.protobuf"u8);
                    break;
                default:
                    break;
            }
        }

        // An object that is cut off is still read as far as it goes.
        if (damage >= 0 && start == value.Length && damage < value.Length && value[damage] == ((2 << 3) | ProtoFields.Bytes))
        {
            var at = damage + 1;
            start = ProtoFields.TryNumber(value, ref at, out _) ? at : start;
        }

        return new(version, kind, start, end, isPlain, damage);
    }

    private static (string Version, string Kind) Type(ReadOnlySpan<byte> value, ProtoField message)
    {
        var fields = new List<ProtoField>();
        ProtoFields.Read(value, message.Start, message.End, fields, MaxFields);
        var (version, kind) = ("", "");
        foreach (var field in fields.FindAll(static field => field.Wire == ProtoFields.Bytes))
        {
            var text = System.Text.Encoding.UTF8.GetString(value.Slice(field.Start, Math.Min(field.Length, MaxName)));
            (version, kind) = field.Id switch { 1 => (text, kind), 2 => (version, text), _ => (version, kind) };
        }

        return (version, kind);
    }
}
