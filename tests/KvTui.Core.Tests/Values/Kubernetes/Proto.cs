using System.Text;

namespace KvTui.Core.Tests.Values.Kubernetes;

/// <summary>Writes protobuf for tests: fields of numbers, texts, bytes and messages.</summary>
internal static class Proto
{
    /// <summary>A message; a field is a text, a whole number, true or false, bytes (a message too), or a list of those.</summary>
    public static byte[] Of(params (int Id, object Value)[] fields)
    {
        var bytes = new List<byte>();
        foreach (var (id, value) in fields)
        {
            if (value is object[] list)
            {
                bytes.AddRange(Of([.. list.Select(item => (id, item))]));
                continue;
            }

            if (value is string or byte[])
            {
                var content = value as byte[] ?? Encoding.UTF8.GetBytes((string)value);
                Number(bytes, ((ulong)id << 3) | 2);
                Number(bytes, (ulong)content.Length);
                bytes.AddRange(content);
                continue;
            }

            Number(bytes, (ulong)id << 3);
            Number(bytes, value switch { bool flag => flag ? 1UL : 0, int number => (ulong)(long)number, long number => (ulong)number, _ => throw new ArgumentException($"a field cannot be {value}") });
        }

        return [.. bytes];
    }

    /// <summary>A map from texts.</summary>
    public static object[] Map(params (string Key, object Value)[] entries) => [.. entries.Select(entry => (object)Of((1, entry.Key), (2, entry.Value)))];

    /// <summary>An object in the envelope that etcd stores.</summary>
    public static byte[] Envelope(string apiVersion, string kind, byte[] content) =>
        [.. "k8s\0"u8, .. Of((1, Of((1, apiVersion), (2, kind))), (2, content), (3, ""), (4, ""))];

    private static void Number(List<byte> bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        bytes.Add((byte)number);
    }
}
