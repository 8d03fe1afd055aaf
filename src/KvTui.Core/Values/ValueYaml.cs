using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Values;

/// <summary>Values as YAML documents that read back as the same.</summary>
public static class ValueYaml
{
    /// <summary>The value of a key as one text, to be compared line by line; empty for an empty value, or no key.</summary>
    public static string Text(KeyValue? pair) =>
        pair is null || pair.Value.IsEmpty ? "" : string.Join('\n', Of(pair.Value, out _));

    /// <summary>
    /// The lines of a value: an object of Kubernetes in protobuf, with a comment in place of its managedFields, and JSON are laid out, text
    /// becomes one scalar, and other bytes one in base64. Safe for a terminal.
    /// </summary>
    /// <param name="note">What is to be said of the value; null for nothing.</param>
    public static IReadOnlyList<string> Of(ReadOnlyMemory<byte> value, out string? note)
    {
        note = KubernetesValue.IsEncrypted(value.Span) ? KubernetesValue.Note(value.Span) : null;
        if (KubernetesValue.IsProtobuf(value.Span) && KubernetesValue.Format(value, int.MaxValue, isExact: true) is { } shown)
        {
            note = shown.Note;
            return shown.Lines;
        }

        var json = new YamlWriter(int.MaxValue, isExact: true);
        if (new JsonYaml(json).Write(value.Span, 0, null) < 0)
        {
            return json.Lines;
        }

        var scalar = new YamlWriter(int.MaxValue, isExact: true);
        if (ScalarYaml.TryText(value.Span, out var text))
        {
            scalar.Text(0, null, text);
        }
        else
        {
            scalar.Raw(0, null, "!!binary " + ScalarYaml.Base64(value.Span));
        }

        return scalar.Lines;
    }
}
