using System.Text;
using KvTui.Etcd.Model;
using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests.Value;

/// <summary>Values have the colours of what they are made of, where nothing else has to be seen, and at few bytes.</summary>
public sealed class ValueColourTests
{
    private static readonly Style Green = new(CellColor.Green, default, default);
    private static readonly Style Cyan = new(CellColor.Cyan, default, default);

    [Fact]
    public void Texts_and_numbers_of_a_value_have_their_colours()
    {
        using var screen = Shown("""{"url":"x://y","pool":20}""");
        Assert.Equal(("{", default), At(screen, 0, 0));
        Assert.Equal(("u", default), At(screen, 1, 3));
        Assert.Equal(("x", Green.Add(CellAttributes.Underline)), At(screen, 1, 10));
        Assert.Equal(("2", Cyan), At(screen, 2, 10));
        Assert.Equal(("}", default), At(screen, 3, 0));
    }

    [Fact]
    public void The_row_under_the_cursor_has_one_look_and_gets_its_colours_back()
    {
        using var screen = Shown("""{"pool":20,"top":30}""");
        screen.Press("2 down");
        Assert.Equal(("2", Style.Default.Add(CellAttributes.Reverse)), At(screen, 1, 10));
        Assert.Equal(("3", Cyan), At(screen, 2, 9));
        screen.Press("down");
        Assert.Equal(("2", Cyan), At(screen, 1, 10));
    }

    [Fact]
    public void A_hit_is_seen_in_a_coloured_text()
    {
        using var screen = Shown("""{"a":"one two","b":"two"}""");
        screen.Show(screen.Explorer.Press("2 /").Type("two").Press("enter g").State);
        Assert.Equal(("t", Style.Default.Add(CellAttributes.Bold | CellAttributes.Underline)), At(screen, 2, 8));
        Assert.Equal(("\"", Green), At(screen, 2, 7));
    }

    [Fact]
    public void The_mark_of_a_control_character_stays_as_it_is()
    {
        using var screen = Shown("pool: a\u001bb\nsize: 7");
        Assert.Equal([("a", Green), ("␛", default), ("b", Green)], new[] { 6, 7, 8 }.Select(x => At(screen, 0, x)));
    }

    [Fact]
    public void A_combined_letter_at_the_end_of_a_coloured_text_stays_whole()
    {
        using var screen = Shown("pool: \u0301a\nsize: \"cafe\u0301\"\u0301 x");
        Assert.Contains("cafe\u0301\"\u0301 x", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_a_value_of_names_and_numbers_is_plain()
    {
        using var screen = Shown("""{"pool":20}""", TerminalCapabilities.Modern with { Colors = ColorDepth.None });
        Assert.Equal(("2", default), At(screen, 1, 10));
    }

    /// <summary>The bounds are those of the bench: a page of 600 bytes, a move of 200, a step that scrolls of 300.</summary>
    [Fact]
    public void A_page_of_JSON_costs_few_bytes()
    {
        var value = string.Join(',', Enumerable.Range(100, 200).Select(static i => $"\"name{i}\":{(i % 3 == 0 ? $"\"text {i} of the value\"" : i % 3 == 1 ? $"{i}" : "true")}"));
        using var screen = Shown($"{{{value}}}");
        screen.Press("2");
        int[] pages = [.. Enumerable.Range(0, 6).Select(_ => screen.Press("pgdn"))];
        int[] steps = [.. Enumerable.Range(0, 12).Select(_ => screen.Press("down"))];
        screen.Press("pgup pgup");
        int[] moves = [.. Enumerable.Range(0, 6).Select(_ => screen.Press("down"))];
        TestContext.Current.SendDiagnosticMessage($"pages {string.Join(' ', pages)}, steps {string.Join(' ', steps)}, moves {string.Join(' ', moves)}");
        Assert.All(pages, static bytes => Assert.InRange(bytes, 1, 600));
        Assert.All(steps, static bytes => Assert.InRange(bytes, 1, 300));
        Assert.All(moves, static bytes => Assert.InRange(bytes, 1, 200));
    }

    [Fact]
    public void A_line_of_a_million_characters_is_drawn_from_what_is_in_view()
    {
        var explorer = Opened($"[\"{new string('x', 1_400_000)}\"]", null).Press("2 w end");
        using var screen = new TestScreen(explorer);
        screen.Press("up");
        var before = GC.GetAllocatedBytesForCurrentThread();
        screen.Press("pgup");
        var drawn = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(drawn < 1_000_000, $"a page allocates {drawn} B");
    }

    private static TestScreen Shown(string value, TerminalCapabilities? capabilities = null) => new(Opened(value, capabilities), capabilities);

    private static TestExplorer Opened(string value, TerminalCapabilities? capabilities)
    {
        var explorer = new TestExplorer(new(80, 24), capabilities: capabilities);
        explorer.Listed([Sample.Pair(EtcdKey.FromText("a"), Encoding.UTF8.GetBytes(value), 1000)]).Send(new ClusterMessage(Sample.Healthy()));
        return explorer.Answer();
    }

    /// <summary>What stands in a cell of the value's lines, and its style.</summary>
    private static (string Text, Style Style) At(TestScreen screen, int line, int column)
    {
        var left = screen.Explorer.State.Layout.Value.X + 1;
        var cell = screen.Terminal.Shown.CellAt(left + column, line + 1);
        return (cell.Text, cell.Style);
    }
}
