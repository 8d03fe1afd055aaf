using KvTui.Testing.Screens;
using KvTui.Tty.Events;
using KvTui.Tty.Input;
using KvTui.Tty.Input.Decoding;
using KvTui.Tty.Tests.Input.Decoding;
using GuiCode = Terminal.Gui.Drivers.KeyCode;
using Key = Terminal.Gui.Input.Key;

namespace KvTui.Tty.Tests.Events;

public sealed class KeyTranslationTests
{
    /// <summary>Names of our keys, and the keys of Terminal.Gui that they are.</summary>
    public static TheoryData<string, string> Keys => new()
    {
        { "a", "a" }, { "A", "A" }, { "z", "z" }, { "0", "0" }, { "_", "_" }, { "space", "Space" },
        { "é", "é" }, { "漢", "漢" }, { "😀", "😀" }, { "~", "~" },
        { "enter", "Enter" }, { "esc", "Esc" }, { "tab", "Tab" }, { "backspace", "Backspace" }, { "del", "Delete" }, { "ins", "Insert" },
        { "up", "CursorUp" }, { "down", "CursorDown" }, { "left", "CursorLeft" }, { "right", "CursorRight" },
        { "home", "Home" }, { "end", "End" }, { "pgup", "PageUp" }, { "pgdn", "PageDown" },
        { "f1", "F1" }, { "f4", "F4" }, { "f5", "F5" }, { "f9", "F9" }, { "f10", "F10" }, { "f12", "F12" },
        { "shift+f10", "Shift+F10" }, { "shift+f6", "Shift+F6" },
        { "ctrl+a", "Ctrl+A" }, { "ctrl+z", "Ctrl+Z" }, { "ctrl+shift+a", "Ctrl+Shift+A" }, { "ctrl+space", "Ctrl+Space" },
        { "ctrl+left", "Ctrl+CursorLeft" },
        { "alt+x", "Alt+X" }, { "alt+X", "Alt+Shift+X" }, { "alt+backspace", "Alt+Backspace" }, { "alt+enter", "Alt+Enter" },
        { "alt+up", "Alt+CursorUp" },
        { "shift+tab", "Shift+Tab" }, { "shift+up", "Shift+CursorUp" }, { "shift+home", "Shift+Home" },
        { "ctrl+shift+home", "Ctrl+Shift+Home" }, { "ctrl+del", "Ctrl+Delete" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_the_one_that_terminal_gui_names_so(string ours, string theirs)
    {
        Assert.True(Key.TryParse(theirs, out var expected), theirs);
        Assert.Equal(expected!.KeyCode, KeyTranslation.Of(KeyName.Parse(ours)).KeyCode);
    }

    [Fact]
    public void The_underscore_with_control_is_itself_and_not_a_seven() =>
        Assert.Equal(new Key('_').WithCtrl, KeyTranslation.Of(KeyName.Parse("ctrl+_")));

    [Fact]
    public void Every_key_that_has_a_name_maps_to_one_of_its_own_under_all_modifiers()
    {
        var seen = new HashSet<GuiCode>();
        foreach (var code in Enum.GetValues<KeyKind>().Where(kind => kind != KeyKind.Character))
        {
            for (var modifiers = KeyModifiers.None; modifiers <= (KeyModifiers.Shift | KeyModifiers.Alt | KeyModifiers.Ctrl); modifiers++)
            {
                var key = KeyTranslation.Of(KeyPress.Named(code, modifiers));
                Assert.True(seen.Add(key.KeyCode), $"{code} {modifiers} is {key}");
                Assert.True(key.IsValid);
                Assert.Equal(modifiers.HasFlag(KeyModifiers.Shift), key.IsShift);
                Assert.Equal(modifiers.HasFlag(KeyModifiers.Alt), key.IsAlt);
                Assert.Equal(modifiers.HasFlag(KeyModifiers.Ctrl), key.IsCtrl);
            }
        }
    }

    [Fact]
    public void Whatever_a_terminal_sends_for_a_key_arrives_as_that_key()
    {
        using var test = new TestApplication();
        var arrived = new List<Key>();
        test.App.Application.Keyboard.KeyDown += (_, key) => arrived.Add(key);
        foreach (var (bytes, names) in DecoderTable.Keys.Select(row => row.Data))
        {
            var events = new List<InputEvent>();
            var decoder = new InputDecoder();
            decoder.Feed(System.Text.Encoding.Latin1.GetBytes(bytes), events);
            decoder.Expire(events);
            arrived.Clear();
            events.ForEach(each => test.App.Feed(each));
            Assert.Equal(KeyName.ParseList(names).Select(key => KeyTranslation.Of(key).KeyCode), arrived.Select(key => key.KeyCode));
        }
    }

    [Fact]
    public void A_typed_character_is_the_text_of_its_key()
    {
        foreach (var text in (string[])["a", "A", "_", "é", "漢", "😀", "~", " "])
        {
            Assert.Equal(text, KeyTranslation.Of(new(KeyKind.Character, text.EnumerateRunes().First(), KeyModifiers.None)).AsGrapheme);
        }
    }
}
