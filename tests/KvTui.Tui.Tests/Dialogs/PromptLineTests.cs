using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests.Dialogs;

public sealed class PromptLineTests(ITestOutputHelper output)
{
    private static string LastRow(LiveScreen screen) => screen.Terminal.Shown.Rows[^1];

    [Fact]
    public void An_offered_prefix_is_selected_and_replaced_by_what_is_typed()
    {
        using var screen = Sampled();
        screen.Press("o");
        output.WriteLine($"opened with {screen.Bytes} bytes");
        Assert.InRange(screen.Bytes, 1, 250);
        Assert.Equal("go to: /app/", LastRow(screen));
        Assert.Equal(new Point(12, 23), screen.Terminal.Shown.Cursor);
        Assert.True(screen.Terminal.Shown.IsCursorVisible);
        Assert.True(screen.Terminal.Shown.CellAt(7, 23).Style.Attributes.HasFlag(CellAttributes.Reverse));
        screen.Type("/");
        Assert.Equal("/", screen.Prompt);
        screen.Type("etc");
        output.WriteLine($"a letter takes {screen.Bytes} bytes");
        Assert.InRange(screen.Bytes, 1, 100);
        Assert.Equal("go to: /etc", LastRow(screen));
        Assert.Equal(["/", "/e", "/et", "/etc"], screen.Sent<UserMessage.Entered>().Select(static entered => entered.Text));
        screen.Press("enter");
        Assert.Null(screen.State.TopLayer);
        Assert.False(screen.Terminal.Shown.IsCursorVisible);
    }

    [Theory]
    [InlineData("left", "/appx/")]
    [InlineData("right", "/app/x")]
    [InlineData("end", "/app/x")]
    [InlineData("home", "x/app/")]
    [InlineData("ctrl+a", "x/app/")]
    [InlineData("backspace", "x")]
    [InlineData("ctrl+w", "/x")]
    [InlineData("ctrl+u", "x")]
    [InlineData("ctrl+a ctrl+k", "x")]
    [InlineData("ctrl+a ctrl+f ctrl+d", "/xpp/")]
    [InlineData("ctrl+a ctrl+right", "/appx/")]
    [InlineData("alt+left", "/xapp/")]
    [InlineData("ctrl+e ctrl+b alt+backspace", "/x/")]
    [InlineData("home ctrl+del", "x/")]
    public void The_keys_of_readline_keep_the_offer_and_edit_it(string keys, string text)
    {
        using var screen = Sampled();
        screen.Press("o").Press(keys).Type("x");
        Assert.Equal(text, screen.Prompt);
        Assert.Equal("go to: " + text, LastRow(screen));
    }

    [Fact]
    public void Tab_completes_and_says_what_there_is_to_choose_from()
    {
        using var screen = Sampled();
        screen.Press("o").Type("/app/my").Press("tab");
        Assert.Equal("/app/my_key", screen.Prompt);
        Assert.Equal("go to: /app/my_key", LastRow(screen).TrimEnd());
        Assert.Equal(new Point(18, 23), screen.Terminal.Shown.Cursor);
        screen.Press("ctrl+u").Type("/").Press("tab");
        Assert.EndsWith("app/  etc/", LastRow(screen), StringComparison.Ordinal);
        var entered = screen.Sent<UserMessage.Entered>().Select(static entered => entered.Text);
        Assert.Equal(["/", "/a", "/ap", "/app", "/app/", "/app/m", "/app/my", "", "/"], entered);
    }

    [Fact]
    public void Up_and_down_recall_what_was_entered()
    {
        using var screen = Sampled();
        screen.Press("o").Type("/app/a").Press("enter o").Type("/etc/b").Press("enter o");
        screen.Press("up");
        Assert.Equal("go to: /etc/b", LastRow(screen).TrimEnd());
        screen.Press("up");
        Assert.Equal("/app/a", screen.Prompt);
        screen.Press("ctrl+n");
        Assert.Equal("/etc/b", screen.Prompt);
        screen.Type("x");
        Assert.Equal("/etc/bx", screen.Prompt);
    }

    [Fact]
    public void A_filter_filters_while_it_is_typed_and_says_what_is_wrong_with_it()
    {
        using var screen = Sampled();
        screen.Press("/").Type("my_k");
        Assert.StartsWith("/my_k", LastRow(screen), StringComparison.Ordinal);
        screen.AssertShows("1 of 3");
        screen.AssertHides("/etc/");
        screen.Press("ctrl+u").Type("re:(");
        Assert.EndsWith("not a regular expression", LastRow(screen), StringComparison.Ordinal);
        screen.Press("ctrl+u");
        Assert.StartsWith("/text, \\xNN as shown", LastRow(screen), StringComparison.Ordinal);
        screen.Type("app").Press("enter");
        Assert.Null(screen.State.TopLayer);
        Assert.Equal("app", screen.State.Browse.FilterText);
    }

    [Fact]
    public void What_core_changes_in_what_was_typed_is_shown_and_not_reported_again()
    {
        using var screen = Sampled();
        screen.Press("n").Type("/");
        Assert.Equal("/", screen.Prompt);
        Assert.StartsWith("new key: / ", LastRow(screen), StringComparison.Ordinal);
        Assert.EndsWith("from the start: /app/ is no longer before it", LastRow(screen), StringComparison.Ordinal);
        screen.Type("q");
        Assert.Equal("/q", screen.Prompt);
        Assert.Equal(2, screen.Sent<UserMessage.Entered>().Length);
    }

    [Fact]
    public void Warnings_stay_in_view()
    {
        var settings = Sample.Settings with { IsProduction = true, IsVerified = false };
        using var screen = new LiveScreen(settings, TerminalCapabilities.Modern, new(80, 24), LiveScreen.Pairs("/app/a", "/app/b"));
        screen.Press("o");
        Assert.Equal("go to: /app/" + new string(' ', 49) + "PROD · NOT VERIFIED", LastRow(screen));
        screen.Type(new string('x', 100));
        Assert.EndsWith(new string('x', 30) + new string(' ', 15) + "PROD · NOT VERIFIED", LastRow(screen), StringComparison.Ordinal);
        Assert.StartsWith("go to: ‹", LastRow(screen), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_can_be_typed()
    {
        using var screen = Sampled();
        var ascii = string.Concat(Enumerable.Range(' ', 95).Select(static letter => (char)letter));
        var typed = ascii[1..] + " Ä漢🇩🇪👩‍👩‍👧e\u0301\U00100001";
        screen.Press("/").Type(typed);
        Assert.Equal(typed, screen.Prompt);
    }

    [Fact]
    public void A_paste_becomes_one_line_and_loses_nothing()
    {
        using var screen = Sampled();
        screen.Press("o").Paste("/a\tb\nc\ud800d\r\n");
        Assert.Equal("/a b c\ufffdd", screen.Prompt);
        Assert.Single(screen.Sent<UserMessage.Entered>());
        screen.Press("home").Paste("q\n");
        Assert.Equal("q/a b c\ufffdd", screen.Prompt);
        Assert.Equal(new Point(8, 23), screen.Terminal.Shown.Cursor);
    }

    [Fact]
    public void A_click_moves_the_caret_and_a_click_elsewhere_leaves_the_line()
    {
        using var screen = Sampled();
        screen.Press("o").Press("end").Use(KvTui.Tty.Input.MouseAction.LeftPressed, 9, 23).Use(KvTui.Tty.Input.MouseAction.Released, 9, 23);
        Assert.Equal(new Point(9, 23), screen.Terminal.Shown.Cursor);
        screen.Use(KvTui.Tty.Input.MouseAction.LeftPressed, 3, 3).Use(KvTui.Tty.Input.MouseAction.Released, 3, 3).Type("x");
        Assert.Equal("/axpp/", screen.Prompt);
    }

    [Fact]
    public void Another_size_moves_the_line_and_too_small_a_screen_hides_it()
    {
        using var screen = Sampled();
        screen.Press("o").Type("/etc").Resize(60, 18);
        Assert.Equal("go to: /etc", LastRow(screen));
        Assert.Equal(new Point(11, 17), screen.Terminal.Shown.Cursor);
        screen.Resize(30, 8);
        screen.AssertShows("too small");
        screen.Resize(100, 30).Type("/");
        Assert.Equal("go to: /etc/", LastRow(screen));
        Assert.Equal("/etc/", screen.Prompt);
    }

    [Fact]
    public void It_works_over_another_layer_which_gets_the_keys_back()
    {
        using var screen = Sampled();
        screen.Press(":").Type("lo").Ask(new Layer.Prompt(PromptKind.Find, "", null)).Type("text");
        screen.AssertShows("│:lo");
        Assert.Equal("find: text", LastRow(screen));
        Assert.Equal(new Point(10, 23), screen.Terminal.Shown.Cursor);
        screen.Press("esc").Type("g").Paste("x");
        Assert.Equal("logx", Assert.IsType<Layer.Palette>(screen.State.TopLayer).State.Text);
        screen.AssertShows("│:logx");
        screen.AssertHides("find: text");
    }

    [Fact]
    public void Opening_and_closing_leaves_the_screen_as_it_was()
    {
        using var screen = Sampled();
        var before = screen.Text;
        screen.Press("o");
        Assert.IsType<Layer.Prompt>(screen.State.TopLayer);
        screen.Press("esc");
        Assert.Equal(before, screen.Text);
    }

    private static LiveScreen Sampled() => new("/app/a", "/app/my_key", "/etc/b");
}
