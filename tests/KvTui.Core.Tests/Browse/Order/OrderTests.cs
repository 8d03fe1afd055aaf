using KvTui.Core.Browse.Order;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse.Order;

/// <summary>The order of the keys and the columns beside them, as they are chosen.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData(Intent.SortByRevision, "d a c b")]
    [InlineData(Intent.SortByVersion, "b d a c")]
    [InlineData(Intent.SortByLease, "c a b d")]
    [InlineData(Intent.SortByAge, "d a c b")]
    public void Rows_are_in_the_order_of_a_column_and_those_alike_in_the_order_of_their_keys(Intent intent, string rows) =>
        Assert.Equal(rows.Split(' '), Four().Do(intent).Rows);

    [Theory]
    [InlineData(Intent.SortByRevision, "b c a d")]
    [InlineData(Intent.SortByVersion, "a c d b")]
    [InlineData(Intent.SortByKey, "d c b a")]
    public void Reversed_it_is_the_other_way_round_but_what_is_alike_stays_in_the_order_of_keys(Intent intent, string rows) =>
        Assert.Equal(rows.Split(' '), (intent == Intent.SortByKey ? Four() : Four().Do(intent)).Press("S").Rows);

    [Fact]
    public void What_has_nothing_to_sort_by_stands_at_the_end_either_way()
    {
        var explorer = Four().PutElsewhere("b", "12", 1001).PutElsewhere("d", "1234", 1002).Do(Intent.SortBySize);
        Assert.Equal(["d", "b", "a", "c"], explorer.Rows);
        Assert.Equal(["b", "d", "a", "c"], explorer.Press("S").Rows);
        Assert.Contains(":du", Four().Do(Intent.SortBySize).Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_column_chosen_again_reverses() => Assert.Equal(["b", "c", "a", "d"], Four().Do(Intent.SortByRevision).Do(Intent.SortByRevision).Rows);

    [Fact]
    public void The_cursor_stays_on_its_key_also_where_it_has_not_been_moved()
    {
        Assert.Equal("a", Four().Do(Intent.SortByRevision).Cursor);
        Assert.Equal("c", Four().GoTo("c").Do(Intent.SortByRevision).Press("S").Do(Intent.SortByKey).Cursor);
    }

    [Fact]
    public void In_a_tree_each_folder_is_sorted_and_counts_for_what_is_known_of_its_keys()
    {
        var explorer = Tree().Do(Intent.SortByRevision);
        Assert.Equal(["+ /c/", "- /a/", "  /a/2", "  - /a/d/", "    /a/d/2", "    /a/d/1", "  /a/1", "- /b/", "  /b/1"], explorer.Rows);
        Assert.Equal(["- /b/", "  /b/1", "- /a/", "  /a/1", "  - /a/d/", "    /a/d/1", "    /a/d/2", "  /a/2", "+ /c/"], explorer.Press("S").Rows);
        explorer.Do(Intent.SortByKey);
        Assert.Equal(["- /a/", "  /a/1", "  /a/2", "  - /a/d/", "    /a/d/1", "    /a/d/2", "- /b/", "  /b/1", "+ /c/"], explorer.Rows);
    }

    [Fact]
    public void The_sizes_in_a_folder_are_added_up()
    {
        var explorer = Tree().PutElsewhere("/a/1", "123", 1001).PutElsewhere("/a/2", "123", 1002).PutElsewhere("/c/1", "1234", 1003).Do(Intent.SortBySize);
        Assert.Equal("- /a/", explorer.Rows[0]);
        Assert.Equal(6, explorer.State.Browse.Rows[0].Total);
        explorer.AssertShows("6 B");
    }

    [Fact]
    public void Folds_and_what_goes_up_work_as_in_the_order_of_keys()
    {
        var explorer = Tree().Do(Intent.SortByRevision).GoTo("/a/d/1").Press("left");
        Assert.Equal("/a/d/", explorer.Cursor);
        Assert.Equal(["+ /c/", "- /a/", "  /a/2", "  + /a/d/", "  /a/1", "- /b/", "  /b/1"], explorer.Press("left").Rows);
        Assert.Equal("/a/", explorer.Press("left").Cursor);
        Assert.Equal("/c/", explorer.Press("up").Cursor);
        Assert.Equal("/c/2", explorer.Press("right down").Cursor);
    }

    [Fact]
    public void What_a_filter_lets_through_is_sorted_too_and_the_cursor_stays_when_the_filter_ends()
    {
        var explorer = Tree().Do(Intent.SortByRevision).Press("/").Type("1").Press("enter");
        Assert.Equal(["/c/1", "/a/d/1", "/a/1", "/b/1"], explorer.Rows);
        Assert.Equal("/b/1", explorer.Press("down esc").Cursor);
        Assert.Equal("+ /c/", explorer.Rows[0]);
    }

    [Fact]
    public void A_flat_list_is_sorted_as_one() =>
        Assert.Equal(["/c/2", "/c/1", "/a/2", "/a/d/2", "/a/d/1", "/a/1", "/b/1"], Tree().Do(Intent.SortByRevision).Press("T").Rows);

    [Fact]
    public void A_change_is_followed_at_once_and_then_at_most_every_second_with_the_cursor_on_its_key()
    {
        var explorer = Four().Do(Intent.SortByRevision).GoTo("c").Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(["b", "d", "a", "c"], explorer.PutElsewhere("b", "", 1001).Rows);
        explorer.PutElsewhere("a", "", 1002).PutElsewhere("e", "", 1003);
        Assert.Equal(["b", "d", "a", "c"], explorer.Rows);
        Assert.True(explorer.State.NextWakeup() <= explorer.Now + TimeSpan.FromSeconds(1));
        Assert.Equal(["e", "a", "b", "d", "c"], explorer.Pass(TimeSpan.FromSeconds(1)).Rows);
        Assert.Equal("c", explorer.Cursor);
        Assert.False(explorer.Pass(TimeSpan.FromSeconds(5)).State.NextWakeup() <= explorer.Now + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_key_that_goes_under_the_cursor_keeps_its_row()
    {
        var explorer = Four().Do(Intent.SortByRevision).GoTo("a").DeletedElsewhere("a", 1001);
        Assert.Equal(["d", "x a", "c", "b"], explorer.Rows);
        Assert.Equal(["d", "c", "b"], explorer.Press("down").Rows);
        Assert.Equal("c", explorer.Cursor);
    }

    [Fact]
    public void A_new_key_is_gone_to_at_once()
    {
        var explorer = Four().Do(Intent.SortByRevision).PutElsewhere("x", "", 1001).PutElsewhere("y", "", 1002).GoTo("y");
        Assert.Equal(("y", "y"), (explorer.Cursor, explorer.Rows[0]));
    }

    [Theory]
    [InlineData("sort version", "b d a c")]
    [InlineData("sort key", "a b c d")]
    public void The_palette_sorts_by_what_is_named(string line, string rows) =>
        Assert.Equal(rows.Split(' '), Four().Press(":").Type(line).Press("enter").Rows);

    [Fact]
    public void The_palette_says_what_there_is_to_sort_by_and_which_columns_there_are()
    {
        Assert.Contains("key, size, revision, version, lease, age", Four().Press(":").Type("sort name").Press("enter").Notice, StringComparison.Ordinal);
        Assert.Contains("size, revision, version, lease, age", Four().Press(":").Type("columns name").Press("enter").Notice, StringComparison.Ordinal);
        Assert.Equal(KeyColumns.Lease | KeyColumns.Size, Four().Press(":").Type("columns lease size").Press("enter").State.Browse.Columns);
    }

    [Fact]
    public void The_key_of_the_menu_opens_it_with_what_is_chosen_marked()
    {
        var menu = Four().Do(Intent.SortByVersion).Press("s").Top<Layer.ContextMenu>();
        Assert.Equal(Core.Commands.MenuTitle.Sort, menu.Of);
        Assert.True(menu.Chosen.ToHashSet().SetEquals([Intent.SortByVersion, Intent.ShowSize, Intent.ShowRevision]));
        Assert.Equal(KeyColumns.Usual | KeyColumns.Version, Four().Press("s").Do(Intent.ShowVersion).State.Browse.Columns);
    }

    [Fact]
    public void Order_and_columns_are_remembered_for_their_cluster_only()
    {
        var explorer = Four().Send(new ClusterMessage(Sample.Healthy())).Do(Intent.SortByVersion).Press("S").Do(Intent.ShowLease);
        var remembered = explorer.Last<Effect.Remember>().Remembered;
        var view = Assert.Single(remembered.Views);
        Assert.Equal((0xC1UL, new(KeyColumns.Version, true), KeyColumns.Usual | KeyColumns.Lease), (view.Cluster, view.Order, view.Columns));
        var next = new TestExplorer(settings: Sample.Settings with { Remembered = remembered }).Send(new ClusterMessage(Sample.Healthy())).Listed(Pairs);
        Assert.Equal(["a", "c", "d", "b"], next.Rows);
        Assert.Equal(KeyColumns.Usual | KeyColumns.Lease, next.State.Browse.Columns);
        var other = remembered with { Views = [view with { Cluster = 2 }] };
        Assert.Equal(["a", "b", "c", "d"], new TestExplorer(settings: Sample.Settings with { Remembered = other }).Send(new ClusterMessage(Sample.Healthy())).Listed(Pairs).Rows);
        Assert.DoesNotContain(next.Effects, static effect => effect is Effect.Remember);
    }

    [Fact]
    public void A_row_names_the_columns_where_there_is_room_and_something_else_than_usual_is_shown()
    {
        Four().AssertHides("MOD REV");
        Four().Do(Intent.SortByRevision).AssertShows("MOD REV▼");
        Four().Do(Intent.SortByKey).AssertShows("KEY▼");
        Four().Do(Intent.ShowVersion).AssertShows("VER  MOD REV");
        Assert.Equal(Four().State.Layout.Rows(Pane.Keys) - 1, Four().Do(Intent.ShowVersion).State.Layout.Rows(Pane.Keys));
        Four().Resize(60, 10).Do(Intent.ShowVersion).AssertShows("VER  MOD REV");
        Four().Resize(80, 20).Do(Intent.ShowVersion).Press("3 > > > > > > > > > > 1").AssertHides("VER  MOD REV");
    }

    private static IReadOnlyList<KeyValue> Pairs =>
    [
        Sample.Pair("a", "", 300, 1, lease: 7), Sample.Pair("b", "", 100, 9), Sample.Pair("c", "", 200, 1, lease: 5), Sample.Pair("d", "", 400, 2),
    ];

    private static TestExplorer Four() => new TestExplorer().Listed(Pairs);

    private static TestExplorer Tree() => new TestExplorer().Listed(
    [
        Sample.Pair("/a/1", "", 102), Sample.Pair("/a/2", "", 106), Sample.Pair("/a/d/1", "", 103), Sample.Pair("/a/d/2", "", 105),
        Sample.Pair("/b/1", "", 101), Sample.Pair("/c/1", "", 107), Sample.Pair("/c/2", "", 108),
    ]).GoTo("/a/d/1").GoTo("/b/1").GoTo("/a/1");
}
