using System.Text;
using KvTui.Testing.Screens;
using KvTui.Text;
using KvTui.Text.Tests;
using KvTui.Tty.Cells;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tty.Tests.Conformance;

public sealed class EncoderConformanceTests
{
    private const int Frames = 60;

    public static TheoryData<int, bool> Seeds()
    {
        var data = new TheoryData<int, bool>();
        for (var seed = 0; seed < 24; seed++)
        {
            data.Add(seed, seed % 2 == 0);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void After_random_frames_and_resizes_the_terminal_shows_the_last_frame(int seed, bool repeats)
    {
        var random = new Random(seed);
        var size = new Size(random.Next(1, 60), random.Next(1, 25));
        var screen = new FrontBuffer(TerminalCapabilities.Modern with { RepeatsCharacters = repeats });
        var buffer = new BackBuffer(size.Width, size.Height);
        var terminal = new VirtualTerminal(size);
        for (var frame = 0; frame < Frames; frame++)
        {
            if (random.Next(15) == 0)
            {
                size = new(random.Next(1, 130), random.Next(1, 45));
                terminal.Resize(size);
            }

            if (random.Next(20) == 0)
            {
                screen.Invalidate();
            }

            var content = random.Next();
            RandomFrame.Draw(buffer, size, content);
            terminal.Feed(screen.Encode(buffer.Cells).Span);
            AssertShows(terminal, size, content, $"seed {seed}, frame {frame}");

            RandomFrame.Draw(buffer, size, content);
            Assert.True(screen.Encode(buffer.Cells).IsEmpty, $"seed {seed}, frame {frame}: the second draw wrote something");
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(102)]
    public void A_terminal_with_other_widths_has_everything_else_in_its_column(int seed)
    {
        var size = new Size(80, 24);
        var random = new Random(seed);
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var buffer = new BackBuffer(size.Width, size.Height);
        var terminal = new VirtualTerminal(size, OtherWidths);
        for (var frame = 0; frame < Frames; frame++)
        {
            buffer.ClearContents();
            for (var y = 0; y < size.Height; y++)
            {
                buffer.Write(0, y, HostileBytes.Piece(random));
                buffer.Write(20, y, $"│ row {y} ");
                buffer.Write(70, y, HostileBytes.Piece(random));
            }

            terminal.Feed(screen.Encode(buffer.Cells).Span);
            for (var y = 0; y < size.Height; y++)
            {
                var row = string.Concat(Enumerable.Range(20, 10).Select(x => terminal.CellAt(x, y).Text));
                Assert.StartsWith($"│ row {y} ", row, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Hostile_values_never_become_sequences()
    {
        var size = new Size(60, 20);
        var random = new Random(7);
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var buffer = new BackBuffer(size.Width, size.Height);
        var terminal = new VirtualTerminal(size);
        for (var frame = 0; frame < 500; frame++)
        {
            buffer.ClearContents();
            for (var y = 0; y < size.Height; y++)
            {
                var bytes = HostileBytes.Make(random, 80);
                buffer.Write(random.Next(-5, 20), y, random.Next(2) == 0 ? Printable.Text(bytes) : Encoding.Latin1.GetString(bytes));
            }

            buffer.Put(3, 3, '\x1b');
            terminal.Feed(screen.Encode(buffer.Cells).Span);
        }

        Assert.Empty(terminal.Titles);
        Assert.Empty(terminal.Clipboard);
        Assert.Equal(0, terminal.Bells);
        Assert.Subset(new HashSet<int> { 7, 25 }, terminal.Modes.ToHashSet());
    }

    // A terminal that is wrong about every cluster that is disputed.
    private static int OtherWidths(string cluster)
    {
        var columns = CellWidth.Of(cluster);
        return cluster.Length > 1 || CellWidth.IsDisputed(cluster[0]) ? 3 - columns : columns;
    }

    private static void AssertShows(VirtualTerminal terminal, Size size, int content, string story)
    {
        var buffer = new BackBuffer(size.Width, size.Height);
        RandomFrame.Draw(buffer, size, content);
        var expected = buffer.Cells;
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                var wanted = Expected(expected, x, y);
                if (wanted != terminal.CellAt(x, y))
                {
                    Assert.Fail($"{story}: ({x},{y}) is {terminal.CellAt(x, y)}, not {wanted}\n{terminal.ScreenText}");
                }
            }
        }

        Assert.Equal(expected.Cursor is not null, terminal.IsCursorVisible);
        if (expected.Cursor is { } cursor)
        {
            Assert.Equal(cursor, terminal.Cursor);
        }
    }

    private static VirtualCell Expected(CellBuffer buffer, int x, int y)
    {
        var cell = buffer.Row(y)[x];
        var text = cell.Kind == CellKind.WideTail ? ""
            : cell.Glyph == 0 ? " "
            : (cell.Glyph & GlyphTable.Tag) != 0 ? buffer.Glyphs.Cluster(cell.Glyph)
            : char.ConvertFromUtf32((int)cell.Glyph);
        return new(text, cell.Style);
    }
}
