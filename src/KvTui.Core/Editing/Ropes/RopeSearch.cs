using System.Buffers;

namespace KvTui.Core.Editing.Ropes;

/// <summary>Finds a text in a rope, a window at a time, so that the rope is never copied whole.</summary>
internal static class RopeSearch
{
    /// <summary>The UTF-16 units of a window; a longer text is looked for in a window that has room for it.</summary>
    private const int Window = 16 * 1024;

    /// <summary>Where a text stands, in order and without overlaps.</summary>
    /// <param name="wanted">Not empty.</param>
    /// <param name="most">How many places are listed at most.</param>
    public static ImmutableArray<int> Find(Rope text, string wanted, StringComparison comparison, int most)
    {
        var hits = ImmutableArray.CreateBuilder<int>();
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(Window, 4 * wanted.Length));
        try
        {
            for (var offset = 0; offset <= text.Length - wanted.Length && hits.Count < most;)
            {
                var window = buffer.AsSpan(0, text.Read(offset, buffer));
                offset += AddHits(hits, window, offset, wanted, comparison, most);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return hits.DrainToImmutable();
    }

    /// <summary>Adds what a window holds; returns how far on the next window begins, so that no hit is cut by an edge.</summary>
    private static int AddHits(
        ImmutableArray<int>.Builder hits, ReadOnlySpan<char> window, int offset, string wanted, StringComparison comparison, int most)
    {
        var end = 0;
        while (hits.Count < most && window[end..].IndexOf(wanted, comparison) is >= 0 and var at)
        {
            hits.Add(offset + end + at);
            end += at + wanted.Length;
        }

        return Math.Max(end, window.Length - wanted.Length + 1);
    }
}
