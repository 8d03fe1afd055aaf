using System.Text;

namespace KvTui.Text.Tests;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("back\\slash", "back\\slash")]
    [InlineData("\x1b]0;owned\a", "␛]0;owned␇")]
    [InlineData("a\tb\nc\r\0", "a␉b␊c␍␀")]
    [InlineData("\x7f", "␡")]
    [InlineData("\x9b[2J", @"\u{009b}[2J")]
    [InlineData("\u202Egnp.exe", @"\u{202e}gnp.exe")]
    [InlineData("a\u2028b\u2029", @"a\u{2028}b\u{2029}")]
    [InlineData("admin\u200D", @"admin\u{200d}")]
    [InlineData("ad\u200Bmin\uFEFF", @"ad\u{200b}min\u{feff}")]
    [InlineData("a\uFE0F", @"a\u{fe0f}")]
    [InlineData("\u0301x", @"\u{0301}x")]
    [InlineData("\uE000", @"\u{e000}")]
    [InlineData("\U000E0041", @"\u{e0041}")]
    [InlineData("\u0600z", @"\u{0600}z")]
    [InlineData("\u3164", @"\u{3164}")]
    [InlineData("e\u0301 中文 한글 ❤\uFE0F 👩\u200D👧 🇩🇪 1\uFE0F\u20E3 क\u094Dषि", "e\u0301 中文 한글 ❤\uFE0F 👩\u200D👧 🇩🇪 1\uFE0F\u20E3 क\u094Dषि")]
    public void Text_shows_what_is_safe_and_a_stand_in_for_the_rest(string text, string shown)
    {
        Assert.Equal(shown, Printable.Text(text));
        Assert.Equal(shown, Printable.Text(text.AsSpan()));
        Assert.Equal(shown, Printable.Text(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Clean_text_is_the_same_instance()
    {
        const string Clean = "clean ä 中 👩\u200D👧";
        Assert.Same(Clean, Printable.Text(Clean));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_shown_one_by_one()
    {
        Assert.Equal(@"a\xff\xfe é \xe4\xb8", Printable.Text([(byte)'a', 0xFF, 0xFE, .. " é "u8, 0xE4, 0xB8]));
        Assert.Equal(@"\xed\xa0\x80", Printable.Text([0xED, 0xA0, 0x80]));
    }

    [Fact]
    public void A_lone_surrogate_has_a_stand_in()
    {
        Assert.Equal(@"a\u{d800}b", Printable.Text(['a', (char)0xD800, 'b']));
    }

    [Fact]
    public void A_pile_of_marks_is_cut_and_counted()
    {
        var shown = Printable.Text("a" + new string('\u0301', 1000));
        Assert.Equal(15, shown.Count(letter => letter == '\u0301'));
        Assert.Equal(985, shown.Split(@"\u{0301}").Length - 1);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\\b", @"a\\b")]
    [InlineData("a\nb\tc\rd", @"a\nb\tc\rd")]
    [InlineData("\0\x1b", @"\x00\x1b")]
    [InlineData("é中👩\u200D👧", "é中👩\u200D👧")]
    [InlineData("a\u00A0b", @"a\xc2\xa0b")]
    [InlineData("a\u202Eb", @"a\xe2\x80\xaeb")]
    [InlineData("\\\u0301", @"\\\xcc\x81")]
    [InlineData("\u0600z", @"\xd8\x80z")]
    [InlineData("a ", @"a\x20")]
    [InlineData(" a", @"\x20a")]
    [InlineData("  a b  ", @"\x20\x20a b\x20\x20")]
    [InlineData(" ", @"\x20")]
    [InlineData("   ", @"\x20\x20\x20")]
    [InlineData("é ", @"é\x20")]
    [InlineData(" \u0301", @"\x20\xcc\x81")]
    [InlineData("a \n", @"a \n")]
    [InlineData("a\u2800b", @"a\xe2\xa0\x80b")]
    [InlineData("a\u200B", @"a\xe2\x80\x8b")]
    public void Escaped_text_is_reversible(string text, string escaped)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(escaped, Printable.Escaped(bytes));
        Assert.True(Printable.TryUnescape(escaped, out var back));
        Assert.Equal(bytes, back);
        Assert.Equal(text == escaped && bytes.All(static letter => letter < 0x80), Printable.IsItsOwnEscapedForm(bytes));
    }

    [Theory]
    [InlineData(@"\")]
    [InlineData(@"a\x")]
    [InlineData(@"\x4")]
    [InlineData(@"\xg0")]
    [InlineData(@"\x+1")]
    [InlineData(@"\q")]
    public void A_wrong_escape_is_refused(string text)
    {
        Assert.False(Printable.TryUnescape(text, out var bytes));
        Assert.Empty(bytes);
    }

    [Fact]
    public void A_lone_surrogate_is_refused()
    {
        Assert.False(Printable.TryUnescape(new string((char)0xD800, 1), out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_bytes_are_shown_without_controls_and_come_back(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = HostileBytes.Make(random, random.Next(0, 600));
            var escaped = Printable.Escaped(bytes);
            Assert.True(Printable.TryUnescape(escaped, out var back));
            Assert.Equal(bytes, back);
            Assert.DoesNotContain(escaped, char.IsControl);
            var shown = Printable.Text(bytes);
            Assert.DoesNotContain(shown, letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E'));
            Assert.Equal(shown, Printable.Text(shown));
        }
    }
}
