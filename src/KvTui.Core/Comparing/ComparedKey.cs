namespace KvTui.Core.Comparing;

/// <summary>A difference as it is held for the screen.</summary>
/// <param name="Difference">The difference; its values are its own copies, and empty where they are not held.</param>
/// <param name="Before">The bytes of the first value; null if there is none.</param>
/// <param name="After">The bytes of the second value; null if there is none.</param>
/// <param name="HasValues">Whether the values are held; not those that are large, or beyond 16 MiB.</param>
public sealed record ComparedKey(PairDifference Difference, int? Before, int? After, bool HasValues)
{
    private const int MostBytes = 256 * 1024;

    /// <summary>A difference, with copies of its values where there is room for them.</summary>
    /// <param name="room">The bytes that there is room for; what is taken is taken off.</param>
    public static ComparedKey Of(PairDifference difference, ref long room)
    {
        var (old, now) = (difference.Before, difference.After);
        var length = (old?.Value.Length ?? 0) + (now?.Value.Length ?? 0);
        var isHeld = length <= MostBytes && length <= room;
        room -= isHeld ? length : 0;
        var copy = new PairDifference(difference.Kind, Copy(old, isHeld), Copy(now, isHeld));
        return new(copy, old?.Value.Length, now?.Value.Length, isHeld);
    }

    private static KeyValue? Copy(KeyValue? pair, bool withValue) =>
        pair is null ? null : pair with { Value = withValue ? pair.Value.ToArray() : ReadOnlyMemory<byte>.Empty };
}
