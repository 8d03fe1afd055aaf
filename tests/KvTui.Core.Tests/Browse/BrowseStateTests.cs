using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Browse;

public sealed class BrowseStateTests
{
    [Fact]
    public void The_cursor_stays_on_its_key_and_at_its_height_when_keys_come_above_it()
    {
        var explorer = TestExplorer.Live(Keys(100, 200)).Press("T").GoTo("key150");
        var height = Height(explorer);
        for (var i = 0; i < 30; i++)
        {
            explorer.PutElsewhere($"key0{i}", "new", 1001 + i);
        }

        AssertAt(explorer, "key150", height);
    }

    [Fact]
    public void The_cursor_stays_on_its_key_and_at_its_height_when_keys_go_above_it()
    {
        var explorer = TestExplorer.Live(Keys(100, 200)).Press("T").GoTo("key180");
        var height = Height(explorer);
        for (var i = 100; i < 130; i++)
        {
            explorer.DeletedElsewhere($"key{i}", 1001 + i);
        }

        AssertAt(explorer, "key180", height);
    }

    [Fact]
    public void The_cursor_stays_on_its_key_when_a_branch_above_it_is_listed_anew()
    {
        var explorer = TestExplorer.Live("/a/1", "/a/2", "/b/1", "/b/2").GoTo("/b/2");
        explorer.PutElsewhere("/a/0", "", 1001).PutElsewhere("/0/0", "", 1002);
        Assert.Equal("/b/2", explorer.Cursor);
        Assert.Equal(["+ /0/", "+ /a/", "- /b/", "  /b/1", "  /b/2"], explorer.Rows);
    }

    [Fact]
    public void When_the_key_under_the_cursor_is_deleted_its_row_stays_and_is_as_before_when_the_key_returns()
    {
        var explorer = TestExplorer.Live("a", "b", "c").GoTo("b").DeletedElsewhere("b", 1001);
        Assert.Equal("b", explorer.Cursor);
        Assert.Equal(["a", "x b", "c"], explorer.Rows);
        Assert.Equal("b", explorer.PutElsewhere("b", "again", 1002).Cursor);
        Assert.Equal(["a", "b", "c"], explorer.Rows);
    }

    [Fact]
    public void When_the_last_key_goes_any_move_ends_its_row_and_the_cursor_is_on_the_one_before()
    {
        var explorer = TestExplorer.Live("a", "b", "c").Press("G").DeletedElsewhere("c", 1001);
        Assert.Equal("c", explorer.Cursor);
        Assert.Equal("b", explorer.Press("down").Cursor);
        Assert.Equal("", explorer.DeletedElsewhere("b", 1002).DeletedElsewhere("a", 1003).Press("down").Cursor);
        Assert.Empty(explorer.Rows);
    }

    [Fact]
    public void A_branch_that_becomes_the_only_one_later_stays_folded()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1");
        explorer.DeletedElsewhere("/a/1", 1001).Press("down");
        Assert.Equal(["+ /b/"], explorer.Rows);
        Assert.Equal(["+ /a/"], TestExplorer.Live("/a/1", "/b/1").DeletedElsewhere("/b/1", 1001).Rows);
    }

    [Fact]
    public void A_single_branch_is_unfolded_at_the_start_down_to_where_it_forks() =>
        Assert.Equal(["- /app/", "  + /app/db/", "  + /app/svc/"], TestExplorer.Live("/app/db/a", "/app/svc/b").Rows);

    [Fact]
    public void A_large_keyspace_that_is_listed_in_parts_begins_with_the_same_rows_as_one_that_is_listed_at_once()
    {
        string[] keys = ["/a/1", "/a/2", "/b/1"];
        var explorer = new TestExplorer();
        explorer.Mirror(new WatchUpdate.Listing(1000, 0, null)).Mirror(Page(keys[..2]));
        Assert.Equal(["- /a/", "  /a/1", "  /a/2"], explorer.Rows);
        explorer.Mirror(Page(keys[2..]));
        Assert.Equal(["+ /a/", "+ /b/"], explorer.Rows);
        explorer.Mirror(new WatchUpdate.Listed(1000)).Mirror(new WatchUpdate.Connected(Sample.Endpoint, default));
        Assert.Equal(TestExplorer.Live(keys).Rows, explorer.Rows);
    }

    [Fact]
    public void What_was_chosen_while_the_keys_were_listed_stays_when_the_rest_comes()
    {
        var explorer = new TestExplorer();
        explorer.Mirror(new WatchUpdate.Listing(1000, 0, null)).Mirror(Page("/a/1", "/a/2")).Press("down").Mirror(Page("/b/1"));
        Assert.Equal(["- /a/", "  /a/1", "  /a/2", "+ /b/"], explorer.Rows);
        Assert.Equal("/a/1", explorer.Cursor);
    }

    [Fact]
    public void A_prefix_that_is_alone_when_all_has_been_listed_stays_unfolded_whatever_comes_later()
    {
        var explorer = TestExplorer.Live("/a/1").PutElsewhere("/b/1", "", 1001);
        Assert.Equal(["- /a/", "  /a/1", "+ /b/"], explorer.Rows);
    }

    [Fact]
    public void Before_the_cursor_was_moved_it_is_on_the_first_row_whatever_arrives()
    {
        var explorer = TestExplorer.Live("m", "n").PutElsewhere("a", "", 1001);
        Assert.Equal("a", explorer.Cursor);
    }

    [Fact]
    public void Switching_between_tree_and_list_keeps_the_cursor_on_its_key()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1", "/b/2", "/c/1").GoTo("/b/2").Press("T");
        Assert.Equal(("/b/2", 4), (explorer.Cursor, explorer.Rows.Length));
        Assert.Equal("/b/2", explorer.Press("T").Cursor);
    }

    [Fact]
    public void From_the_list_to_the_tree_the_key_under_the_cursor_is_unfolded()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1", "/b/2", "/c/1").Press("T down down T");
        Assert.Equal("/b/2", explorer.Cursor);
        Assert.Equal(["+ /a/", "- /b/", "  /b/1", "  /b/2", "+ /c/"], explorer.Rows);
    }

    [Fact]
    public void From_the_tree_to_the_list_and_back_a_prefix_stays_folded()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1", "/b/2", "/c/1").Press("down T");
        Assert.Equal("/b/1", explorer.Cursor);
        Assert.Equal("/b/", explorer.Press("T").Cursor);
        Assert.Equal(["+ /a/", "+ /b/", "+ /c/"], explorer.Rows);
    }

    private static WatchUpdate.Page Page(params string[] keys) => new(1000, Sample.Page([.. keys.Select(key => Sample.Pair(key, ""))]));

    private static string[] Keys(int first, int end) => [.. Enumerable.Range(first, end - first).Select(i => $"key{i}")];

    private static int Height(TestExplorer explorer) => explorer.State.Browse.List.Selected - explorer.State.Browse.List.Offset;

    private static void AssertAt(TestExplorer explorer, string key, int height)
    {
        explorer.AssertThat(explorer.Cursor == key, $"the cursor is on {explorer.Cursor}");
        explorer.AssertThat(Height(explorer) == height, $"{key} is in row {Height(explorer)}, not {height}");
    }
}
