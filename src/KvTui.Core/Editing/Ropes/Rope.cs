namespace KvTui.Core.Editing.Ropes;

/// <summary>
/// An immutable text in a balanced tree: an edit, a position and a piece of it cost the logarithm of its length. Offsets are UTF-16 units.
/// </summary>
internal sealed class Rope
{
    /// <summary>The UTF-16 units that are looked at for the end of a cluster; a longer cluster counts as several.</summary>
    private const int ClusterWindow = 128;

    private readonly RopeNode? _root;

    private Rope(RopeNode? root, int tabWidth) => (_root, TabWidth) = (root, tabWidth);

    public int TabWidth { get; }

    public int Length => _root?.Length ?? 0;

    /// <summary>How many bytes the text has in UTF-8.</summary>
    public int ByteCount => _root?.Metrics.Bytes ?? 0;

    public int LineCount => (_root?.Metrics.LineEnds ?? 0) + 1;

    public static Rope Of(ReadOnlySpan<char> text, int tabWidth) => new(RopeLeaves.Build(text, tabWidth), tabWidth);

    /// <summary>The text with a part of it replaced; the leaves it touches and their neighbours are recreated.</summary>
    public Rope Replace(int start, int end, ReadOnlySpan<char> text)
    {
        var from = start == 0 ? 0 : LeafAt(start - 1).Start;
        var to = end == Length ? end : LeafAt(end).End;
        if (to < Length && start - from + text.Length + to - end < RopeLeaves.MaxLength / 2)
        {
            to = LeafAt(to).End;
        }

        var part = string.Concat(GetText(from, start), text, GetText(end, to));
        var middle = RopeLeaves.Build(part, TabWidth);
        return new(RopeNode.Concat(RopeNode.Concat(RopeNode.Before(_root, from), middle), RopeNode.After(_root, to)), TabWidth);
    }

    /// <summary>The line and the column on the screen of an offset.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var metrics = default(RopeMetrics);
        var node = _root;
        while (node is { Text: null })
        {
            var left = node.Left;
            if (offset - metrics.Length < left.Length)
            {
                node = left;
            }
            else
            {
                metrics = metrics.Then(left.Metrics, TabWidth);
                node = node.Right;
            }
        }

        if (node is not null)
        {
            var before = node.Text.AsSpan(0, Math.Min(offset - metrics.Length, node.Length));
            metrics = metrics.Then(TextLook.Measure(before, TabWidth), TabWidth);
        }

        return (metrics.LineEnds, metrics.Tail.Columns(TabWidth));
    }

    /// <summary>The last boundary between clusters of a line that stands at or before a column; the line's end if it is shorter.</summary>
    public int OffsetOf(int line, int column)
    {
        var metrics = default(RopeMetrics);
        var node = _root;
        while (node is { Text: null })
        {
            var next = metrics.Then(node.Left.Metrics, TabWidth);
            if (next.LineEnds > line || (next.LineEnds == line && next.Tail.Columns(TabWidth) > column))
            {
                node = node.Left;
            }
            else
            {
                metrics = next;
                node = node.Right;
            }
        }

        return node is null
            ? 0
            : metrics.Length + FindInLeaf(node.Text, metrics.Tail.Columns(TabWidth), line - metrics.LineEnds, column);
    }

    public int LineStart(int line) => OffsetOf(line, 0);

    public int LineEnd(int line) => OffsetOf(line, int.MaxValue);

    /// <summary>Copies text from an offset on; returns how much there was.</summary>
    public int Read(int offset, Span<char> into)
    {
        var count = 0;
        while (count < into.Length && offset + count < Length)
        {
            var leaf = LeafAt(offset + count);
            var piece = leaf.Text.AsSpan(offset + count - leaf.Start);
            piece = piece[..Math.Min(piece.Length, into.Length - count)];
            piece.CopyTo(into[count..]);
            count += piece.Length;
        }

        return count;
    }

    public string GetText(int start, int end) =>
        string.Create(end - start, (Rope: this, Start: start), static (into, from) => from.Rope.Read(from.Start, into));

    /// <summary>The boundary between clusters after an offset.</summary>
    public int ClusterAfter(int offset)
    {
        Span<char> window = stackalloc char[ClusterWindow];
        return offset + TextLook.NextLength(window[..Read(offset, window)]);
    }

    /// <summary>The boundary between clusters before an offset.</summary>
    public int ClusterBefore(int offset)
    {
        Span<char> window = stackalloc char[ClusterWindow];
        var start = Math.Max(0, offset - window.Length);
        return offset - TextLook.PreviousLength(window[..Read(start, window[..(offset - start)])]);
    }

    public byte[] ToBytes()
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>(Math.Max(1, Length));
        for (var offset = 0; offset < Length;)
        {
            var leaf = LeafAt(offset);
            Encoding.UTF8.GetBytes(leaf.Text, bytes);
            offset = leaf.End;
        }

        return bytes.WrittenSpan.ToArray();
    }

    private (string Text, int Start, int End) LeafAt(int offset)
    {
        var start = 0;
        var node = _root!;
        while (node.Text is null)
        {
            if (offset - start < node.Left.Length)
            {
                node = node.Left;
            }
            else
            {
                start += node.Left.Length;
                node = node.Right;
            }
        }

        return (node.Text, start, start + node.Length);
    }

    private int FindInLeaf(string text, int at, int lines, int column)
    {
        var offset = 0;
        for (; lines > 0; lines--)
        {
            var lineEnd = text.IndexOf('\n', offset);
            if (lineEnd < 0)
            {
                return text.Length;
            }

            (offset, at) = (lineEnd + 1, 0);
        }

        while (offset < text.Length)
        {
            var cluster = text.AsSpan(offset, TextLook.NextLength(text.AsSpan(offset)));
            at = TextLook.IsLineEnd(cluster) ? int.MaxValue : TextLook.Advance(at, cluster, TabWidth);
            if (at > column || TextLook.IsLineEnd(cluster))
            {
                break;
            }

            offset += cluster.Length;
        }

        return offset;
    }
}
