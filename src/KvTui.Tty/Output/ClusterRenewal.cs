namespace KvTui.Tty.Output;

/// <summary>Empties a table of clusters and puts back those that are still on the screen.</summary>
internal static class ClusterRenewal
{
    internal static void Renew(CellBuffer buffer, ClusterTable clusters)
    {
        var texts = new Dictionary<int, string>();
        for (var i = 0; i < buffer.Cells.Length; i++)
        {
            var glyph = buffer.Cells[i].Glyph;
            if ((glyph & GlyphTable.Tag) != 0)
            {
                texts.Add(i, clusters.Glyphs.Cluster(glyph));
            }
        }

        clusters.Clear();
        foreach (var (index, text) in texts)
        {
            buffer.Cells[index] = buffer.Cells[index] with { Glyph = clusters.Look(text).Glyph };
        }
    }
}
