namespace KvTui.Terminal.Cells;

/// <summary>Grapheme clusters longer than one scalar, interned; a glyph stays valid as long as the table lives or until <see cref="Clear"/>.</summary>
public sealed class GlyphTable
{
    /// <summary>The bit that tells an index into this table from a Unicode scalar.</summary>
    public const uint Tag = 0x8000_0000;

    private readonly Dictionary<string, uint> _glyphs = new(StringComparer.Ordinal);
    private readonly List<string> _clusters = [];

    public int Count => _clusters.Count;

    /// <summary>The glyph of a cluster: its scalar if it is a single one, else its interned index.</summary>
    public uint Intern(ReadOnlySpan<char> cluster)
    {
        if (System.Text.Rune.DecodeFromUtf16(cluster, out var rune, out var used) == System.Buffers.OperationStatus.Done
            && used == cluster.Length)
        {
            return (uint)rune.Value;
        }

        var lookup = _glyphs.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(cluster, out var glyph))
        {
            glyph = Tag | (uint)_clusters.Count;
            _clusters.Add(cluster.ToString());
            lookup[cluster] = glyph;
        }

        return glyph;
    }

    /// <summary>The text of an interned glyph.</summary>
    public string Cluster(uint glyph) => _clusters[(int)(glyph & ~Tag)];

    /// <summary>Forgets all clusters; only before a full repaint.</summary>
    public void Clear()
    {
        _glyphs.Clear();
        _clusters.Clear();
    }
}
