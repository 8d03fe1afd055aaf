using KvTui.Testing.Screens;
using KvTui.Tty.Input;

namespace KvTui.Tty.Tests.Input.Decoding;

public sealed class KeyNameTests
{
    [Fact]
    public void Every_key_is_read_back_from_its_name()
    {
        foreach (var modifiers in Enumerable.Range(0, 8).Select(bits => (KeyModifiers)bits))
        {
            KeyPress[] keys =
            [
                .. Enum.GetValues<KeyKind>().Where(code => code != KeyKind.Character).Select(code => KeyPress.Named(code, modifiers)),
                .. "aZ0 +/?漢".Select(letter => KeyPress.Of(letter, modifiers)),
            ];
            Assert.All(keys, key => Assert.Equal(key, KeyName.Parse(KeyName.Of(key))));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ctrl+")]
    [InlineData("f13")]
    [InlineData("f0")]
    [InlineData("nokey")]
    public void A_name_without_a_key_is_refused(string name) => Assert.Throws<FormatException>(() => KeyName.Parse(name));
}
