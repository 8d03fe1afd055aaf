namespace KvTui.Etcd.Transport.Framing;

/// <summary>Reads messages that may be damaged in any way.</summary>
internal static class MessageReading
{
    /// <summary>What the parser makes of a message.</summary>
    /// <exception cref="InvalidDataException">It is damaged. Generated parsers say that in many ways, an index out of range among them.</exception>
    public static T Read<T>(this FrameParser<T> parse, ReadOnlySpan<byte> message)
    {
        try
        {
            return parse(message);
        }
        catch (Exception damage) when (damage is not (InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException("The message is not valid.", damage);
        }
    }
}
