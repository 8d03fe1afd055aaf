using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tty.Output;

/// <summary>
/// What Terminal.Gui draws on. Whatever text a view adds is made harmless here, grapheme clusters stay whole, and a wide one is never cut
/// in half: where only one of its columns may be drawn, that one becomes a blank. Links and pictures are left out.
/// </summary>
internal sealed class BackBuffer : IOutputBuffer
{
    private static readonly Rune Space = new(' ');

    private readonly GraphemeTable _clusters = new();
    private readonly CellBuffer _cells;
    private Attribute _attribute;
    private Style _style;
    private Region? _clip;
    private Cell[,]? _mirror;

    internal BackBuffer(int columns, int rows)
    {
        _cells = new(new(Math.Max(1, columns), Math.Max(1, rows)), _clusters.Glyphs);
        ClearContents();
    }

    public bool[] DirtyLines { get; private set; } = [];

    public Region? Clip
    {
        get => _clip;
        set
        {
            _clip = value;
            _clip?.Intersect(Screen);
        }
    }

    public int Col { get; private set; }

    public int Row { get; private set; }

    public int Cols
    {
        get => _cells.Size.Width;
        set => SetSize(value, Rows);
    }

    public int Rows
    {
        get => _cells.Size.Height;
        set => SetSize(Cols, value);
    }

    public int Left { get; set; }

    public int Top { get; set; }

    public string? CurrentUrl { get; set; }

    public Attribute CurrentAttribute
    {
        get => _attribute;
        set
        {
            if (_attribute != value)
            {
                (_attribute, _style) = (value, CellStyles.Of(value));
            }
        }
    }

    /// <summary>
    /// The cells as Terminal.Gui has them: a copy that follows what is drawn until the frame ends, for the few views that read the screen.
    /// </summary>
    /// <exception cref="NotSupportedException">An attempt was made to replace the cells.</exception>
    public Cell[,]? Contents
    {
        get => _mirror ??= Mirror();
        set => throw new NotSupportedException("The cells can be drawn on, not replaced.");
    }

    /// <summary>Whether something was drawn since <see cref="EndFrame"/>.</summary>
    internal bool IsDirty => DirtyLines.AsSpan().Contains(true);

    /// <summary>The cells, for the output.</summary>
    internal CellBuffer Cells => _cells;

    private Rectangle Screen => new(0, 0, Cols, Rows);

    public void Move(int col, int row) => (Col, Row) = (col, row);

    public void AddRune(Rune rune)
    {
        Span<char> text = stackalloc char[2];
        Add(text[..rune.EncodeToUtf16(text)]);
    }

    public void AddRune(char c) => Add([c]);

    public void AddStr(string str) => Add(str);

    public void FillRect(Rectangle rect, char rune) => FillRect(rect, Rune.TryCreate(rune, out var scalar) ? scalar : Rune.ReplacementChar);

    public void FillRect(Rectangle rect, Rune rune)
    {
        if (_clip is null)
        {
            return;
        }

        Span<char> text = stackalloc char[2];
        var look = _clusters.Look(text[..(rune.Value == 0 ? Space : rune).EncodeToUtf16(text)]);
        var cell = look.Columns == 1 ? ScreenCell.Of(look.Glyph, CellKind.Narrow, _style) : ScreenCell.Of(0, CellKind.Narrow, _style);
        foreach (var clip in _clip.GetRectangles())
        {
            var area = Rectangle.Intersect(Rectangle.Intersect(rect, clip), Screen);
            for (var y = area.Top; y < area.Bottom; y++)
            {
                DirtyLines[y] = true;
                for (var x = area.Left; x < area.Right; x++)
                {
                    Set(x, y, cell);
                }
            }
        }
    }

    public bool IsValidLocation(string text, int col, int row) =>
        col >= 0 && row >= 0 && row < Rows && col + CellWidth.Of(text) <= Cols && (_clip?.Contains(col, row) ?? false);

    public void ClearContents()
    {
        _cells.Clear();
        _mirror = null;
        Clip = new Region(Screen);
        DirtyLines = new bool[Rows];
        Array.Fill(DirtyLines, true);
    }

    public void SetSize(int cols, int rows)
    {
        _cells.Resize(new(Math.Max(1, cols), Math.Max(1, rows)));
        ClearContents();
    }

    public string? GetCellUrl(int col, int row) => null;

    public void AddRasterImage(RasterImageCommand command)
    {
    }

    public void RemoveRasterImage(string id)
    {
    }

    public void RetainRasterImages(IReadOnlyCollection<string> activeIds)
    {
    }

    public IReadOnlyList<RasterImageCommand> GetRasterImages() => [];

    /// <summary>Does nothing: half a wide glyph is always a blank.</summary>
    public void SetWideGlyphReplacement(Rune column1ReplacementChar)
    {
    }

    /// <summary>Draws what stands in another buffer of the same size.</summary>
    internal void Load(IOutputBuffer other)
    {
        SetSize(other.Cols, other.Rows);
        if (other.Contents is not { } contents)
        {
            return;
        }

        for (var y = 0; y < Rows; y++)
        {
            for (var x = 0; x < Cols; x++)
            {
                ref readonly var cell = ref contents[y, x];
                CurrentAttribute = cell.Attribute ?? default;
                Move(x, y);
                Add(string.IsNullOrEmpty(cell.Grapheme) ? " " : cell.Grapheme);
                x = Math.Max(x, Col - 1);
            }
        }
    }

    /// <summary>Ends the frame: nothing is dirty, and a table of clusters that grew too large is recreated.</summary>
    /// <returns>Whether the cells have other glyphs now, for the same text.</returns>
    internal bool EndFrame()
    {
        _mirror = null;
        DirtyLines.AsSpan().Clear();
        if (!_clusters.IsFull)
        {
            return false;
        }

        _clusters.Renew(_cells);
        return true;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        if (_clip is null || (uint)Row >= (uint)Rows)
        {
            Col += CellWidth.Of(text);
            return;
        }

        var clip = new ClipRow(_clip.GetRectangles(), Row);
        DirtyLines[Row] = true;
        while (!text.IsEmpty)
        {
            var isPlain = text[0] is >= ' ' and <= '~' && (text.Length == 1 || text[1] < 0x80);
            if (isPlain)
            {
                if (clip.Contains(Col) && (uint)Col < (uint)Cols)
                {
                    Set(Col, Row, ScreenCell.Of(text[0] == ' ' ? 0u : text[0], CellKind.Narrow, _style));
                }

                Col++;
                text = text[1..];
                continue;
            }

            var length = Graphemes.NextLength(text);
            AddCluster(_clusters.Look(text[..length]), ref clip);
            text = text[length..];
        }
    }

    private void AddCluster(GraphemeLook look, ref ClipRow clip)
    {
        var left = (uint)Col < (uint)Cols && clip.Contains(Col);
        if (look.Columns == 1)
        {
            if (left)
            {
                Set(Col, Row, ScreenCell.Of(look.Glyph, CellKind.Narrow, _style));
            }

            Col++;
            return;
        }

        var right = (uint)(Col + 1) < (uint)Cols && clip.Contains(Col + 1);
        var blank = ScreenCell.Of(0, CellKind.Narrow, _style);
        if (left)
        {
            Set(Col, Row, blank);
        }

        if (right)
        {
            Set(Col + 1, Row, blank);
        }

        if (left && right)
        {
            Put(Col, Row, ScreenCell.Of(look.Glyph, CellKind.Wide, _style));
            Put(Col + 1, Row, ScreenCell.Of(0, CellKind.WideTail, _style));
        }

        Col += 2;
    }

    /// <summary>Puts a cell of one column; what it leaves of a wide cluster keeps its own style.</summary>
    private void Set(int x, int y, in ScreenCell cell)
    {
        var before = _cells.Row(y)[x].Kind;
        if (before == CellKind.Wide)
        {
            Put(x + 1, y, _cells.Row(y)[x + 1] with { Glyph = 0, Kind = CellKind.Narrow });
        }
        else if (before == CellKind.WideTail)
        {
            var head = _cells.Row(y)[x - 1];
            Put(x - 1, y, head with { Glyph = _clusters.NarrowForm(head.Glyph), Kind = CellKind.Narrow });
        }

        Put(x, y, cell);
    }

    private void Put(int x, int y, in ScreenCell cell)
    {
        _cells.Row(y)[x] = cell;
        if (_mirror is not null)
        {
            _mirror[y, x] = Mirror(cell);
        }
    }

    private Cell[,] Mirror()
    {
        var mirror = new Cell[Rows, Cols];
        for (var i = 0; i < mirror.Length; i++)
        {
            mirror[i / Cols, i % Cols] = Mirror(_cells.Cells[i]);
        }

        return mirror;
    }

    private Cell Mirror(in ScreenCell cell)
    {
        var text = cell.Glyph == 0 ? " "
            : (cell.Glyph & GlyphTable.Tag) != 0 ? _cells.Glyphs.Cluster(cell.Glyph)
            : new Rune(cell.Glyph).ToString();
        return new(CellStyles.ToAttribute(cell.Style), true, text);
    }
}
