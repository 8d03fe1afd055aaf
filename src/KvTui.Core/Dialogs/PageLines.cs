namespace KvTui.Core.Dialogs;

/// <summary>The lines of a page as they are shown.</summary>
public static class PageLines
{
    private const string Indent = "  ";

    /// <summary>As they have room beside a scroll bar; what goes on from a line before is indented.</summary>
    public static IReadOnlyList<string> Of(ExplorerState state, Layer.Page page)
    {
        if (page.Lines.IsEmpty)
        {
            return ["Asking the members…"];
        }

        var (lines, room) = (new List<string>(), Math.Max(1, PagerLines.Content(state.Size).Width - 1 - Indent.Length));
        foreach (var line in page.Lines)
        {
            var parts = TextWrap.Lines(Printable.Text(line), room);
            lines.Add(parts.Count == 0 ? "" : parts[0]);
            lines.AddRange(parts.Skip(1).Select(static part => Indent + part));
        }

        return lines;
    }
}
