using KvTui.Core.Values;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Value;

/// <summary>The lines of a value, or what is said in place of one, above what is known of it.</summary>
internal sealed class ValueView(ScreenLook look) : StateView(look)
{
    private readonly ValueRowPainter _rows = new(look);

    /// <summary>The row of the value that stands on a row of the view; -1 if none does.</summary>
    internal int RowAt(int y) => Shown is { Detail.Reading: { } reading } && y >= 0 && y < Viewport.Height - 1
        && reading.List.Clamp(reading.Rows.Count, Viewport.Height - 1).Offset + y is var row && row < reading.Rows.Count
        ? row
        : -1;

    /// <summary>Whether the mark of a block stands at a column of the view.</summary>
    internal bool IsMark(int x, int row) => Shown is { Detail: { Reading: { } reading, Formatted: { } shown } }
        && reading.Rows.IsMark(row, x - reading.NumberColumns(shown.Lines.Count) + reading.Left);

    protected override void Draw(ExplorerState state, int width, int height)
    {
        if (height > 1 && ValueTexts.Footer(state) is { } footer)
        {
            height--;
            this.Footer(height, width, footer, Look, state.Focus == Pane.Value ? Look.FocusedLine : Look.Line);
        }

        if (ValueTexts.IsMasked(state))
        {
            DrawSentence(ValueTexts.Masked(state, Look), Look.Warning.Normal, width, height);
        }
        else if (ValueTexts.Sentence(state) is { Text.Length: > 0 } said)
        {
            DrawSentence(said.Text, said.IsSecondary ? Look.Secondary : Look.Text, width, height);
        }
        else
        {
            _rows.Draw(this, state, width, height);
        }
    }

    protected override bool IsSame(ExplorerState shown, ExplorerState state) =>
        IsSame(shown.Detail, state.Detail)
        && ValueTexts.IsSlow(shown) == ValueTexts.IsSlow(state)
        && ReferenceEquals(shown.Browse.Gone, state.Browse.Gone)
        && ReferenceEquals(shown.Access, state.Access)
        && ReferenceEquals(shown.Settings, state.Settings)
        && (shown.Focus == Pane.Value) == (state.Focus == Pane.Value)
        && ValueTexts.Footer(shown) == ValueTexts.Footer(state)
        && (state.Detail.Formatted is not null || ReferenceEquals(shown.Keyspace.Keys, state.Keyspace.Keys))
        && (shown.Now == state.Now || (!ValueTexts.IsSlow(shown) && !ValueTexts.IsSlow(state)));

    /// <summary>Whether what the pane shows is the same, though another row may be wanted by now.</summary>
    private static bool IsSame(DetailState shown, DetailState detail) =>
        ReferenceEquals(shown, detail)
        || (shown.Subject == detail.Subject
            && shown.Status == detail.Status
            && ReferenceEquals(shown.Reading, detail.Reading)
            && shown.Unmasked == detail.Unmasked
            && ReferenceEquals(shown.Value, detail.Value)
            && ReferenceEquals(shown.Formatted, detail.Formatted)
            && ReferenceEquals(shown.Error, detail.Error));

    private void DrawSentence(string text, in Attribute attribute, int width, int height)
    {
        var rest = text;
        for (var y = 0; y < height; y++)
        {
            var end = rest.IndexOf('\n', StringComparison.Ordinal);
            var length = LineLength(end < 0 ? rest : rest[..end], width);
            WriteRow(y, width, rest[..length].TrimEnd(), attribute);
            rest = rest[(length == end ? length + 1 : length)..].TrimStart(' ');
        }
    }

    /// <summary>How much of a text stands on one line: it is broken at a blank where there is one.</summary>
    private static int LineLength(string text, int width)
    {
        var fits = CellWidth.Fit(text, width).Length;
        var blank = fits < text.Length && fits > 0 ? text.LastIndexOf(' ', fits) : -1;
        return blank > 0 ? blank : fits;
    }
}
