namespace KvTui.Etcd.Transport.Messages;

/// <summary>Reads messages that may be damaged in any way.</summary>
internal static class MessageReading
{
    /// <summary>What the parser makes of a message.</summary>
    /// <exception cref="InvalidDataException">It is damaged. Generated parsers say that in many ways, an index out of range among them.</exception>
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
    /// Sees to it that no field reaches beyond the message: behind a field that does, the parser of Google.Protobuf (3.25) believes the lengths
    /// inside it too, and makes room for up to 2 GiB before it finds that there is nothing.
    /// </summary>
    private static void CheckLengths(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (reader.Next())
        {
            reader.Skip();
        }
    }
}
