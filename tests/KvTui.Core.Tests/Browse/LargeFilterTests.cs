using KvTui.Core.Browse;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Browse;

/// <summary>A filter on more keys than can be searched at once.</summary>
public sealed class LargeFilterTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 20_000).Select(i => $"/jobs/{i / 100:D3}/job-{i:D5}")];

    [Fact]
    public void A_filter_is_echoed_at_once_and_the_rows_stay_until_something_is_found()
    {
        var explorer = Wide(Keys);
        var rows = explorer.Rows;
        explorer.Press("/").Type("job-123");
        Assert.Equal(rows, explorer.Rows);
        explorer.AssertShows("Keys ─ /job-123");
        explorer.AssertShows("earlier rows, 0 searched …");
        explorer.Send(new OperationMessage.Filtered(Asked(explorer).Generation, KeyIndex.Empty, 4096, false));
        Assert.Equal(rows, explorer.Rows);
        explorer.AssertShows("earlier rows, 4 096 searched …");
    }

    [Fact]
    public void Hits_are_shown_as_they_come_with_what_was_searched_for_them()
    {
        var explorer = Wide(Keys).Press("/").Type("00");
        var (asked, all) = (Asked(explorer), Found(explorer));
        explorer.Send(new OperationMessage.Filtered(asked.Generation, KeyIndex.Empty.Append([all[0], all[1]]), 8192, false));
        Assert.Equal([all[0].Key.ToString(), all[1].Key.ToString()], explorer.Rows);
        explorer.AssertShows("2 of 8 192 searched …");
        Answer(explorer);
        Assert.Equal(all.Count, explorer.Rows.Length);
        explorer.AssertShows($"{Quantities.Count(all.Count)} of 20 000");
        Assert.Null(explorer.State.Browse.Matches.Scan);
    }

    [Fact]
    public void Nothing_found_is_said_only_when_all_has_been_searched()
    {
        var explorer = Answer(Wide(Keys).Press("/").Type("x"));
        explorer.AssertShows("No match");
        explorer.AssertShows("0 of 20 000");
    }

    [Fact]
    public void While_the_next_letter_is_searched_for_the_rows_of_the_text_before_stay_and_what_was_found_for_it_is_dropped()
    {
        var explorer = Answer(Wide(Keys).Press("/").Type("job-1234"));
        var (rows, asked) = (explorer.Rows, Asked(explorer));
        explorer.Type("5");
        Assert.Equal(rows, explorer.Rows);
        explorer.AssertShows("earlier rows");
        explorer.Send(new OperationMessage.Filtered(asked.Generation, KeyIndex.Empty, 20_000, true));
        Assert.Equal(rows, explorer.Rows);
        Assert.Equal(["/jobs/123/job-12345"], Answer(explorer).Rows);
    }

    [Fact]
    public void Changes_while_a_scan_runs_are_in_its_result()
    {
        var explorer = Wide(Keys).Press("/").Type("job-1234");
        explorer.DeletedElsewhere("/jobs/123/job-12345", 1001).PutElsewhere("/jobs/job-1234-new", "", 1002).PutElsewhere("/other", "", 1003);
        Answer(explorer);
        Assert.Equal([.. Enumerable.Range(12340, 10).Where(i => i != 12345).Select(i => $"/jobs/123/job-{i}"), "/jobs/job-1234-new"], explorer.Rows);
        explorer.AssertShows("10 of 20 001");
    }

    [Fact]
    public void Esc_cancels_the_scan_and_shows_all()
    {
        var explorer = Wide(Keys).Press("/").Type("job-1");
        var (asked, found) = (Asked(explorer), Found(explorer));
        explorer.Press("esc");
        Assert.IsType<Effect.CancelFilter>(explorer.Effects[^1]);
        explorer.Send(new OperationMessage.Filtered(asked.Generation, found, 20_000, true));
        Assert.Contains("  + /jobs/000/", explorer.Rows);
        Assert.Equal(FilterState.None with { Generation = explorer.State.Browse.Matches.Generation }, explorer.State.Browse.Matches);
    }

    [Fact]
    public void Enter_keeps_the_scan_that_runs()
    {
        var explorer = Wide(Keys).Press("/").Type("job-1");
        var asked = Asked(explorer);
        Assert.Same(asked, Asked(explorer.Press("enter")));
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.CancelFilter);
    }

    [Fact]
    public void A_filter_covers_what_is_loaded_and_says_so_and_only_what_comes_is_searched()
    {
        var explorer = new TestExplorer(size: new(200, 30)).Mirror(new WatchUpdate.Listing(1000, 30_000, null)).Mirror(Page(0, 10_000));
        Answer(explorer.Press("/").Type("5000"));
        explorer.AssertShows("1 of 10 000 loaded, 30 000 in all");
        explorer.Mirror(Page(10_000, 30_000));
        var asked = Asked(explorer);
        Assert.Equal((10_000, 30_000), (asked.First, asked.Keys.Count));
        explorer.AssertShows("1 of 10 000 loaded, 30 000 in all");
        Answer(explorer).Mirror(new WatchUpdate.Listed(1000)).Mirror(new WatchUpdate.Connected(Sample.Endpoint, default));
        Assert.Equal(["/jobs/050/job-05000", "/jobs/150/job-15000", "/jobs/250/job-25000"], explorer.Rows);
        explorer.AssertShows("3 of 30 000");
    }

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public void As_many_keys_as_can_be_are_searched_at_once_and_of_more_a_scan_is_asked_for(int count, bool isAtOnce)
    {
        var first = Wide(Keys[..count]).Press("/").Type("job-00");
        Assert.Equal(isAtOnce, first.State.Browse.Matches.Scan is null);
        Assert.Equal(isAtOnce, first.State.Browse.Matches.Found.Count == 1000);

        var more = new TestExplorer(size: new(200, 30)).Mirror(new WatchUpdate.Listing(1000, 30_000, null)).Mirror(Page(0, 1000)).Press("/").Type("job-0");
        Assert.Equal(isAtOnce, more.Mirror(Page(1000, 1000 + count)).State.Browse.Matches.Scan is null);
        Assert.Equal(isAtOnce ? 1000 + count : 1000, more.State.Browse.Matches.Found.Count);
    }

    [Fact]
    public void In_a_narrow_pane_the_text_is_cut_before_what_it_covers()
    {
        var explorer = Wide(Keys).Resize(80, 24).Press("/").Type("re:job-1.*with-a-long-end");
        explorer.AssertShows("earlier …");
        explorer.AssertShows("/re:job-1");
    }

    private static TestExplorer Wide(string[] keys) => new TestExplorer(size: new(200, 30)).Listed(keys);

    private static WatchUpdate.Page Page(int first, int end) =>
        new(1000, Sample.Page([.. Enumerable.Range(first, end - first).Select(i => Sample.Pair($"/jobs/{i / 100:D3}/job-{i:D5}", ""))]));

    private static Effect.Filter Asked(TestExplorer explorer) => explorer.Last<Effect.Filter>();

    /// <summary>What the scan that was asked for last will find.</summary>
    private static KeyIndex Found(TestExplorer explorer)
    {
        var asked = Asked(explorer);
        var pass = new FilterPass(asked.Keys, asked.First, asked.Keys.Count, asked.By);
        Assert.True(pass.Go(int.MaxValue));
        return pass.Found;
    }

    private static TestExplorer Answer(TestExplorer explorer)
    {
        var asked = Asked(explorer);
        return explorer.Send(new OperationMessage.Filtered(asked.Generation, Found(explorer), asked.Keys.Count - asked.First, true));
    }
}
