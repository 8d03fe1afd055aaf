using KvTui.Tty.Input;

namespace KvTui.Tty.Tests.Input.Decoding;

public sealed class KeyNameTests
{
    [Fact]
    public void Every_key_is_read_back_from_its_name()
    {
        foreach (var modifiers in Enumerable.Range(0, 8).Select(bits => (KeyModifiers)bits))
        {
            Key[] keys =
            [
                .. Enum.GetValues<KeyCode>().Where(code => code != KeyCode.Character).Select(code => Key.Named(code, modifiers)),
                .. "aZ0 +/?漢".Select(letter => Key.Of(letter, modifiers)),
            ];
            Assert.All(keys, key => Assert.Equal(key, KeyName.Parse(KeyName.Of(key))));
        }
    }

    [Theory]
    [InlineData("ctrl+s", "Ctrl-S")]
    [InlineData("alt+s", "Alt-S")]
    [InlineData("up", "↑")]
    [InlineData("pgup", "PgUp")]
    [InlineData("space", "Space")]
    [InlineData("g", "g")]
    [InlineData("G", "G")]
    [InlineData("f10", "F10")]
    [InlineData("shift+tab", "Shift-Tab")]
    [InlineData("ctrl+_", "Ctrl-_")]
    public void The_label_is_what_people_write(string name, string label) => Assert.Equal(label, KeyName.Label(KeyName.Parse(name)));

    [Fact]
    public void The_ascii_label_has_words_for_arrows() => Assert.Equal("Shift-Left", KeyName.Label(KeyName.Parse("shift+left"), ascii: true));

    [Theory]
    [InlineData("")]
    [InlineData("ctrl+")]
    [InlineData("f13")]
    [InlineData("f0")]
    [InlineData("nokey")]
    public void A_name_without_a_key_is_refused(string name) => Assert.Throws<FormatException>(() => KeyName.Parse(name));
}
