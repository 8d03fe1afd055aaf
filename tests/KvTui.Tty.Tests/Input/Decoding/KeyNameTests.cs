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
            Key[] keys =
            [
                .. Enum.GetValues<KeyCode>().Where(code => code != KeyCode.Character).Select(code => Key.Named(code, modifiers)),
                .. "aZ0 +/?漢".Select(letter => Key.Of(letter, modifiers)),
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
