using System.Buffers.Binary;
using System.Text;

namespace KvTui.Etcd.Tests.Discovery;

/// <summary>Answers to questions for service records, in wire form.</summary>
internal static class DnsAnswer
{
    private const int HeaderBytes = 12;

    /// <summary>The name that a question asks for.</summary>
    public static string NameIn(byte[] question)
    {
        var name = new StringBuilder();
        for (var at = HeaderBytes; question[at] != 0; at += question[at] + 1)
        {
            name.Append(name.Length > 0 ? "." : "").Append(Encoding.ASCII.GetString(question, at + 1, question[at]));
        }

        return name.ToString();
    }

    /// <summary>The answer with these records, whose owner is a pointer to the question's name.</summary>
    public static byte[] To(byte[] question, int code, bool isTruncated, params (int Priority, int Weight, int Port, string Target)[] records)
    {
        var answer = new List<byte>(question);
        (answer[2], answer[3]) = ((byte)(isTruncated ? 0x83 : 0x81), (byte)(0x80 | code));
        answer[7] = (byte)records.Length;
        foreach (var (priority, weight, port, target) in records)
        {
            var name = Name(target);
            answer.AddRange([0xC0, HeaderBytes, 0, 33, 0, 1, 0, 0, 0, 60]);
            answer.AddRange([.. Word(6 + name.Length), .. Word(priority), .. Word(weight), .. Word(port), .. name]);
        }

        return [.. answer];
    }

    public static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    private static byte[] Word(int number)
    {
        var word = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(word, (ushort)number);
        return word;
    }
}
