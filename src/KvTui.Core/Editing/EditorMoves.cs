using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Editing;

/// <summary>Where a move takes the cursor.</summary>
internal static class EditorMoves
{
    /// <summary>The UTF-16 units that are read at once.</summary>
    private const int Window = 256;

    /// <summary>The target of a move that does not keep its column.</summary>
    public static int Target(Rope text, int cursor, EditorCommand command) => command switch
    {
        EditorCommand.Left => cursor > 0 ? text.ClusterBefore(cursor) : 0,
        EditorCommand.Right => cursor < text.Length ? text.ClusterAfter(cursor) : cursor,
        EditorCommand.WordLeft => WordBefore(text, cursor),
        EditorCommand.WordRight => WordAfter(text, cursor),
        EditorCommand.LineStart => text.LineStart(text.PositionOf(cursor).Line),
        EditorCommand.LineEnd => text.LineEnd(text.PositionOf(cursor).Line),
        EditorCommand.DocumentStart => 0,
        EditorCommand.DocumentEnd => text.Length,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "is not a move within lines"),
    };

    /// <summary>The start of the word at or before an offset.</summary>
    public static int WordBefore(Rope text, int offset)
    {
        var target = SkipBack(text, SkipBack(text, offset, words: false), words: true);
        var cluster = target > 0 ? text.ClusterBefore(target) : 0;
        return target == 0 || text.ClusterAfter(cluster) == target ? target : cluster;
    }

    /// <summary>The end of the word at or after an offset.</summary>
    public static int WordAfter(Rope text, int offset)
    {
        var target = SkipOn(text, SkipOn(text, offset, words: false), words: true);
        return target > 0 ? text.ClusterAfter(text.ClusterBefore(target)) : 0;
    }

    private static int SkipBack(Rope text, int offset, bool words)
    {
        Span<char> window = stackalloc char[Window];
        while (offset > 0)
        {
            var start = Math.Max(0, offset - Window);
            var count = text.Read(start, window[..(offset - start)]);
            while (count > 0 && IsWord(window[count - 1]) == words)
            {
                count--;
            }

            offset = start + count;
            if (count > 0)
            {
                break;
            }
        }

        return offset;
    }

    private static int SkipOn(Rope text, int offset, bool words)
    {
        Span<char> window = stackalloc char[Window];
        while (offset < text.Length)
        {
            var count = text.Read(offset, window);
            var same = 0;
            while (same < count && IsWord(window[same]) == words)
            {
                same++;
            }

            offset += same;
            if (same < count)
            {
                break;
            }
        }

        return offset;
    }

    /// <summary>Letters, digits, underscores and everything outside ASCII, so that few clusters are cut.</summary>
    private static bool IsWord(char letter) => letter > '\u007f' || letter == '_' || char.IsAsciiLetterOrDigit(letter);
}
