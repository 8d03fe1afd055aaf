namespace KvTui.Core.Tests.Explorer.Dispatch;

public sealed class NoticeTests
{
    [Fact]
    public void A_notice_goes_when_its_time_is_over_and_the_hints_come_back()
    {
        var explorer = TestExplorer.Live("a").Press("f2");
        explorer.AssertShows("mouse on");
        explorer.Pass(TimeSpan.FromSeconds(3)).AssertShows("mouse on");
        explorer.Pass(TimeSpan.FromSeconds(1)).AssertHides("mouse on");
        explorer.AssertShows("/ filter");
    }

    [Fact]
    public void A_warning_stays_longer_than_an_information()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").Press("e").Pass(TimeSpan.FromSeconds(11));
        explorer.AssertShows("There is no key under the cursor");
        explorer.Pass(TimeSpan.FromSeconds(1)).AssertHides("There is no key under the cursor");
    }

    [Fact]
    public void A_notice_never_carries_control_characters() =>
        Assert.Equal("a␛[31m␊b", TestExplorer.Live("a").Send(new OperationMessage.Told("a\e[31m\nb")).Notice);

    [Fact]
    public void A_notice_that_is_too_long_shows_its_beginning()
    {
        var explorer = TestExplorer.Live("a").Send(new OperationMessage.Told("It begins here " + new string('x', 300)));
        explorer.AssertShows("It begins here");
    }

    [Fact]
    public void A_notice_too_long_for_the_status_line_is_shown_whole_and_not_over_the_row_the_user_is_at()
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(10, 40).Select(i => $"k{i}")]).Send(new OperationMessage.Told("It begins here" + string.Concat(Enumerable.Repeat(" word", 30))));
        Assert.Equal(13, LineOf(explorer, "It begins here word"));
        Assert.Equal(23, LineOf(explorer, "live r1000"));
        explorer.Press("G");
        Assert.Equal((1, 17), (LineOf(explorer, "It begins here word"), LineOf(explorer, " k49 ")));
        explorer.Press("esc").AssertHides("It begins here");
    }

    [Fact]
    public void A_dialog_is_not_covered_by_a_notice()
    {
        var explorer = TestExplorer.Live("a", "b").Send(new OperationMessage.Told(string.Concat(Enumerable.Repeat("word ", 60)))).Press("d");
        explorer.AssertShows("[ Keep ]    Delete");
        explorer.Press("esc").AssertShows("word word");
    }

    private static int LineOf(TestExplorer explorer, string text) => Array.FindIndex(explorer.Screen.Split('\n'), line => line.Contains(text, StringComparison.Ordinal));
}
