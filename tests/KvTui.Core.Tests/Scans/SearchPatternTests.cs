using System.Text;
using System.Text.RegularExpressions;
using KvTui.Core.Scans.Search;

namespace KvTui.Core.Tests.Scans;

public sealed class SearchPatternTests
{
    [Theory]
    [InlineData("url", "/app/db/URL", true)]
    [InlineData("URL", "/app/db/url", false)]
    [InlineData("grüße", "Grüße", true)]
    [InlineData(@"\x00", "a\0b", true)]
    [InlineData("text:re:x", "are:x", true)]
    [InlineData("text: two words", "a two words", true)]
    [InlineData("glob:/app/*/url", "/app/db/x/url", true)]
    [InlineData("glob:/app/*/url", "/app/db/url2", false)]
    [InlineData("glob:*", "", true)]
    [InlineData("glob:a?c", "aéc", true)]
    [InlineData("glob:a?c", "abbc", false)]
    [InlineData("glob:[a-c][!x]", "by", true)]
    [InlineData("glob:[a-c][!x]", "bx", false)]
    [InlineData("glob:[]x]", "]", true)]
    [InlineData(@"glob:\*", "*", true)]
    [InlineData("re:^/app/.*l$", "/app/db/url", true)]
    [InlineData("re:^app", "/app", false)]
    [InlineData("hex:c3 bc", "ü", true)]
    [InlineData("hex:C3BC", "u", false)]
    public void A_pattern_matches(string line, string text, bool expected) =>
        Assert.Equal(expected, Pattern(line).TryFind(Encoding.UTF8.GetBytes(text), out _, out _));

    [Theory]
    [InlineData(@"\xfe", new byte[] { 0xFE }, true)]
    [InlineData(@"a\xFE", new byte[] { (byte)'A', 0xFE }, true)]
    [InlineData(@"values text:\xfe", new byte[] { 0xFE }, true)]
    [InlineData(@"glob:a\xfe*", new byte[] { (byte)'a', 0xFE, 0xFF }, true)]
    [InlineData(@"glob:a\xfe", new byte[] { (byte)'a', 0xFF }, false)]
    [InlineData(@"glob:a\nb", new byte[] { (byte)'a', (byte)'\n', (byte)'b' }, true)]
    [InlineData(@"glob:a\\b", new byte[] { (byte)'a', (byte)'\\', (byte)'b' }, true)]
    [InlineData(@"glob:a\x2*", new byte[] { (byte)'a', (byte)'x', (byte)'2', (byte)'3' }, true)]
    [InlineData(@"re:^\xfe+$", new byte[] { 0xFE, 0xFE }, true)]
    [InlineData(@"re:^\xfe+$", new byte[] { 0xFE, 0xFF }, false)]
    public void Bytes_are_found_in_the_form_they_are_shown_in(string line, byte[] text, bool expected) =>
        Assert.Equal(expected, Pattern(line).TryFind(text, out _, out _));

    [Theory]
    [InlineData("", "pattern")]
    [InlineData("re:", "pattern")]
    [InlineData("re:(", "regular expression")]
    [InlineData(@"re:(a)\1", "back-references")]
    [InlineData("hex:abc", "hexadecimal")]
    [InlineData("glob:[a", "]")]
    [InlineData(@"a\q", @"\xNN")]
    [InlineData(@"in:\q x", @"\xNN")]
    public void A_mistake_is_named(string line, string part) => Assert.Contains(part, SearchQuery.Parse(line).Mistake, StringComparison.Ordinal);

    [Theory]
    [InlineData("url", SearchIn.Keys, null)]
    [InlineData("values url", SearchIn.Values, null)]
    [InlineData("values in:/app/ url", SearchIn.Values, "/app/")]
    [InlineData(@"in:/a\x20b/ keys url", SearchIn.Keys, "/a b/")]
    [InlineData("  url", SearchIn.Keys, null)]
    public void The_words_before_the_pattern_say_where(string line, SearchIn where, string? prefix)
    {
        var query = SearchQuery.Parse(line).Query!;
        Assert.Equal((where, prefix), (query.Where, query.Prefix?.ToString()));
        Assert.True(query.Pattern.TryFind("url"u8, out _, out var length));
        Assert.Equal(3, length);
    }

    [Fact]
    public void A_last_word_is_the_pattern_whatever_it_is() => Assert.True(SearchQuery.Parse("values").Query!.Pattern.IsMatch("values"u8));

    [Fact]
    public void Text_and_bytes_are_found_in_what_is_no_utf8_and_where_they_are()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var text = new byte[random.Next(1, 40)];
            random.NextBytes(text);
            var start = random.Next(text.Length);
            var part = text[start..random.Next(start + 1, text.Length + 1)];
            Assert.True(Pattern($"hex:{Convert.ToHexString(part)}").TryFind(text, out var found, out var length));
            Assert.Equal((text.AsSpan().IndexOf(part), part.Length), (found, length));
            Assert.True(SearchPattern.Literal(part, ignoreCase: true).TryFind(text, out found, out _));
            Assert.InRange(found, 0, start);
        }
    }

    [Fact]
    public void A_regular_expression_tells_where_in_bytes_also_behind_broken_utf8()
    {
        byte[] text = [0xFF, 0xC3, .. "ü😀"u8, 0xE2, 0x82, .. "needle"u8, 0x80];
        Assert.True(Pattern("re:n..dle").TryFind(text, out var start, out var length));
        Assert.Equal("needle", Encoding.UTF8.GetString(text.AsSpan(start, length)));
        Assert.False(Pattern("re:needles").TryFind(text, out _, out _));
    }

    [Fact]
    public void A_glob_agrees_with_the_regular_expression_for_it()
    {
        var random = new Random(9);
        for (var round = 0; round < 5000; round++)
        {
            var glob = Letters(random, "ab*?ü", 8);
            var text = Letters(random, "abü", 12);
            var expected = Regex.IsMatch(text, "^" + Regex.Escape(glob).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$");
            Assert.True(expected == SearchPattern.Glob(glob, false).TryFind(Encoding.UTF8.GetBytes(text), out _, out _), $"{glob} on {text}: {expected}");
        }
    }

    [Theory]
    [InlineData("re:(a+)+$")]
    [InlineData("glob:a*a*a*a*a*a*a*a*b")]
    public void A_hostile_pattern_takes_no_more_than_a_moment(string line)
    {
        var text = Encoding.UTF8.GetBytes(new string('a', 50_000) + "c");
        var started = TimeProvider.System.GetTimestamp();
        Assert.False(Pattern(line).TryFind(text, out _, out _));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 20);
    }

    [Fact]
    public void An_excerpt_is_short_has_whole_characters_and_nothing_that_steers_a_terminal()
    {
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var value = new byte[random.Next(1, 600)];
            random.NextBytes(value);
            var start = random.Next(value.Length);
            var excerpt = SearchExcerpt.Of(value, start, random.Next(value.Length - start));
            Assert.DoesNotContain(excerpt.Before + excerpt.Match + excerpt.After, character => char.IsControl(character));
        }

        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Grüße ", 100)));
        var around = SearchExcerpt.Of(text, text.AsSpan().IndexOf("ße"u8) + 320, 3);
        Assert.DoesNotContain("\\x", around.Before + around.After, StringComparison.Ordinal);
        Assert.InRange(around.Before.Length, 10, 30);
    }

    private static SearchPattern Pattern(string line) => SearchQuery.Parse(line) is ({ } query, _)
        ? query.Pattern
        : throw new FormatException(SearchQuery.Parse(line).Mistake);

    private static string Letters(Random random, string of, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => of[random.Next(of.Length)]));
}
