using System.Globalization;
using KvTui.Tty.Output;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tty.Tests.Output;

public sealed class BackBufferTests
{
    private readonly BackBuffer _buffer = new(12, 3);

    [Theory]
    [InlineData("plain_text", "plain_text")]
    [InlineData("e\u0301x", "e\u0301x")]
    [InlineData("🇩🇪👩\u200D👩\u200D👧", "🇩🇪 👩\u200D👩\u200D👧 ")]
    [InlineData("漢字", "漢 字 ")]
    [InlineData("\u001b[31m\u0007\u007f", "␛[31m␇␡")]
    [InlineData("\u009b2J\u0085", "\uFFFD2J\uFFFD")]
    [InlineData("\u202Ea\u2066b\u2069", "\uFFFDa\uFFFDb\uFFFD")]
    [InlineData("a\u200Bb\uFEFFc\u2060", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("\U000E0041\U000E007F.", "\uFFFD.")]
    [InlineData("a\u200Dz", "az")]
    [InlineData("\u0301x", "\uFFFDx")]
    [InlineData("\r\n\0", "␍␊␀")]
    [InlineData("\uE000\uFFFF\u0378", "\uFFFD\uFFFD\uFFFD")]
    public void Text_becomes_harmless_and_clusters_stay_whole(string added, string shown)
    {
        _buffer.AddStr(added);
        Assert.Equal(shown, RowText(0).TrimEnd(' ') + (shown.EndsWith(' ') ? " " : ""));
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character()
    {
        _buffer.AddStr("\uD800x\uDC00");
        _buffer.AddRune('\uD83D');
        _buffer.FillRect(new Rectangle(5, 0, 1, 1), '\uDFFF');
        Assert.Equal("\uFFFDx\uFFFD\uFFFD \uFFFD      ", RowText(0));
    }

    [Fact]
    public void A_wide_cluster_is_drawn_whole_or_as_a_blank()
    {
        _buffer.Move(11, 0);
        _buffer.AddStr("漢");
        _buffer.Clip = new Region(new Rectangle(3, 1, 4, 1));
        _buffer.Move(2, 1);
        _buffer.AddStr("漢字漢");
        Assert.Equal("            ", RowText(0));
        Assert.Equal("    字       ", RowText(1));
    }

    [Fact]
    public void A_wide_cluster_across_two_rectangles_of_the_clip_is_drawn()
    {
        var clip = new Region(new Rectangle(0, 0, 3, 1));
        clip.Combine(new Rectangle(3, 0, 3, 1), RegionOp.Union);
        _buffer.Clip = clip;
        _buffer.Move(2, 0);
        _buffer.AddStr("漢");
        Assert.StartsWith("  漢 ", RowText(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_drawn_where_the_clip_has_a_hole()
    {
        _buffer.FillRect(new Rectangle(0, 0, 12, 3), '.');
        var clip = new Region(new Rectangle(0, 0, 12, 3));
        clip.Exclude(new Rectangle(4, 1, 3, 1));
        _buffer.Clip = clip;
        _buffer.Move(-2, 1);
        _buffer.AddStr("abcdefghijklmnopqrstuvw");
        Assert.Equal("cdef...jklmn", RowText(1));
        Assert.Equal(21, _buffer.Col);
        _buffer.FillRect(new Rectangle(-5, -5, 50, 50), '#');
        Assert.Equal("####...#####", RowText(1));
    }

    [Theory]
    [InlineData("漢", 0, "x           ")]
    [InlineData("漢", 1, " x          ")]
    [InlineData("❤\uFE0F", 1, "❤x          ")]
    [InlineData("1\uFE0F\u20E3", 1, "1\u20E3x          ")]
    public void What_half_a_wide_cluster_leaves_is_its_text_form_or_a_blank(string wide, int at, string shown)
    {
        _buffer.AddStr(wide);
        _buffer.Move(at, 0);
        _buffer.AddStr("x");
        Assert.Equal(shown, RowText(0));
    }

    [Fact]
    public void Positions_outside_the_screen_are_ignored()
    {
        foreach (var (x, y) in (ReadOnlySpan<(int, int)>)[(-5, 0), (12, 0), (0, -1), (0, 3), (int.MaxValue - 100, 0), (3, int.MinValue)])
        {
            _buffer.Move(x, y);
            _buffer.AddStr("漢a");
            _buffer.AddRune('x');
            _buffer.AddRune(new System.Text.Rune(0x1F600));
        }

        Assert.Equal(new string(' ', 36), RowText(0) + RowText(1) + RowText(2));
    }

    [Fact]
    public void A_copy_of_the_cells_follows_what_is_drawn_until_the_frame_ends()
    {
        var contents = _buffer.Contents!;
        _buffer.CurrentAttribute = new Attribute(ColorName16.BrightRed, ColorName16.Blue, TextStyle.Bold);
        _buffer.AddStr("漢");
        Assert.Equal("漢", contents[0, 0].Grapheme);
        Assert.Equal(_buffer.CurrentAttribute, contents[0, 0].Attribute);
        Assert.Same(contents, _buffer.Contents);
        _buffer.EndFrame();
        Assert.NotSame(contents, _buffer.Contents);
        Assert.Throws<NotSupportedException>(() => _buffer.Contents = contents);
    }

    [Fact]
    public void Any_number_of_different_clusters_may_pass_and_the_screen_stays()
    {
        _buffer.Move(0, 2);
        _buffer.AddStr("🇩🇪 e\u0301");
        for (var i = 0; i < 30_000; i++)
        {
            _buffer.Move(0, 0);
            _buffer.AddStr(string.Create(CultureInfo.InvariantCulture, $"{(char)(0x4E00 + (i % 20_000))}\u0301{(char)(0x300 + (i % 50))}"));
            _buffer.EndFrame();
        }

        Assert.InRange(_buffer.Cells.Glyphs.Count, 1, 10_000);
        Assert.StartsWith("🇩🇪  e\u0301", RowText(2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_size_gives_a_blank_screen()
    {
        _buffer.AddStr("text");
        _buffer.SetSize(4, 2);
        Assert.Equal((4, 2), (_buffer.Cols, _buffer.Rows));
        Assert.Equal("    ", RowText(0));
        _buffer.Move(0, 1);
        _buffer.AddStr("wider than it");
        Assert.Equal("wide", RowText(1));
    }

    [Fact]
    public void Plain_text_is_drawn_without_allocating_for_its_cells()
    {
        const string Text = "a row";
        Draw();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Draw();
        }

        // The clip hands out its rectangles as a new array.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 64);

        void Draw()
        {
            _buffer.Move(0, 0);
            _buffer.AddStr(Text);
        }
    }

    private string RowText(int y)
    {
        var contents = _buffer.Contents!;
        return string.Concat(Enumerable.Range(0, _buffer.Cols).Select(x => contents[y, x].Grapheme));
    }
}
