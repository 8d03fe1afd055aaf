using System.Text;
using KvTui.Etcd.Model;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests;

/// <summary>Every cell, colours and all, is the same as the views before draw it.</summary>
public sealed class LookTests
{
    public static TheoryData<ThemeChoice, bool, bool> Looks
    {
        get
        {
            var looks = new TheoryData<ThemeChoice, bool, bool>();
            foreach (var choice in Enum.GetValues<ThemeChoice>())
            {
                looks.Add(choice, true, false);
                looks.Add(choice, false, true);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void Every_theme_looks_as_before(ThemeChoice choice, bool isUtf8, bool isProduction)
    {
        var capabilities = TerminalCapabilities.Modern with { Utf8 = isUtf8 };
        var settings = Sample.Settings with { Theme = choice, IsProduction = isProduction };
        var explorer = ExplorerWindowTests.Sampled(100, 30, settings, capabilities);
        AssertSameAlways(explorer, capabilities, "down 2 3 1 T");
    }

    [Fact]
    public void Without_colours_it_looks_as_before()
    {
        var capabilities = TerminalCapabilities.Modern with { Colors = ColorDepth.None };
        AssertSameAlways(ExplorerWindowTests.Sampled(80, 24, null, capabilities), capabilities, "down 2 3 1");
    }

    [Fact]
    public void Values_of_all_kinds_look_as_before()
    {
        var explorer = new TestExplorer(new(90, 26));
        var lines = string.Join('\n', Enumerable.Range(0, 200).Select(static i => $"line {i} " + new string('x', i)));
        explorer.Listed(
        [
            Sample.Pair(EtcdKey.FromText("/0"), [], 1000),
            Sample.Pair(EtcdKey.FromText("/1"), Encoding.UTF8.GetBytes(lines), 1001, 3, 77),
            Sample.Pair(EtcdKey.FromText("/2"), [0, 1, 2, 3, 255, 254, 27, 91, 65], 1002),
            Sample.Pair(EtcdKey.FromText("/3"), Encoding.UTF8.GetBytes("漢字 wide, e\u0301 combined"), 1003),
        ]);
        AssertSameAlways(explorer, TerminalCapabilities.Modern, "T down down 2 pgdn end t t t t 1 down down 2 t t t");
    }

    [Fact]
    public void Members_in_every_state_look_as_before()
    {
        foreach (var width in (int[])[50, 64, 80, 130])
        {
            var explorer = ExplorerWindowTests.Sampled(width, 30);
            var slow = Sample.Member(2) with { RoundTrip = TimeSpan.FromSeconds(3) };
            explorer.Send(new ClusterMessage(Sample.Report(Sample.Member(1), slow, Sample.SilentMember(3, Sample.Silent)), Sample.Start));
            explorer.Send(new ClusterMessage(Sample.Report(Sample.Member(1), slow, Sample.SilentMember(3, Sample.Silent)), Sample.Start));
            AssertSameAlways(explorer, TerminalCapabilities.Modern, "3 down 1");
            var others = Sample.Report(Sample.Member(1), Sample.Member(2, 1, 8), Sample.Member(3, learner: true));
            explorer.Send(new ClusterMessage(others, Sample.Start));
            explorer.Pass(TimeSpan.FromSeconds(20));
            AssertSameAlways(explorer, TerminalCapabilities.Modern, "3 1");
        }
    }

    [Fact]
    public void Before_anything_has_answered_it_looks_as_before()
    {
        var explorer = new TestExplorer();
        AssertSameAlways(explorer, TerminalCapabilities.Modern, "2 3 1");
        explorer.Pass(TimeSpan.FromSeconds(3));
        AssertSameAlways(explorer, TerminalCapabilities.Modern, "2 3 1");
    }

    [Fact]
    public void What_happens_elsewhere_is_shown()
    {
        var explorer = TestExplorer.Live("/a/1", "/a/2", "/b/1");
        using var screen = new TestScreen(explorer);
        foreach (var step in (Action[])[
            () => explorer.Press("l down").Answer(),
            () => explorer.PutElsewhere("/a/1", "changed", 1001).Answer(),
            () => explorer.PutElsewhere("/a/0", "new", 1002).Answer(),
            () => explorer.DeletedElsewhere("/a/1", 1003).Answer(),
            () => explorer.Press("down"),
            () => explorer.Answer()])
        {
            step();
            screen.Show(explorer.State);
            SameCells.Assert(explorer.Terminal(), screen.Terminal.Shown, $"at {explorer.Cursor}");
        }
    }

    private static void AssertSameAlways(TestExplorer explorer, TerminalCapabilities capabilities, string keys)
    {
        using var screen = new TestScreen(explorer, capabilities);
        SameCells.Assert(explorer.Terminal(), screen.Terminal.Shown, "at first");
        foreach (var key in keys.Split(' '))
        {
            screen.Press(key);
            screen.Show(explorer.Answer().State);
            SameCells.Assert(explorer.Terminal(), screen.Terminal.Shown, $"after {key}");
        }
    }
}
