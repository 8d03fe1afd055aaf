using KvTui.Core.Dialogs;
using KvTui.Tty;
using KvTui.Tty.Input;
using KvTui.Tty.Tests.Hostile;

namespace KvTui.Tui.Tests.Dialogs;

/// <summary>Text of any kind, and keys in any order: nothing is thrown, nothing is lost, and nothing harmful is sent.</summary>
public sealed class HostileDialogTests
{
    private const string KeyNames = "left right home end backspace del ctrl+a ctrl+e ctrl+b ctrl+f ctrl+k ctrl+u ctrl+w ctrl+d "
        + "ctrl+left ctrl+right shift+left shift+right shift+home shift+end ctrl+z ctrl+y ctrl+x ctrl+v ins up down tab "
        + "alt+d alt+backspace ctrl+del ctrl+backspace";

    private static readonly string[] Keys = KeyNames.Split(' ');

    [Fact]
    public void What_is_pasted_into_a_field_is_in_the_state_whole()
    {
        using var screen = new LiveScreen("/app/a");
        screen.Press("/");
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var text = HostileText.Make(random, 12);
            screen.Press("ctrl+e ctrl+u").Paste(text);
            var line = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text is [.., '\n' or '\r'] ? text[..^1] : text;
            var expected = string.Concat(WellFormedText.Of(line).Select(static unit => char.IsControl(unit) ? ' ' : unit));
            Assert.True(expected == screen.Prompt, $"{i}: {Escaped(expected)}\n{Escaped(screen.Prompt)}");
        }

        Assert.All(screen.Terminal.Writes, static bytes => SentText.AssertHarmless(bytes));
    }

    [Fact]
    public void Keys_and_pastes_in_any_order_keep_field_and_state_the_same()
    {
        using var screen = new LiveScreen("/app/a", "/app/my_key");
        var random = new Random(11);
        screen.Press("/");
        for (var i = 0; i < 1500; i++)
        {
            _ = random.Next(5) switch
            {
                0 => screen.Paste(HostileText.Make(random, 4)),
                1 => screen.Type(string.Concat(WellFormedText.Of(HostileText.Make(random, 2)).Where(static unit => !char.IsControl(unit)))),
                2 => Clicked(screen, random.Next(80)),
                _ => screen.Press(Keys[random.Next(Keys.Length)]),
            };
            if (screen.State.TopLayer is not Layer.Prompt)
            {
                screen.Press("esc /");
            }

            if (i % 20 == 0)
            {
                var before = screen.Prompt;
                screen.Press("home").Type("<").Press("end").Type(">");
                Assert.True($"<{before}>" == screen.Prompt, $"{i}: {Escaped(before)}\n{Escaped(screen.Prompt)}");
            }

            Assert.InRange(screen.Terminal.Shown.Cursor.X, 1, 79);
            Assert.Equal(23, screen.Terminal.Shown.Cursor.Y);
        }

        Assert.All(screen.Terminal.Writes, static bytes => SentText.AssertHarmless(bytes));
    }

    [Fact]
    public void Questions_with_any_text_are_shown_and_answered()
    {
        using var screen = new LiveScreen("/app/a");
        var random = new Random(13);
        var width = 80;
        for (var i = 0; i < 250; i++)
        {
            var (title, text) = (HostileText.Make(random, 12), HostileText.Make(random, 200));
            var confirmation = i % 2 == 0 ? null : HostileText.Make(random, 3);
            var dialog = new Dialog(title, text, [new("Keep"), new(HostileText.Make(random, 3), 'x') { IsDestructive = true }])
            {
                Confirmation = confirmation,
                ConfirmationLabel = $"Type {confirmation}:",
            };
            screen.Ask(new Layer.Question(new DialogState(dialog), new DialogPurpose.DiscardEdit()));
            screen.Type("ab").Paste(HostileText.Make(random, 5)).Press("tab shift+tab");
            screen.Resize(width = width == 80 ? 47 : 80, random.Next(10, 30));
            screen.Press("esc");
            Assert.Null(screen.State.TopLayer);
        }

        Assert.All(screen.Terminal.Writes, static bytes => SentText.AssertHarmless(bytes));
    }

    [Fact]
    public void Names_with_underscores_stay_whole()
    {
        using var screen = new LiveScreen("/app/my_key", "/app/my_key/_x_");
        DialogButton[] buttons = [new("_Keep_"), new("Del_ete", 'e') { IsDestructive = true }];
        var dialog = new Dialog("Delete /app/my_key", "All below /app/my_key/_x_", [.. buttons]);
        screen.Ask(new Layer.Question(new DialogState(dialog), new DialogPurpose.DiscardEdit()));
        screen.AssertShows("╭ Delete /app/my_key ─");
        screen.AssertShows("│ All below /app/my_key/_x_ ");
        screen.AssertShows("[ _Keep_ ]    Del_ete (e)");
        screen.Type("E");
        Assert.Equal(new UserMessage.Chosen(1), screen.Messages[^1]);
        screen.Press("o").Type("/app/my_key").AssertShows("go to: /app/my_key");
    }

    private static LiveScreen Clicked(LiveScreen screen, int x) =>
        screen.Use(MouseAction.LeftPressed, x, 23).Use(MouseAction.Dragged, (x + 7) % 80, 23).Use(MouseAction.Released, (x + 7) % 80, 23);

    private static string Escaped(string text) => string.Join(' ', text.Select(static unit => $"{(int)unit:x4}"));
}
