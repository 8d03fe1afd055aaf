using KvTui.Etcd.Model;
using KvTui.Tty.Tests.Hostile;

namespace KvTui.Tui.Tests;

/// <summary>What a frame costs on the line, what it looks at, and that it does no harm.</summary>
public sealed class FrameTests(ITestOutputHelper output)
{
    private static readonly string[] HostileNames =
    [
        "esc\u001b[2J", "bell\a\r\n\t", "bidi\u202e\u2066x\u2069", "c1\u009b31m",
        "zero\u200b\ufeffwidth", "tag\U000E0041\U000E007F", "flag\U0001F1E9\U0001F1EA", "e\u0301\u0301", "wide漢字", "_under_score",
    ];

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void A_move_and_a_scrolled_row_cost_little_and_the_same_state_nothing(int width, int height)
    {
        var explorer = ExplorerWindowTests.Sampled(width, height);
        using var screen = new TestScreen(explorer);
        var first = screen.Terminal.LastBytes;
        var move = screen.Press("down");
        var again = screen.Show(explorer.State) + screen.Show(explorer.State with { });
        screen.Press(string.Join(' ', Enumerable.Repeat("down", 40)));
        var scroll = screen.Press("down");
        output.WriteLine($"{width}x{height}: first {first}, move {move}, again {again}, scroll {scroll}");
        Assert.Equal(0, again);
        Assert.InRange(move, 1, width == 80 ? 200 : 260);
        Assert.InRange(scroll, 1, width == 80 ? 300 : 400);
    }

    [Fact]
    public void After_any_keys_the_screen_is_what_a_new_window_would_draw()
    {
        using var screen = new TestScreen(ExplorerWindowTests.Sampled(80, 24));
        foreach (var key in "down down pgdn tab down tab tab T end up f f g left l 2 f f".Split(' '))
        {
            screen.Press(key);
            screen.Explorer.Answer();
            screen.Show(screen.Explorer.State);
            using var fresh = new TestScreen(screen.Explorer.Copy());
            Assert.True(fresh.Text == screen.Text, $"after {key}\n{fresh.Text}\n{screen.Text}");
        }
    }

    [Fact]
    public void Another_size_is_laid_out_and_drawn_whole()
    {
        using var screen = new TestScreen(ExplorerWindowTests.Sampled(80, 24));
        foreach (var (width, height) in new[] { (120, 40), (60, 18), (30, 8), (200, 50), (80, 24) })
        {
            screen.Show(screen.Explorer.Resize(width, height).State);
            using var fresh = new TestScreen(screen.Explorer.Copy());
            Assert.Equal(fresh.Text, screen.Text);
        }
    }

    [Fact]
    public void A_million_keys_cost_a_move_no_more_than_a_thousand()
    {
        Assert.Equal(RowsReadByAMove(1_000), RowsReadByAMove(1_000_000));

        static long RowsReadByAMove(int count)
        {
            var explorer = new TestExplorer();
            explorer.Listed([.. Enumerable.Range(0, count).Select(i => Sample.Pair($"/app/{i:D7}", "", 1000))]);
            using var screen = new TestScreen(explorer.Press("down down"));
            var before = screen.Window.Keys.RowsRead;
            screen.Press("down");
            var read = screen.Window.Keys.RowsRead - before;
            Assert.InRange(read, 1, 24);
            return read;
        }
    }

    [Fact]
    public void Hostile_names_and_values_leave_nothing_harmful_in_the_bytes()
    {
        var explorer = new TestExplorer();
        var pairs = HostileNames.Select(static (name, i) => Sample.Pair($"/{i}/{name}", name + "\n" + name, 1000)).ToList();
        byte[] broken = [0x2f, 0x61, 0xed, 0xa0, 0x80, 0xff, 0x1b, 0x5b, 0x41];
        pairs.Add(Sample.Pair(new EtcdKey(broken), broken, 1000));
        explorer.Listed([.. pairs.OrderBy(pair => pair.Key)]);
        var members = Sample.Report(Sample.Member(1) with { Name = HostileNames[0] }, Sample.Member(2) with { Name = HostileNames[2] });
        explorer.Send(new Core.Explorer.ClusterMessage(members, Sample.Start));
        using var screen = new TestScreen(explorer.Press("T"));
        for (var i = 0; i <= pairs.Count; i++)
        {
            screen.Press("down");
            screen.Show(explorer.Answer().State);
        }

        Assert.True(screen.Terminal.Writes.Count > pairs.Count);
        Assert.All(screen.Terminal.Writes, bytes => SentText.AssertHarmless(bytes));
    }
}
