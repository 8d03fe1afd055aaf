namespace KvTui.Core.Editing.Ropes;

/// <summary>Cuts text into leaves between clusters, so that each leaf can be measured by itself.</summary>
internal static class RopeLeaves
{
    /// <summary>The UTF-16 units of a leaf at most: what a key press copies at least, and what a lookup scans at most.</summary>
    public const int MaxLength = 512;

    /// <summary>The UTF-16 units before the wanted length in which a certain boundary is looked for first.</summary>
    private const int Context = 64;

    /// <summary>A balanced tree of a text; null if it is empty.</summary>
    public static RopeNode? Build(ReadOnlySpan<char> text, int tabWidth)
    {
        var leaves = new List<RopeNode>((text.Length / MaxLength) + 1);
        while (!text.IsEmpty)
        {
            var length = NextLeaf(text);
            leaves.Add(new(text[..length].ToString(), tabWidth));
            text = text[length..];
        }

        return Join(leaves, 0, leaves.Count);
    }

    private static RopeNode? Join(List<RopeNode> leaves, int start, int end) => (end - start) switch
    {
        0 => null,
        1 => leaves[start],
        var count => RopeNode.Concat(Join(leaves, start, start + (count / 2)), Join(leaves, start + (count / 2), end)),
    };

    /// <summary>The last boundary between clusters within the greatest length; two even leaves rather than a full and a tiny one.</summary>
    private static int NextLeaf(ReadOnlySpan<char> text)
    {
        if (text.Length <= MaxLength)
        {
            return text.Length;
        }

        var wanted = text.Length < 2 * MaxLength ? text.Length / 2 : MaxLength;
        var cut = wanted - Context;
        while (cut < wanted - 1 && !IsBoundary(text[cut - 1], text[cut]))
        {
            cut++;
        }

        for (var next = cut; next <= wanted; next += TextLook.NextLength(text[next..]))
        {
            cut = next;
        }

        var splitsPair = char.IsLowSurrogate(text[cut]) || (text[cut - 1] == '\r' && text[cut] == '\n');
        return splitsPair ? cut - 1 : cut;
    }

    /// <summary>Whether a cluster certainly ends between two units.</summary>
    private static bool IsBoundary(char before, char after) => before == '\n' || (before < 0x80 && after < 0x80 && after != '\n');
}
