using KvTui.Core.Browse.Rows;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Screens;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Browse;

/// <summary>A row that others have changed is drawn so for a second.</summary>
public sealed class FlashTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(10, 60).Select(static i => $"k{i}")];

    [Fact]
    public void A_row_that_has_changed_is_drawn_so_for_a_second_and_then_nothing_wakes_the_loop()
    {
        var explorer = TestExplorer.Live(Keys);
        Assert.Null(explorer.State.NextWakeup());
        Assert.Equal("", Flashing(explorer));
        explorer.PutElsewhere("k12", "new", 1001);
        Assert.Equal("k12", Flashing(explorer));
        explorer.Pass(TimeSpan.FromMilliseconds(600)).PutElsewhere("k14", "new", 1002);
        Assert.Equal("k12 k14", Flashing(explorer));
        Assert.Equal("k14", Flashing(explorer.Pass(TimeSpan.FromMilliseconds(400))));
        Assert.Equal("", Flashing(explorer.Pass(TimeSpan.FromMilliseconds(600))));
        Assert.Null(explorer.State.NextWakeup());
    }

    [Fact]
    public void The_row_is_drawn_in_another_colour_and_the_rest_of_it_as_ever()
    {
        var explorer = TestExplorer.Live(Keys);
        using var picture = new Picture(explorer.State, TerminalCapabilities.Modern);
        var plain = Styles(picture.Shown);
        picture.Draw(explorer.PutElsewhere("k12", "k12", 102).State);
        var differing = Enumerable.Range(0, plain.Length).Where(i => plain[i] != Styles(picture.Shown)[i]).ToList();
        Assert.Equal(3, differing.Count);
        picture.Draw(explorer.Pass(TimeSpan.FromSeconds(1)).State);
        Assert.Equal(plain, Styles(picture.Shown));
    }

    [Fact]
    public void Without_colours_it_is_not()
    {
        var explorer = TestExplorer.Live(Keys);
        var mono = TerminalCapabilities.Modern with { Colors = ColorDepth.None };
        using var picture = new Picture(explorer.State, mono);
        var plain = Styles(picture.Shown);
        picture.Draw(explorer.PutElsewhere("k12", "k12", 102).State);
        Assert.Equal(plain, Styles(picture.Shown));
    }

    [Theory]
    [InlineData("k10", "the row under the cursor")]
    [InlineData("k65", "a row out of view")]
    [InlineData("k12a", "a row that is new")]
    public void Other_rows_are_not(string key, string which)
    {
        var explorer = TestExplorer.Live(Keys).PutElsewhere(key, "new", 1001);
        explorer.AssertThat(Flashing(explorer).Length == 0, which);
        Assert.Null(explorer.State.NextWakeup());
    }

    [Fact]
    public void A_row_that_goes_on_changing_is_drawn_so_until_a_second_after_the_last_change()
    {
        var explorer = TestExplorer.Live(Keys);
        for (var i = 0; i < 20; i++)
        {
            explorer.PutElsewhere("k12", "new", 1001 + i).Pass(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal("k12", Flashing(explorer.Pass(TimeSpan.FromMilliseconds(800))));
        Assert.Equal("", Flashing(explorer.Pass(TimeSpan.FromMilliseconds(100))));
    }

    [Fact]
    public void Where_many_rows_change_none_is_until_it_is_quiet_again()
    {
        var explorer = TestExplorer.Live(Keys);
        for (var i = 0; i < 30; i++)
        {
            explorer.PutElsewhere(Keys[2 + (i % 12)], "new", 1001 + i).Pass(TimeSpan.FromMilliseconds(50));
            Assert.True(i < Flashes.Most || Flashing(explorer).Length == 0, $"after {i} changes {Flashing(explorer)}");
        }

        Assert.Equal("", Flashing(explorer.Pass(TimeSpan.FromMilliseconds(500))));
        Assert.Null(explorer.Pass(TimeSpan.FromMilliseconds(500)).State.NextWakeup());
        Assert.Equal("k12", Flashing(explorer.PutElsewhere("k12", "new", 2000)));
    }

    [Fact]
    public void Of_very_many_changes_at_once_none_is_looked_for()
    {
        var events = Keys[2..].Select(static key => new WatchEvent(WatchEventKind.Put, Sample.Pair(key, "new", 1001), null)).ToList();
        var explorer = TestExplorer.Live(Keys).Mirror(new WatchUpdate.Events(1001, events));
        Assert.Equal("", Flashing(explorer));
        Assert.Null(explorer.State.NextWakeup());
    }

    private static string Flashing(TestExplorer explorer) =>
        string.Join(' ', Keys.Where(key => explorer.State.Browse.Flashes.Has(EtcdKey.FromText(key))));

    private static string[] Styles(VirtualTerminal terminal) => [.. Enumerable.Range(0, 24 * 40).Select(i => $"{terminal.CellAt(i % 40, i / 40).Style}")];
}
