using KvTui.Core.Scans;
using KvTui.Core.Scans.Search;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

public sealed class FindTests
{
    [Theory]
    [InlineData("find url", "", SearchIn.Keys)]
    [InlineData("find in:/app/ values re:n.{2}dle", "/app/", SearchIn.Values)]
    public void The_command_searches_everything_or_below_the_prefix_that_is_given(string line, string prefix, SearchIn where)
    {
        var explorer = Open().GoTo("/app/db/url").Command(line);
        var request = (ScanRequest.Find)explorer.Last<Effect.StartScan>().Request;
        Assert.Equal((prefix, where), (request.Prefix.ToString(), request.Where));
        explorer.Top<Layer.Found>();
    }

    [Fact]
    public void Without_a_pattern_it_asks_for_one_below_the_prefix_that_the_cursor_is_in()
    {
        var explorer = Open().GoTo("/app/db/url").Command("find");
        Assert.Equal((PromptKind.Find, "in:/app/db/ "), (explorer.Top<Layer.Prompt>().Kind, explorer.Top<Layer.Prompt>().Text));
        explorer.Type("url").Press("enter");
        Assert.Equal("/app/db/", ((ScanRequest.Find)explorer.Last<Effect.StartScan>().Request).Prefix.ToString());
    }

    [Fact]
    public void A_mistake_in_the_line_is_named_and_nothing_is_searched()
    {
        var explorer = Open().Command("find").Type("re:(");
        explorer.AssertSays("not a regular expression");
        explorer.Press("enter");
        explorer.Top<Layer.Prompt>();
        explorer.Press("esc").Command("find hex:0");
        Assert.Contains("two hexadecimal digits", explorer.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.StartScan);
    }

    [Fact]
    public void A_prefix_outside_the_root_is_refused_and_all_is_what_is_below_the_root()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/") }).Listed("/app/a").Command("find in:/etc/ x");
        Assert.Contains("confined", explorer.Notice, StringComparison.Ordinal);
        explorer.Command("find x");
        Assert.Equal("/app/", ((ScanRequest.Find)explorer.Last<Effect.StartScan>().Request).Prefix.ToString());
    }

    [Fact]
    public void Enter_goes_to_the_hit_and_the_hits_come_back_without_a_search()
    {
        var explorer = Open().Command("find sessions").FindReads(ScanSample.Status(ScanPhase.Complete, 406)).Press("down down enter").Answer();
        Assert.Equal(("/app/sessions/0002", null), (explorer.Cursor, explorer.State.TopLayer));
        explorer.Command("find");
        Assert.Equal(2, explorer.State.Scans.Found!.List.Selected);
        explorer.Top<Layer.Found>();
        Assert.Single(explorer.Effects, effect => effect is Effect.StartScan);
        explorer.Press("/");
        Assert.Equal("sessions", explorer.Top<Layer.Prompt>().Text);
        explorer.Press("ctrl+u").Type("url").Press("enter");
        Assert.Equal((2, 1), (explorer.Effects.Count(effect => effect is Effect.StartScan), explorer.State.Layers.Count));
    }

    [Fact]
    public void A_search_that_is_cancelled_or_left_says_how_far_it_came()
    {
        var explorer = Open().Command("find sessions").FindReads(ScanSample.Status(ScanPhase.Running, 200));
        explorer.AssertShows("searched 200 of 406 keys");
        var left = explorer.Copy().Press("esc");
        left.Last<Effect.CancelScan>();
        left.Command("find").AssertShows("stopped at 200 of 406 keys");
        explorer.Press("ctrl+c").AssertShows("stopped at 200 of 406 keys");
        explorer.AssertShows("The rest was not searched.");
        explorer.FindReads(ScanSample.Status(ScanPhase.Complete, 406)).AssertShows("stopped at 200 of 406 keys");
    }

    [Fact]
    public void A_hit_that_is_gone_from_the_list_says_so()
    {
        var explorer = Open().Command("find url").FindReads(ScanSample.Status(ScanPhase.Complete, 406)).DeletedElsewhere("/app/db/url", 1050).Press("enter");
        Assert.Contains("is not in the list of keys", explorer.Notice, StringComparison.Ordinal);
    }

    private static TestExplorer Open() => new TestExplorer().Listed(ScanSample.Pairs);
}
