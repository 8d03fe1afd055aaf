using System.Text;
using KvTui.Core.Browse;
using KvTui.Core.Scans.Search;
using KvTui.Text;

namespace KvTui.Core.Tests.Browse;

public sealed class KeyFilterTests
{
    [Theory]
    [InlineData("db", "/app/db/url", true)]
    [InlineData("db", "/app/DB/url", true)]
    [InlineData("DB", "/app/DB/url", true)]
    [InlineData("DB", "/app/db/url", false)]
    [InlineData("url", "/app/db/ur", false)]
    [InlineData("/app/db/url", "/app/db/url", true)]
    [InlineData("schlüssel", "/Schlüssel", true)]
    [InlineData("a.b", "axb", false)]
    public void A_text_is_found_anywhere_and_its_case_counts_only_with_an_upper_case_letter(string filter, string key, bool expected) =>
        AssertMatch(filter, key, expected);

    [Theory]
    [InlineData("!db", "/app/db", false)]
    [InlineData("!db", "/app/svc", true)]
    [InlineData("!DB", "/app/db", true)]
    public void An_exclamation_mark_keeps_the_keys_without_the_text(string filter, string key, bool expected) =>
        AssertMatch(filter, key, expected);

    [Theory]
    [InlineData("re:^/app/.*url$", "/app/db/url", true)]
    [InlineData("re:^/app/.*url$", "/x/app/db/url", false)]
    [InlineData("re:URL", "/app/url", false)]
    [InlineData("re:url", "/app/URL", true)]
    [InlineData("re:\\d{3}", "/job/123", true)]
    public void A_regular_expression_is_searched_in_the_key(string filter, string key, bool expected) =>
        AssertMatch(filter, key, expected);

    [Theory]
    [InlineData("~adu", "/app/db/url", true)]
    [InlineData("~uda", "/app/db/url", false)]
    [InlineData("~ADU", "/app/db/url", false)]
    [InlineData("~adu", "/APP/DB/URL", true)]
    public void A_tilde_wants_the_letters_in_their_order(string filter, string key, bool expected) =>
        AssertMatch(filter, key, expected);

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("~")]
    [InlineData("re:")]
    [InlineData("re:(")]
    [InlineData("re:[")]
    [InlineData("re:(a)\\1")]
    [InlineData("\\")]
    [InlineData("a\\x")]
    [InlineData("a\\xf")]
    [InlineData("!\\q")]
    public void What_is_not_complete_yet_or_not_possible_is_no_filter(string filter) => Assert.Null(KeyFilter.Parse(filter));

    [Theory]
    [InlineData(@"\xfe", new byte[] { (byte)'a', 0xFE }, true)]
    [InlineData(@"\xFE", new byte[] { (byte)'a', 0xFE }, true)]
    [InlineData(@"\xfe", new byte[] { (byte)'a', 0xFF }, false)]
    [InlineData(@"A\xfe", new byte[] { (byte)'a', 0xFE }, false)]
    [InlineData(@"a\xFE", new byte[] { (byte)'A', 0xFE }, true)]
    [InlineData(@"!\xfe", new byte[] { (byte)'a', 0xFE }, false)]
    [InlineData(@"~a\xfe", new byte[] { (byte)'a', (byte)'b', 0xFE }, true)]
    [InlineData(@"re:^a\xfe$", new byte[] { (byte)'a', 0xFE }, true)]
    [InlineData(@"re:^a\xfe$", new byte[] { (byte)'a', 0xFD }, false)]
    [InlineData(@"a\\b", new byte[] { (byte)'a', (byte)'\\', (byte)'b' }, true)]
    [InlineData(@"a\nb", new byte[] { (byte)'a', (byte)'\n', (byte)'b' }, true)]
    [InlineData(@"a\x20", new byte[] { (byte)'a', (byte)' ' }, true)]
    [InlineData(@"\xc3\xbc", new byte[] { 0xC3, 0xBC }, true)]
    public void What_a_key_is_shown_as_finds_it(string filter, byte[] key, bool expected) => Assert.Equal(expected, KeyFilter.Parse(filter)!.Matches(key));

    [Fact]
    public void Every_key_is_found_by_the_form_it_is_shown_in()
    {
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var key = new byte[random.Next(1, 20)];
            random.NextBytes(key);
            var shown = Printable.Escaped(key);
            Assert.True(KeyFilter.Parse($"~{shown}")!.Matches(key), shown);
            Assert.True(KeyFilter.Parse(shown[0] is '!' or '~' ? @"\x" + $"{(int)shown[0]:x2}" + shown[1..] : shown)!.Matches(key), shown);
            Assert.True(SearchQuery.Parse($"text:{shown}").Query!.Pattern.TryFind(key, out var start, out var length), shown);
            Assert.Equal((0, key.Length), (start, length));
        }
    }

    [Theory]
    [InlineData("a", null)]
    [InlineData("!", null)]
    [InlineData("re:", null)]
    [InlineData("re:(", "not a regular expression")]
    [InlineData("a\\q", @"\xNN, \n, \t, \r or \\")]
    [InlineData("~\\", @"\xNN, \n, \t, \r or \\")]
    public void A_mistake_is_named(string filter, string? mistake) => Assert.Equal(mistake, KeyFilter.Mistake(filter));

    [Fact]
    public void Keys_that_are_not_utf8_and_long_keys_are_filtered_too()
    {
        byte[] key = [0xFF, 0xFE, .. "needle"u8, 0xC3];
        Assert.True(KeyFilter.Parse("needle")!.Matches(key));
        Assert.True(KeyFilter.Parse("re:needle")!.Matches(key));
        Assert.True(KeyFilter.Parse("~nde")!.Matches(key));
        byte[] longKey = [.. Enumerable.Repeat((byte)0xFF, 5000), .. "end"u8];
        Assert.True(KeyFilter.Parse("re:end$")!.Matches(longKey));
        Assert.False(KeyFilter.Parse("re:^end")!.Matches(longKey));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_texts_are_found_as_by_looking_at_every_place(int seed)
    {
        var random = new Random(seed);
        string RandomText(int length) => new([.. Enumerable.Range(0, length).Select(_ => "aAbB/9ü"[random.Next(7)])]);
        for (var round = 0; round < 3000; round++)
        {
            var (text, key) = (RandomText(random.Next(1, 4)), RandomText(random.Next(1, 12)));
            var (sought, place) = text.Any(char.IsUpper) ? (text, key) : (text, Lowered(key));
            AssertMatch(text, key, place.Contains(sought, StringComparison.Ordinal));
            AssertMatch("!" + text, key, !place.Contains(sought, StringComparison.Ordinal));
            AssertMatch("~" + text, key, sought.Aggregate(0, (at, letter) => at < 0 ? -1 : place.IndexOf(letter, at) + 1 is var next && next > 0 ? next : -1) >= 0);
            Assert.Equal(KeyFilter.Parse("re:" + text)!.Matches(Encoding.UTF8.GetBytes(key)), KeyFilter.Parse("re:" + text)!.Twin().Matches(Encoding.UTF8.GetBytes(key)));
        }
    }

    private static string Lowered(string text) => new([.. text.Select(letter => char.IsAscii(letter) ? char.ToLowerInvariant(letter) : letter)]);

    private static void AssertMatch(string filter, string key, bool expected) =>
        Assert.True(KeyFilter.Parse(filter)!.Matches(Encoding.UTF8.GetBytes(key)) == expected, $"{filter} on {key}: {!expected}");
}
