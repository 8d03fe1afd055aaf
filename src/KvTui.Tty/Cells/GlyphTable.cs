using System.Buffers;

namespace KvTui.Tty.Cells;

/// <summary>Grapheme clusters longer than one scalar, interned; a glyph stays valid until <see cref="Clear"/>.</summary>
public sealed class GlyphTable
{
    /// <summary>The bit that tells an index into this table from a Unicode scalar.</summary>
    public const uint Tag = 0x8000_0000;

    private const uint Replacement = 0xFFFD;

    private readonly Dictionary<string, uint> _glyphs = new(StringComparer.Ordinal);
    private readonly List<string> _clusters = [];
    private readonly List<byte[]> _encoded = [];

    public int Count => _clusters.Count;

    /// <summary>How often the clusters were forgotten: glyphs of an earlier generation mean nothing.</summary>
    internal int Generation { get; private set; }

    /// <summary>A cluster's only scalar, else its index; U+FFFD if it is overlong or has a control or a lone surrogate.</summary>
    public uint Intern(ReadOnlySpan<char> cluster)
    {
        if (Rune.DecodeFromUtf16(cluster, out var rune, out var used) == OperationStatus.Done && used == cluster.Length)
        {
            return (uint)rune.Value;
        }

        var lookup = _glyphs.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.TryGetValue(cluster, out var glyph) ? glyph : Add(cluster);
    }

    /// <summary>The text of an interned glyph.</summary>
    public string Cluster(uint glyph) => _clusters[(int)(glyph & ~Tag)];

    /// <summary>The text of an interned glyph in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(uint glyph) => _encoded[(int)(glyph & ~Tag)];

    /// <summary>Forgets all clusters: the glyphs of cells made before are void.</summary>
    public void Clear()
    {
        Generation++;
        _glyphs.Clear();
        _clusters.Clear();
        _encoded.Clear();
    }

    private uint Add(ReadOnlySpan<char> cluster)
    {
        if (cluster.IsEmpty || cluster.Length > Graphemes.MaxLength || !IsClean(cluster))
        {
            return Replacement;
        }

        var glyph = Tag | (uint)_clusters.Count;
        var text = cluster.ToString();
        _clusters.Add(text);
        _encoded.Add(Encoding.UTF8.GetBytes(text));
        _glyphs.Add(text, glyph);
        return glyph;
    }

    private static bool IsClean(ReadOnlySpan<char> cluster)
    {
        while (!cluster.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(cluster, out var scalar, out var used) != OperationStatus.Done || Rune.IsControl(scalar))
            {
                return false;
            }

            cluster = cluster[used..];
        }

        return true;
    }
}
