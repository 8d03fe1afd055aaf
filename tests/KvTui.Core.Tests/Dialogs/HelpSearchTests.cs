using KvTui.Core.Dialogs;

namespace KvTui.Core.Tests.Dialogs;

public sealed class HelpSearchTests
{
    [Fact]
    public void Only_lines_with_the_word_are_left_and_their_headings()
    {
        var explorer = TestExplorer.Live("a").Press("? /").Type("FOLDER");
        Assert.Equal("FOLDER", explorer.Top<Layer.Help>().Filter);
        var page = HelpPage.Of(explorer.State, explorer.Top<Layer.Help>(), ascii: false);
        Assert.Equal(["Moving", "Changing"], page.Sections.Select(static section => section.Title));
        Assert.All(page.Sections[0].Entries, static entry => Assert.Contains("folder", entry.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_are_found_too()
    {
        var explorer = TestExplorer.Live("a").Press("? /").Type("f10");
        var page = HelpPage.Of(explorer.State, explorer.Top<Layer.Help>(), ascii: false);
        Assert.Equal(["menu", "menu of what can be done here"], page.Sections.SelectMany(static section => section.Entries).Select(static entry => entry.Text));
    }

    [Fact]
    public void Enter_keeps_what_was_found_and_letters_are_keys_again()
    {
        var explorer = TestExplorer.Live("a").Press("? /").Type("pane").Press("enter");
        Assert.Equal((false, "pane"), (explorer.Top<Layer.Help>().IsFiltering, explorer.Top<Layer.Help>().Filter));
        Assert.Null(explorer.Press("q q").State.TopLayer);
    }

    [Fact]
    public void Esc_goes_back_step_by_step()
    {
        var explorer = TestExplorer.Live("a").Press("? /").Type("pane").Press("esc");
        Assert.Equal((false, ""), (explorer.Top<Layer.Help>().IsFiltering, explorer.Top<Layer.Help>().Filter));
        explorer.Press("/").Type("key").Press("enter esc");
        Assert.Equal("", explorer.Top<Layer.Help>().Filter);
        Assert.Null(explorer.Press("esc").State.TopLayer);
    }

    [Fact]
    public void A_search_starts_at_the_first_line_found_and_can_be_scrolled()
    {
        var explorer = TestExplorer.Live("a").Resize(40, 10).Press("? pgdn /").Type("e");
        Assert.Equal(0, explorer.Top<Layer.Help>().FirstLine);
        Assert.Equal(1, explorer.Press("down").Top<Layer.Help>().FirstLine);
        Assert.Equal(0, explorer.Send(new UserMessage.Entered("pane")).Top<Layer.Help>().FirstLine);
    }
}
