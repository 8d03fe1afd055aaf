using KvTui.Core.Browse.Marks;
using KvTui.Core.Browse.Rows;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse;

/// <summary>Marks of keys and folders, one by one and by ranges of rows.</summary>
public sealed class MarkTests
{
    [Fact]
    public void Space_marks_the_row_and_goes_on_and_Esc_clears()
    {
        var explorer = Listed().Press("space space");
        Assert.Equal("c", explorer.Cursor);
        Assert.Equal(["a/", "b"], Marked(explorer));
        explorer.AssertShows("2 marked · 5");
        Assert.Empty(Marked(explorer.Press("esc")));
        Assert.False(explorer.State.Quitting);
    }

    [Fact]
    public void Space_again_marks_no_longer() => Assert.Empty(Marked(Listed().Press("space k space")));

    [Fact]
    public void What_is_in_a_marked_folder_is_marked_with_it()
    {
        var explorer = Listed().Press("right down space up up space");
        Assert.Equal(["a/"], Marked(explorer));
        Assert.Equal("a/1", explorer.Cursor);
        Assert.True(explorer.State.Browse.IsMarked(1));
        Assert.Contains("Space on that folder unmarks it", explorer.Press("space").Notice, StringComparison.Ordinal);
        Assert.Equal(["a/"], Marked(explorer));
    }

    [Fact]
    public void A_range_ends_where_v_is_pressed_again()
    {
        var explorer = Listed().Press("down v down");
        var browse = explorer.State.Browse;
        Assert.Equal((false, true, true), (browse.IsMarked(0), browse.IsMarked(1), browse.IsMarked(2)));
        explorer.AssertShows("marking 2 · 5");
        Assert.Equal(["b", "c"], Marked(explorer.Press("v up")));
    }

    [Fact]
    public void Esc_gives_up_a_range_before_it_clears_marks()
    {
        var explorer = Listed().Press("space v down esc");
        Assert.Equal(["a/"], Marked(explorer));
        Assert.Empty(Marked(explorer.Press("esc")));
    }

    [Fact]
    public void Of_an_unfolded_folder_a_range_marks_the_rows_that_are_in_it() =>
        Assert.Equal(["a/1", "a/2"], Marked(Listed().Press("right v down down v")));

    [Fact]
    public void Too_many_rows_are_not_marked()
    {
        var keys = Enumerable.Range(0, MarkState.Most + 1).Select(static key => $"{key:d6}").ToArray();
        var explorer = TestExplorer.Live(keys).Press("v G v");
        Assert.Contains("mark the folder", explorer.Notice, StringComparison.Ordinal);
        Assert.Empty(Marked(explorer));
    }

    [Fact]
    public void Marks_are_ranges_in_their_order_of_which_none_covers_another()
    {
        var folding = default(Core.Keyspace.Pages.KeyFolding);
        var marks = MarkState.None.With(Key("b"), folding).With(Key("a/x/1"), folding);
        marks = marks.With(Folder("a/"), folding).With(Key("a/y"), folding);
        Assert.Equal([KeyRange.Prefix(EtcdKey.FromText("a/")), KeyRange.Key(EtcdKey.FromText("b"))], marks.Ranges());
    }

    private static TestExplorer Listed() => TestExplorer.Live("a/1", "a/2", "b", "c", "d").Press("g");

    private static RowId Key(string path) => new(EtcdKey.FromText(path), RowKind.Key);

    private static RowId Folder(string path) => new(EtcdKey.FromText(path), RowKind.Prefix);

    private static string[] Marked(TestExplorer explorer) =>
        [.. explorer.State.Browse.Marks.Rows.Select(static row => row.Path.ToString()).Order(StringComparer.Ordinal)];
}
