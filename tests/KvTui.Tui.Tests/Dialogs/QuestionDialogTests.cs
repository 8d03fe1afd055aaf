using KvTui.Tty.Cells;

namespace KvTui.Tui.Tests.Dialogs;

public sealed class QuestionDialogTests(ITestOutputHelper output)
{
    private const string Box = """
        ╭ Delete key ──────────────────────────────────────────────────────╮
        │ /app/my_key                                                      │
        │ r101, version 1                                                  │
        │ will be deleted on cluster local (http://127.0.0.1:2379).        │
        │                                                                  │
        │                       [ Keep ]    Delete                         │
        ╰──────────────────────────────────────────────────────────────────╯
        """;

    [Fact]
    public void A_question_looks_as_before_and_has_the_focus_on_the_safe_answer()
    {
        using var screen = AtKey();
        screen.Press("d");
        output.WriteLine($"opened with {screen.Bytes} bytes");
        Assert.Equal(Box.ReplaceLineEndings("\n"), Boxed(screen, 8, 7));
        Assert.True(screen.Terminal.Shown.CellAt(30, 13).Style.Attributes.HasFlag(CellAttributes.Reverse), screen.Text);
        Assert.False(screen.Terminal.Shown.IsCursorVisible);
        Assert.False(screen.Terminal.Shown.CellAt(40, 13).Style.Attributes.HasFlag(CellAttributes.Reverse));
    }

    [Fact]
    public void Enter_at_once_keeps_and_writes_nothing()
    {
        using var screen = AtKey();
        screen.Press("d enter");
        Assert.Equal([new UserMessage.Chosen(0)], screen.Sent<UserMessage.Chosen>());
        Assert.Null(screen.State.TopLayer);
        Assert.Empty(screen.Effects.OfType<Effect.Write>());
        screen.AssertHides("Delete key");
    }

    [Theory]
    [InlineData("tab")]
    [InlineData("right")]
    [InlineData("down")]
    [InlineData("shift+tab")]
    [InlineData("left")]
    [InlineData("tab shift+tab right")]
    [InlineData("tab tab tab")]
    public void Keys_move_to_the_other_answer_and_Enter_gives_it_once(string keys)
    {
        using var screen = AtKey();
        screen.Press("d").Press(keys);
        screen.AssertShows("[ Delete ]");
        screen.Press("enter");
        Assert.Equal([new UserMessage.Chosen(1)], screen.Sent<UserMessage.Chosen>());
        Assert.Single(screen.Effects.OfType<Effect.Write>());
        Assert.Null(screen.State.TopLayer);
    }

    [Fact]
    public void Other_keys_answer_nothing_and_Esc_is_the_safe_answer()
    {
        using var screen = AtKey();
        screen.Press("d").Type("dyxn q");
        Assert.True(screen.State.TopLayer is Layer.Question || screen.Sent<UserMessage.Chosen>() is [{ Index: 0 }], screen.Text);
        Assert.Empty(screen.Effects.OfType<Effect.Write>());
        screen.Press("esc");
        Assert.Null(screen.State.TopLayer);
        Assert.Empty(screen.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void A_click_on_a_button_presses_it_once()
    {
        using var screen = AtKey();
        screen.Press("d").Click("Keep");
        Assert.Equal([new UserMessage.Chosen(0)], screen.Sent<UserMessage.Chosen>());
        Assert.Null(screen.State.TopLayer);
        screen.Press("d").Click("Delete  ");
        Assert.Equal([new UserMessage.Chosen(0), new UserMessage.Chosen(1)], screen.Sent<UserMessage.Chosen>());
        Assert.Single(screen.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void A_click_beside_the_buttons_or_the_dialog_answers_nothing()
    {
        using var screen = AtKey();
        screen.Press("d").Click("will be deleted");
        foreach (var (x, y) in new[] { (1, 1), (79, 23), (6, 8), (50, 20), (20, 13) })
        {
            screen.Use(KvTui.Tty.Input.MouseAction.LeftPressed, x, y).Use(KvTui.Tty.Input.MouseAction.Released, x, y);
            Assert.IsType<Layer.Question>(screen.State.TopLayer);
        }
    }

    [Fact]
    public void The_typed_count_acts_on_Enter_once_it_matches_and_says_what_is_missing_before()
    {
        using var screen = AtFolder();
        screen.Press("D");
        output.WriteLine($"opened with {screen.Bytes} bytes");
        screen.AssertShows("Type 3 to confirm:");
        Assert.True(screen.Terminal.Shown.IsCursorVisible);
        screen.Press("enter");
        screen.AssertShows("Nothing is typed yet; Esc: Keep.");
        screen.Type("4").Press("enter");
        screen.AssertShows("What is typed is not 3; Esc: Keep.");
        screen.Press("backspace").Type("3");
        Assert.InRange(screen.Bytes, 1, 100);
        screen.AssertShows("Type 3 to confirm: 3");
        screen.AssertShows("Enter: Delete all");
        Assert.Equal(["4", "", "3"], screen.Sent<UserMessage.Entered>().Select(static entered => entered.Text));
        screen.Press("enter");
        Assert.Null(screen.State.TopLayer);
        Assert.Single(screen.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void A_button_that_waits_for_the_count_says_so_when_it_is_pressed()
    {
        using var screen = AtFolder();
        screen.Press("D down");
        screen.AssertShows("[ Keep ]");
        screen.Press("up tab");
        screen.AssertShows("[ Delete all ]");
        screen.Press("enter");
        screen.AssertShows("Nothing is typed yet; Esc: Keep.");
        screen.Press("tab").Type("3").Press("up enter");
        Assert.Null(screen.State.TopLayer);
        Assert.Single(screen.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void What_is_typed_while_a_button_has_the_focus_is_for_the_field()
    {
        using var screen = AtFolder();
        screen.Press("D up tab enter").Type("3");
        screen.AssertShows("Type 3 to confirm: 3");
        screen.AssertShows("Enter: Delete all");
        screen.Press("enter");
        Assert.Single(screen.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void A_count_can_be_pasted()
    {
        using var screen = AtFolder();
        screen.Press("D").Paste("3\n");
        Assert.Equal(new UserMessage.Entered("3"), screen.Messages[^1]);
        screen.Press("enter");
        Assert.Single(screen.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void A_long_text_is_cut_before_the_buttons_are_and_a_small_screen_hides_it()
    {
        using var screen = AtFolder();
        screen.Press("D").Resize(40, 10);
        screen.AssertShows("Keep");
        screen.AssertShows("Type 3 to confirm:");
        screen.Resize(30, 8);
        screen.AssertShows("too small");
        screen.AssertHides("Keep");
        screen.Resize(100, 30).Type("3").Press("enter");
        Assert.Single(screen.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void After_too_small_a_screen_the_safe_answer_has_the_focus_again()
    {
        using var screen = AtKey();
        screen.Press("d tab").Resize(30, 8).Resize(80, 24);
        screen.AssertShows("]");
        screen.Press("enter");
        Assert.Single(screen.Sent<UserMessage.Chosen>());
        Assert.Null(screen.State.TopLayer);
    }

    private static LiveScreen AtKey() => new LiveScreen("/app/a", "/app/my_key").Press("right down down");

    private static LiveScreen AtFolder() => new("/app/a", "/app/b", "/app/my_key");

    private static string Boxed(LiveScreen screen, int y, int height) =>
        string.Join('\n', Enumerable.Range(y, height).Select(row => screen.Terminal.Shown.Rows[row].Substring(6, 68)));
}
