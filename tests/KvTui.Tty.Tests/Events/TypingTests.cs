using KvTui.Tty.Input;
using KvTui.Tty.Tests.Hostile;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests.Events;

public sealed class TypingTests
{
    [Theory]
    [InlineData("abc_def")]
    [InlineData("🇩🇪🇫🇷")]
    [InlineData("e\u0301a\u0308")]
    [InlineData("👩\u200D👩\u200D👧!")]
    [InlineData("👍🏽 ok")]
    [InlineData("漢字 é")]
    public void What_is_typed_into_a_field_is_its_text(string text)
    {
        using var test = new TestApplication();
        var field = Field(test);
        test.Type(text);
        Assert.Equal(text, field.Text);
        Assert.Contains(text, test.Terminal.Shown.Rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_is_one_key_and_goes_with_one_backspace()
    {
        using var test = new TestApplication();
        var field = Field(test);
        var keys = 0;
        test.App.Application.Keyboard.KeyDown += (_, _) => keys++;
        test.Type("a🇩🇪");
        Assert.Equal(2, keys);
        test.Press("backspace");
        Assert.Equal("a", field.Text);
    }

    [Fact]
    public void Keys_with_modifiers_and_named_keys_are_never_joined()
    {
        using var test = new TestApplication();
        var keys = new List<string>();
        test.App.Application.Keyboard.KeyDown += (_, key) => keys.Add(key.ToString());
        test.Type("é\u001b[A\u0301\u0001漢");
        Assert.Equal(5, keys.Count);
    }

    [Fact]
    public void A_paste_arrives_whole_in_the_field_that_has_the_focus()
    {
        using var test = new TestApplication();
        var field = Field(test);
        Assert.True(test.App.Feed(new InputEvent.Pasted("pa_ste 🇩🇪 漢")));
        Assert.Equal("pa_ste 🇩🇪 漢", field.Text);
    }

    [Fact]
    public void A_paste_reaches_the_program_before_any_view()
    {
        using var test = new TestApplication();
        var field = Field(test);
        var pasted = "";
        test.App.Application.Paste += (_, paste) => (pasted, paste.Handled) = (paste.Text, true);
        test.App.Feed(new InputEvent.Pasted("a\r\nb\u001b[31m"));
        Assert.Equal("a\r\nb\u001b[31m", pasted);
        Assert.Equal("", field.Text);
    }

    [Fact]
    public void Hostile_text_can_be_typed_and_pasted_into_a_field()
    {
        using var test = new TestApplication(60, 4);
        var field = Field(test);
        var random = new Random(7);
        for (var i = 0; i < 250; i++)
        {
            test.Type(HostileText.Make(random, 12));
            test.App.Feed(new InputEvent.Pasted(HostileText.Make(random, 12)));
            test.Press("left backspace shift+left ctrl+a backspace");
            test.App.Draw();
            if (i % 10 == 0)
            {
                field.Text = "";
            }
        }

        Assert.All(test.Terminal.Writes, bytes => SentText.AssertHarmless(bytes));
    }

    [Fact]
    public void A_gained_or_lost_focus_of_the_window_is_reported()
    {
        using var test = new TestApplication();
        var reports = new List<bool>();
        test.App.FocusChanged += reports.Add;
        test.Type("\u001b[O\u001b[I");
        Assert.Equal([false, true], reports);
    }

    [Fact]
    public void What_a_field_copies_is_reported_and_can_be_pasted()
    {
        using var test = new TestApplication();
        var field = Field(test);
        var copies = new List<string>();
        test.App.Copied += copies.Add;
        test.Type("copy me");
        test.Press("ctrl+a ctrl+c end ctrl+v");
        Assert.Equal(["copy me"], copies);
        Assert.Equal("copy mecopy me", field.Text);
    }

    private static TextField Field(TestApplication test)
    {
        var window = new Window { Title = "w" };
        var field = new TextField { Width = 40 };
        window.Add(field);
        test.Show(window);
        field.SetFocus();
        return field;
    }
}
