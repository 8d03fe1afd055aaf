using System.Buffers.Binary;

namespace KvTui.Etcd.Discovery.Dns;

/// <summary>DNS messages (RFC 1035), as far as service records need them.</summary>
internal static class DnsMessage
{
    /// <summary>The largest message, in bytes: over TCP, two bytes of length precede it.</summary>
    public const int MaxBytes = ushort.MaxValue;

    private const int HeaderBytes = 12;
    private const int RecordBytes = 10;
    private const int QuestionBytes = 4;
    private const int SrvBytes = 6;
    private const ushort TypeSrv = 33;
    private const ushort ClassInternet = 1;
    private const ushort IsResponse = 0x8000;
    private const ushort Truncated = 0x0200;
    private const ushort RecursionDesired = 0x0100;

    /// <summary>A query for the service records of a name, whose labels have 1 to 63 ASCII characters.</summary>
    public static byte[] Query(ushort id, string name)
    {
        var labels = name.Split('.');
        var message = new byte[HeaderBytes + name.Length + 2 + QuestionBytes];
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), RecursionDesired);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), 1);
        var at = HeaderBytes;
        foreach (var label in labels)
        {
            message[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, message.AsSpan(at));
        }

        at++;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(at), TypeSrv);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(at + 2), ClassInternet);
        return message;
    }

    /// <summary>Reads the reply to a query; null if the bytes are no message, or answer another query.</summary>
    public static DnsReply? Read(ReadOnlySpan<byte> message, ushort id, string name)
    {
        if (message.Length < HeaderBytes || Word(message, 0) != id)
        {
            return null;
        }

        var flags = Word(message, 2);
        var reader = new DnsNameReader(message);
        var at = HeaderBytes;
        if ((flags & IsResponse) == 0 || Word(message, 4) != 1 || !reader.TryRead(ref at, out var question)
            || !question.Equals(name, StringComparison.OrdinalIgnoreCase) || message.Length - at < QuestionBytes
            || Word(message, at) != TypeSrv || Word(message, at + 2) != ClassInternet)
        {
            return null;
        }

        at += QuestionBytes;
        var records = new List<SrvRecord>();
        var isWhole = ReadRecords(message, at, Word(message, 6), records);
        return new(flags & 0xF, (flags & Truncated) != 0 || !isWhole, records);
    }

    /// <summary>Reads records up to the first malformed one, skipping other types, such as an alias before them.</summary>
    private static bool ReadRecords(ReadOnlySpan<byte> message, int at, int count, List<SrvRecord> records)
    {
        var reader = new DnsNameReader(message);
        for (var i = 0; i < count; i++)
        {
            if (!reader.TryRead(ref at, out _) || message.Length - at < RecordBytes)
            {
                return false;
            }

            var isService = Word(message, at) == TypeSrv && Word(message, at + 2) == ClassInternet;
            var length = Word(message, at + 8);
            at += RecordBytes;
            if (message.Length - at < length)
            {
                return false;
            }

            var target = at + SrvBytes;
            if (isService && length > SrvBytes && reader.TryRead(ref target, out var host) && target == at + length
                && DomainName.IsValid(host))
            {
                records.Add(new(Word(message, at), Word(message, at + 2), Word(message, at + 4), host));
            }

            at += length;
        }

        return true;
    }

    private static ushort Word(ReadOnlySpan<byte> message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
}

/// <summary>A name server's reply to one query, as far as it was understood.</summary>
/// <param name="Code">The response code: 0 for an answer, 3 for a name that does not exist.</param>
/// <param name="IsTruncated">Whether the whole answer has to be requested over TCP.</param>
internal readonly record struct DnsReply(int Code, bool IsTruncated, IReadOnlyList<SrvRecord> Records);

/// <summary>One server of a service (RFC 2782).</summary>
/// <param name="Target">The host's name, without a dot at its end.</param>
internal sealed record SrvRecord(ushort Priority, ushort Weight, ushort Port, string Target);
