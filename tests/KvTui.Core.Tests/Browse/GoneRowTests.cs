using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Browse;

/// <summary>A row whose key is deleted under the cursor stays until the cursor is moved, and no key acts on a neighbour.</summary>
public sealed class GoneRowTests
{
    private static readonly string[] Keys = ["/app/db/pool", "/app/db/url", "/app/svc/a", "/etc/x", "top"];

    /// <summary>The row is in the tree, in the flat list, and in a filtered list.</summary>
    public static TheoryData<string> Lists => ["tree", "flat", "filtered"];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_deleted_key_keeps_its_row_with_a_mark_until_the_cursor_is_moved(string list)
    {
        var explorer = OnPool(list);
        var (place, rows) = (explorer.State.Browse.List, explorer.Rows.Length);
        explorer.DeletedElsewhere("/app/db/pool", 1001);
        Assert.Equal("/app/db/pool", explorer.Cursor);
        Assert.Equal(place, explorer.State.Browse.List);
        Assert.Equal(rows, explorer.Rows.Length);
        explorer.AssertShows("deleted at r1001");
        explorer.AssertShows("✗");
        explorer.AssertShows("/app/db/pool was deleted at r1001.");
        Assert.Equal("/app/db/url", explorer.Press("down").Answer().Cursor);
        Assert.Equal(rows - 1, explorer.Rows.Length);
        explorer.AssertHides("deleted at r1001");
        explorer.AssertShows("Value ─ /app/db/url");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void No_key_acts_on_a_neighbour_of_a_deleted_key(string list)
    {
        foreach (var key in new[] { "d", "del", "f8", "D", "e" })
        {
            var explorer = OnPool(list).DeletedElsewhere("/app/db/pool", 1001);
            explorer.Effects.Clear();
            explorer.Press(key);
            Assert.True(explorer.Notice == "/app/db/pool was deleted at r1001. Move the cursor to go on.", $"{key}: {explorer.Notice}");
            Assert.Empty(explorer.State.Layers);
            Assert.Null(explorer.State.Detail.Edit);
            Assert.Empty(explorer.Effects);
        }

        foreach (var key in new[] { "enter", "right", "l" })
        {
            var explorer = OnPool(list).DeletedElsewhere("/app/db/pool", 1001).Press(key);
            Assert.Equal("/app/db/pool was deleted at r1001. Move the cursor to go on.", explorer.Notice);
            Assert.Equal((Pane.Keys, "/app/db/pool"), (explorer.State.Focus, explorer.Cursor));
        }
    }

    [Fact]
    public void What_only_reads_names_the_deleted_key_or_says_that_there_is_no_value()
    {
        var explorer = OnPool("tree").DeletedElsewhere("/app/db/pool", 1001);
        Assert.Equal("/app/db/pool"u8, explorer.Press("y").Last<Effect.Copy>().Text.Span);
        explorer.Effects.Clear();
        Assert.Equal("There is no value in the pane to copy.", explorer.Press("Y").Notice);
        Assert.Equal("There is no masked value in the pane.", explorer.Press("u").Notice);
        Assert.Equal("There is no value in the pane.", explorer.Press("2 m").Notice);
        Assert.Equal("/app/db/pool was deleted at r1001. Move the cursor to go on.", explorer.Press("e").Notice);
        Assert.Equal("/app/db/pool was deleted at r1001. Move the cursor to go on.", explorer.Press("d").Notice);
        explorer.Press("t").AssertShows("/app/db/pool was deleted at r1001.");
        Assert.Empty(explorer.Effects);
        Assert.Equal("/app/db/", explorer.Press("1 n").Top<Layer.Prompt>().Text);
    }

    [Fact]
    public void A_key_deleted_here_keeps_its_row_too()
    {
        var explorer = OnPool("tree").Press("d tab enter");
        explorer.WriteEnds(new WriteOutcome.Applied(1001, null, 1)).DeletedElsewhere("/app/db/pool", 1001);
        Assert.Equal("/app/db/pool", explorer.Cursor);
        Assert.Equal("/app/db/pool deleted at r1001", explorer.Notice);
        Assert.Equal("/app/db/pool was deleted at r1001. Move the cursor to go on.", explorer.Press("d").Notice);
    }

    [Fact]
    public void A_prefix_that_vanished_keeps_its_row_folded_and_counts_nothing()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/db/");
        explorer.DeletedElsewhere("/app/db/pool", 1001).DeletedElsewhere("/app/db/url", 1002);
        Assert.Equal(["- /app/", "  x /app/db/", "  + /app/svc/", "+ /etc/", "top"], explorer.Rows);
        explorer.AssertShows("/app/db/ was deleted at r1002.");
        Assert.Equal(1, explorer.State.Browse.Rows[0].Count);
        Assert.Equal("/app/db/ was deleted at r1002. Move the cursor to go on.", explorer.Press("d").Notice);
        Assert.Equal("/app/db/ was deleted at r1002. Move the cursor to go on.", explorer.Press("enter").Notice);
        Assert.Equal("/app/svc/", explorer.Press("down").Cursor);
        Assert.Equal(["- /app/", "  + /app/svc/", "+ /etc/", "top"], explorer.Rows);
    }

    [Fact]
    public void A_prefix_that_returns_is_unfolded_as_it_was()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/svc/").DeletedElsewhere("/app/svc/a", 1001).PutElsewhere("/app/svc/b", "", 1002);
        Assert.Equal(["- /app/", "  + /app/db/", "  - /app/svc/", "    /app/svc/b", "+ /etc/", "top"], explorer.Rows);
        Assert.Equal("/app/svc/", explorer.Cursor);
    }

    [Fact]
    public void What_went_with_the_last_key_of_a_prefix_stays_while_the_cursor_is_in_it()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/svc/a").DeletedElsewhere("/app/svc/a", 1001);
        Assert.Equal(["- /app/", "  + /app/db/", "  x /app/svc/", "    x /app/svc/a", "+ /etc/", "top"], explorer.Rows);
        Assert.Equal("/app/svc/", explorer.Press("left").Cursor);
        Assert.Equal(["- /app/", "  + /app/db/", "  x /app/svc/", "+ /etc/", "top"], explorer.Rows);
        Assert.Equal("/app/svc/ was deleted at r1001. Move the cursor to go on.", explorer.Press("D").Notice);
        Assert.Equal("/app/", explorer.Press("left").Cursor);
        Assert.Equal(["- /app/", "  + /app/db/", "+ /etc/", "top"], explorer.Rows);
    }

    [Fact]
    public void A_row_that_was_never_moved_to_stays_as_well()
    {
        var explorer = TestExplorer.Live("a", "b").DeletedElsewhere("a", 1001);
        Assert.Equal(["x a", "b"], explorer.Rows);
        Assert.Equal("a", explorer.Cursor);
    }

    [Fact]
    public void A_listing_that_does_not_have_the_key_says_as_of_when()
    {
        var explorer = OnPool("tree").Listed([.. Keys[1..].Select(key => Sample.Pair(key, key))], 1500);
        Assert.Equal("/app/db/pool", explorer.Cursor);
        explorer.AssertShows("gone as of r1500");
        explorer.AssertShows("/app/db/pool is gone as of r1500.");
    }

    [Fact]
    public void A_listing_that_begins_anew_takes_nothing_for_deleted()
    {
        var explorer = new TestExplorer().Mirror(new WatchUpdate.Listing(10, 3, null)).Mirror(Page("a", "b", "c")).Press("G");
        explorer.Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1)));
        explorer.Mirror(new WatchUpdate.Listing(11, 3, null)).Mirror(Page("a"));
        Assert.Equal(["a"], explorer.Rows);
        Assert.Equal("c", explorer.Mirror(Page("b", "c")).Cursor);
    }

    [Fact]
    public void A_key_that_may_no_longer_be_read_is_not_called_deleted()
    {
        var explorer = OnPool("tree").Send(new AccessMessage(Only("/etc/")));
        Assert.Equal("/app/db/pool", explorer.Cursor);
        explorer.AssertShows("no longer readable");
        explorer.AssertHides("deleted");
        Assert.Null(explorer.State.Detail.Value);
        Assert.Equal("/app/db/pool is no longer readable. Move the cursor to go on.", explorer.Press("d").Notice);
    }

    [Fact]
    public void A_key_that_is_deleted_and_put_in_one_batch_is_not_gone_and_one_that_is_put_and_deleted_is()
    {
        var explorer = OnPool("tree");
        explorer.Mirror(new WatchUpdate.Events(1002, [Change(WatchEventKind.Delete, 1001), Change(WatchEventKind.Put, 1002)]));
        explorer.AssertHides("✗");
        explorer.Mirror(new WatchUpdate.Events(1004, [Change(WatchEventKind.Put, 1003), Change(WatchEventKind.Delete, 1004)]));
        explorer.AssertShows("deleted at r1004");
    }

    [Fact]
    public void A_click_on_the_row_opens_nothing_and_one_on_another_goes_there()
    {
        var explorer = OnPool("tree").Press("f2").DeletedElsewhere("/app/db/pool", 1001);
        explorer.Send(new UserMessage.RowClicked(2, Opens: true));
        Assert.Equal("/app/db/pool was deleted at r1001. Move the cursor to go on.", explorer.Notice);
        explorer.Send(new UserMessage.RowClicked(3, Opens: false));
        Assert.Equal("/app/db/url", explorer.Cursor);
    }

    [Fact]
    public void In_ascii_the_mark_is_an_x()
    {
        var ascii = TerminalCapabilities.Modern with { Utf8 = false };
        var explorer = new TestExplorer(capabilities: ascii).Listed("a", "b").DeletedElsewhere("a", 1001);
        explorer.AssertShows("x a             deleted at r1001");
    }

    [Fact]
    public void Ending_a_filter_keeps_the_row_and_typing_another_lets_it_go()
    {
        var explorer = OnPool("filtered").DeletedElsewhere("/app/db/pool", 1001);
        Assert.Equal("/app/db/pool", explorer.Copy().Press("esc").Cursor);
        Assert.Contains("    x /app/db/pool", explorer.Copy().Press("esc").Rows);
        Assert.Equal(["/app/db/url"], explorer.Press("/").Type("/u").Rows);
    }

    private static TestExplorer OnPool(string list)
    {
        var explorer = TestExplorer.Live(Keys);
        explorer = list switch
        {
            "flat" => explorer.Press("T"),
            "filtered" => explorer.Press("/").Type("db").Press("enter"),
            _ => explorer.GoTo("/app/db/pool"),
        };
        Assert.Equal("/app/db/pool", explorer.Answer().Cursor);
        return explorer;
    }

    private static WatchEvent Change(WatchEventKind kind, long revision) => new(kind, Sample.Pair("/app/db/pool", "v", revision), null);

    private static WatchUpdate.Page Page(params string[] keys) => new(10, Sample.Page([.. keys.Select(key => Sample.Pair(key, ""))]));

    private static AccessRights Only(string prefix) => AccessRights.Of("bob", [AccessSample.Grant(prefix)]);
}
