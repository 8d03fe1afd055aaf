namespace KvTui.Core.Writes;

/// <summary>What the question about many keys says of them, so that nobody deletes others than were meant.</summary>
internal static class DeletionText
{
    /// <summary>The last line until the facts take its place: in a question that grew, the buttons would move.</summary>
    public const string Reading = "\nReading how much that is …";

    /// <summary>How recently a key has to be written for somebody to be at it.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Some of the keys, how many were written just now, and <see cref="Reading"/>, each on a line of its own; empty for a single key.
    /// </summary>
    public static string Of(ExplorerState state, KeyIndex shown)
    {
        if (shown.Count < 2)
        {
            return "";
        }

        var recent = RecentlyWritten(state, shown);
        var first = Printable.Escaped(shown[0].Key.Span);
        var last = Printable.Escaped(shown[shown.Count - 1].Key.Span);
        var busy = recent == 0 ? ""
            : $"\n{Quantities.Count(recent)} of them were written in the last {Recently.TotalSeconds:0} s: somebody is at it.";
        return $"\nFirst: {first}\nLast: {last}{busy}{Reading}";
    }

    /// <summary>What is known when all of them have been read.</summary>
    public static string Of(DeletionFacts facts)
    {
        var leased = facts.Leased == 0 ? "none has a lease" : $"{Quantities.Count(facts.Leased)} with a lease";
        return $"\n{Quantities.Size(facts.Bytes)} of keys and values; {leased}.";
    }

    private static int RecentlyWritten(ExplorerState state, KeyIndex shown)
    {
        // Revisions ascend with time, so the first that is too old to count is looked for once.
        var (since, count) = (state.Now - Recently, 0);
        var oldest = long.MaxValue;
        for (var keys = shown.Walk(); keys.MoveNext();)
        {
            var revision = keys.ModRevision;
            if (revision >= oldest || state.Keyspace.Seen.SeenAt(revision) >= since)
            {
                oldest = Math.Min(oldest, revision);
                count++;
            }
        }

        return count;
    }
}

/// <summary>What the keys of a range take.</summary>
/// <param name="Bytes">The bytes of all keys and values.</param>
/// <param name="Leased">How many have a lease.</param>
public sealed record DeletionFacts(long Bytes, long Leased);
