using System.Text.Json;
using System.Text.Unicode;

namespace KvTui.Cli.Output;

/// <summary>Bytes of etcd in JSON: text where they are UTF-8, else base64 in a field named for it.</summary>
internal static class JsonBytes
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> textName, ReadOnlySpan<byte> base64Name, ReadOnlySpan<byte> bytes)
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
}
