using KvTui.App.Messages;
using KvTui.App.Tests.Explorer;

namespace KvTui.App.Tests.Update;

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
}
