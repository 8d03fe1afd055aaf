namespace KvTui.Etcd.Transport.Messages;

/// <summary>Reads messages that may be damaged in any way.</summary>
internal static class MessageReading
{
    /// <summary>Parses a message.</summary>
    /// <exception cref="InvalidDataException">
    /// The message is damaged; parsers report that in many ways (an index out of range among them).
    /// </exception>
    public static T Read<T>(this AnswerParser<T> parse, ReadOnlyMemory<byte> message)
    {
        try
        {
            CheckLengths(message.Span);
            return parse(message);
        }
        catch (Exception damage) when (damage is not (InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException("The message is not valid.", damage);
        }
    }

    /// <summary>
    /// Checks that no field reaches beyond the message: after such a field, the parser of Google.Protobuf (3.25) also trusts the lengths
    /// inside it, and allocates up to 2 GiB before it finds that the data is missing.
    /// </summary>
    private static void CheckLengths(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (reader.Next())
        {
            // Going on skips the field.
        }
    }
}

/// <summary>Reads an answer from one message, whose memory the answer may keep.</summary>
internal delegate T AnswerParser<out T>(ReadOnlyMemory<byte> message);

/// <summary>An answer violates gRPC or etcd's protocol; the exception's message is the middle of a sentence.</summary>
internal sealed class MessageFault(string message) : Exception(message)
{
    /// <summary>Whether the fault is only that the answer exceeds the size limit.</summary>
    public bool IsTooLarge { get; init; }
}
