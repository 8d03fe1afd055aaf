using KvTui.Core.Remembering;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Bookmarks;

/// <summary>Places worth going back to: what is bookmarked, and where one was.</summary>
public sealed class BookmarkTests
{
    [Fact]
    public void A_key_or_a_folder_is_bookmarked_and_no_longer()
    {
        var explorer = Known("/a/k", "/b").GoTo("/a/k").Press("b");
        Assert.Equal("bookmarked: /a/k (B lists bookmarks)", explorer.Notice);
        explorer.GoTo("/a/").Press("b");
        Assert.Equal(["/a/", "/a/k"], Bookmarks(explorer));
        Assert.Equal("no longer bookmarked: /a/", explorer.Press("b").Notice);
        Assert.Equal(["/a/k"], Bookmarks(explorer));
        Assert.Equal(explorer.State.Places, explorer.Last<Effect.Remember>().Remembered.Places);
    }

    [Fact]
    public void The_list_has_bookmarks_first_then_recent_places_and_goes_there()
    {
        var explorer = Known("/a/k", "/b", "/c").GoTo("/b").GoTo("/a/k").GoTo("/c").Press("b").GoTo("/b").Press("B");
        Assert.Equal(["/c bookmark", "/b recent", "/a/k recent"], Listed(explorer));
        Assert.Equal("/a/k", explorer.Press("down down enter").Cursor);
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("/c", explorer.Press("B").Type("C").Press("enter").Cursor);
    }

    [Fact]
    public void Del_removes_from_the_list_and_leaves_the_key()
    {
        var explorer = Known("/a", "/b").GoTo("/a").Press("b").GoTo("/b").Press("B down del");
        Assert.Equal(["/a bookmark"], Listed(explorer));
        Assert.Equal(["/a recent"], Listed(explorer.Press("del")));
        Assert.Empty(Listed(explorer.Press("del del")));
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Null(explorer.Press("enter esc").State.TopLayer);
    }

    [Fact]
    public void What_is_opened_or_edited_becomes_a_recent_place_once()
    {
        var explorer = Known("/a", "/b", "/c").Press("down enter").Answer().Press("left down e").Answer().Press("esc B");
        Assert.Equal(["/c recent", "/b recent"], Listed(explorer));
    }

    [Fact]
    public void What_is_masked_is_no_recent_place()
    {
        var explorer = Known(Sample.Settings with { Mask = KeyMask.Of(["/s*"]) }, "/a", "/secret").GoTo("/secret").Press("enter").Answer().GoTo("/a").Press("B");
        Assert.Equal(["/a recent"], Listed(explorer));
    }

    [Fact]
    public void A_bookmark_whose_key_is_gone_says_so()
    {
        var explorer = Known("/a", "/b").GoTo("/b").Press("b").DeletedElsewhere("/b", 1001).GoTo("/a").Press("B enter");
        explorer.AssertSays("/b does not exist");
    }

    [Fact]
    public void Of_what_is_stored_the_explorer_shows_what_it_may()
    {
        var explorer = Known(Sample.Settings with { Root = EtcdKey.FromText("/a/") }, "/a/k", "/a/l");
        explorer.Send(new OperationMessage.Recalled(new(explorer.State.Places.ClusterId, [EtcdKey.FromText("/b"), EtcdKey.FromText("/a/l")], [])));
        Assert.Equal(["/a/l bookmark"], Listed(explorer.Press("B")));
        Assert.Equal(["/a/l", "/b"], Bookmarks(explorer).Order());
    }

    [Fact]
    public void What_was_noted_before_the_stored_places_came_is_kept_beside_them()
    {
        var explorer = TestExplorer.Live("/a", "/b").Send(new ClusterMessage(Sample.Healthy())).GoTo("/b").Press("b B");
        Assert.Empty(explorer.Effects.OfType<Effect.Remember>());
        explorer.Send(new OperationMessage.Recalled(new(explorer.State.Places.ClusterId, [EtcdKey.FromText("/a")], [])));
        Assert.Equal(["/b bookmark", "/a bookmark"], Listed(explorer));
        Assert.Equal(["/a"], explorer.Last<Effect.Remember>().Before.Bookmarks.Select(static key => key.ToString()));
        explorer.Send(new OperationMessage.Recalled(KnownPlaces.Of(7)));
        Assert.Equal(2, Bookmarks(explorer).Count);
    }

    [Fact]
    public void There_are_so_many_bookmarks_and_no_more()
    {
        var explorer = Known("/a", "/b");
        explorer.Send(new OperationMessage.Recalled(new(explorer.State.Places.ClusterId, [.. Enumerable.Range(0, 200).Select(static i => EtcdKey.FromText($"/k{i}"))], [])));
        Assert.Contains("200 bookmarks", explorer.Press("b").Notice, StringComparison.Ordinal);
        Assert.Equal(200, Bookmarks(explorer).Count);
    }

    [Fact]
    public void Of_a_cluster_that_is_not_known_nothing_is_bookmarked() =>
        Assert.Contains("not known yet", new TestExplorer().Press("B").Notice, StringComparison.Ordinal);

    private static TestExplorer Known(params string[] keys) => Known(Sample.Settings, keys);

    private static TestExplorer Known(ExplorerSettings settings, params string[] keys)
    {
        var explorer = new TestExplorer(settings: settings).Listed(keys).Send(new ClusterMessage(Sample.Healthy()));
        return explorer.Send(new OperationMessage.Recalled(KnownPlaces.Of(explorer.State.Places.ClusterId)));
    }

    private static List<string> Bookmarks(TestExplorer explorer) => [.. explorer.State.Places.Bookmarks.Select(static key => key.ToString())];

    private static IEnumerable<string> Listed(TestExplorer explorer) =>
        Assert.IsType<Layer.Palette>(explorer.State.TopLayer).State.Matches.Select(static item => $"{item.Name} {item.Keys}");
}
