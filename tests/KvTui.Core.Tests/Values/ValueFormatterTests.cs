using System.Text;
using KvTui.Core.Values;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Tests.Values;

public sealed class ValueFormatterTests
{
    [Fact]
    public void Json_is_indented_by_two() => AssertJson(
        """{"a":1,"b":[true,null],"c":{},"d":[]}""",
        "{", "  \"a\": 1,", "  \"b\": [", "    true,", "    null", "  ],", "  \"c\": {},", "  \"d\": []", "}");

    [Theory]
    [InlineData("[1.0]", "  1.0")]
    [InlineData("[1e400]", "  1e400")]
    [InlineData("[12345678901234567890123456789]", "  12345678901234567890123456789")]
    [InlineData("[-0.10E+5]", "  -0.10E+5")]
    [InlineData("""["caf\u00e9"]""", """  "caf\u00e9" """)]
    [InlineData("""["\/\u0041\t\u001b"]""", """  "\/\u0041\t\u001b" """)]
    [InlineData("""["é <>&'+"]""", """  "é <>&'+" """)]
    [InlineData("""{"\u0041":1}""", """  "\u0041": 1""")]
    public void Numbers_and_escapes_stay_as_they_were_written(string json, string line) =>
        Assert.Equal(line.TrimEnd(), Format(json, ValueFormat.Auto).Lines[1]);

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":"\ud83d\u0041"}""")]
    public void Json_with_half_a_surrogate_pair_is_shown_and_breaks_nothing(string json)
    {
        var formatted = Format(json, ValueFormat.Auto);
        Assert.Contains("\\ud", string.Concat(formatted.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_keeps_the_order_and_the_doubles_of_its_names() =>
        AssertJson("""{"b":1,"a":2,"b":3}""", "{", "  \"b\": 1,", "  \"a\": 2,", "  \"b\": 3", "}");

    [Theory]
    [InlineData("{\"a\":1")]
    [InlineData("{a:1}")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1} {\"b\":2}")]
    public void What_looks_like_json_and_is_not_is_text_with_a_note(string text)
    {
        Assert.Equal(ValueFormat.Text, Format(text, ValueFormat.Auto).Format);
        var wanted = Format(text, ValueFormat.Json);
        Assert.Equal((ValueFormat.Text, "not JSON"), (wanted.Format, wanted.Note));
        Assert.Equal([text], wanted.Lines);
    }

    [Fact]
    public void Json_that_is_nested_very_deep_breaks_nothing() =>
        Assert.NotEmpty(Format(new string('[', 20_000) + new string(']', 20_000), ValueFormat.Auto).Lines);

    [Fact]
    public void Crlf_ends_a_line_and_is_not_shown() => Assert.Equal(["a", "b", "", "c"], Format("a\r\nb\r\n\r\nc\r\n", ValueFormat.Text).Lines);

    [Fact]
    public void A_carriage_return_inside_a_line_is_shown() => Assert.Equal(["a␍b"], Format("a\rb", ValueFormat.Text).Lines);

    [Theory]
    [InlineData("\ta", "    a")]
    [InlineData("ab\tc", "ab  c")]
    [InlineData("abcd\te", "abcd    e")]
    [InlineData("\t\tx", "        x")]
    public void Tabs_go_to_the_next_stop_of_four(string text, string shown) => Assert.Equal([shown], Format(text, ValueFormat.Text).Lines);

    [Fact]
    public void An_empty_value_has_no_lines() => Assert.Empty(Format("", ValueFormat.Auto).Lines);

    [Fact]
    public void A_large_value_is_shown_up_to_64_kib_and_says_so()
    {
        var formatted = Format(string.Concat(Enumerable.Repeat("0123456789abcde\n", 10_000)), ValueFormat.Auto);
        Assert.Equal((65_536, 4096, "preview, 64 KiB of 156 KiB · m: more"), (formatted.ShownBytes, formatted.Lines.Count, formatted.Note));
        Assert.Equal(4096, Format(new string('x', 160_000), ValueFormat.Hex).Lines.Count);
    }

    [Theory]
    [InlineData(ValueFormat.Text)]
    [InlineData(ValueFormat.Json)]
    [InlineData(ValueFormat.Hex)]
    public void What_is_asked_for_is_shown_and_no_more(ValueFormat format)
    {
        var json = Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Range(0, 200_000))}]");
        var preview = ValueFormatter.Format(json, format, 80);
        var whole = ValueFormatter.Format(json, format, 80, json.Length);
        Assert.Equal((format, 65_536), (preview.Format, preview.ShownBytes));
        Assert.Equal((format, json.Length, null), (whole.Format, whole.ShownBytes, whole.Note));
        Assert.Equal(whole.Lines.Take(preview.Lines.Count - 1), preview.Lines.Take(preview.Lines.Count - 1));
        Assert.InRange(preview.Lines.Sum(line => line.Length), 65_000, 65_536 * 5);
    }

    [Fact]
    public void A_json_token_that_the_preview_cuts_is_shown_as_far_as_it_goes()
    {
        var formatted = Format($$"""{"name":"a","certificate":"{{new string('x', 100_000)}}"}""", ValueFormat.Auto);
        Assert.Equal((ValueFormat.Json, "{", "  \"name\": \"a\","), (formatted.Format, formatted.Lines[0], formatted.Lines[1]));
        Assert.StartsWith("  \"xxxx", formatted.Lines[3], StringComparison.Ordinal);
        Assert.True(formatted.Lines.Sum(line => line.Length) > 65_000);
    }

    [Fact]
    public void What_is_no_json_in_its_preview_says_both() =>
        Assert.Equal("not JSON · preview, 64 KiB of 98 KiB · m: more", Format("{a:" + new string('x', 100_000) + "}", ValueFormat.Json).Note);

    [Fact]
    public void A_preview_ends_between_characters()
    {
        var formatted = Format(string.Concat(Enumerable.Repeat("é€😀", 20_000)), ValueFormat.Text);
        Assert.DoesNotContain(formatted.Lines, line => line.Contains('\\', StringComparison.Ordinal));
        Assert.InRange(formatted.ShownBytes, 65_533, 65_536);
    }

    [Fact]
    public void A_very_long_line_stays_one()
    {
        var text = string.Concat(Enumerable.Repeat("a€", 5000));
        Assert.Equal([text], Format(text, ValueFormat.Text).Lines);
    }

    [Fact]
    public void Bytes_are_shown_in_hex_with_their_ascii_beside()
    {
        var formatted = ValueFormatter.Format(new byte[] { 0, 0x41, 0x7F, 0xFF, 0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0x7A }, ValueFormat.Auto, 80);
        Assert.Equal(ValueFormat.Hex, formatted.Format);
        Assert.Equal(
            ["00000000  00 41 7f ff 20 01 02 03  04 05 06 07 08 09 0a 0b  .A.. ...........", "00000010  7a                                                z"],
            formatted.Lines);
    }

    [Fact]
    public void Where_there_is_little_room_a_line_of_hex_has_8_bytes()
    {
        var formatted = ValueFormatter.Format("0123456789"u8.ToArray(), ValueFormat.Hex, 42);
        Assert.Equal(["00000000  30 31 32 33 34 35 36 37 01234567", "00000008  38 39                   89"], formatted.Lines);
    }

    [Fact]
    public void Text_in_any_script_is_text_and_what_is_not_utf8_is_hex()
    {
        Assert.Equal(ValueFormat.Text, Format("Grüße 漢字 \t\r\n", ValueFormat.Auto).Format);
        Assert.Equal(ValueFormat.Hex, ValueFormatter.Format(new byte[] { 0xC3, 0x28 }, ValueFormat.Auto, 80).Format);
        Assert.Equal(ValueFormat.Hex, Format("a\0b", ValueFormat.Auto).Format);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Hostile_bytes_never_leave_a_raw_control_character(int seed)
    {
        var random = new Random(seed);
        string[] pieces = ["\e[2J", "\u009b31m", "\u202e", "\0", "\u007f", "\r", "\n", "\t", "{\"a\":\"\\u001b\"}", "é", "\u200b", "\u2028", "\""];
        for (var round = 0; round < 300; round++)
        {
            var bytes = new List<byte>();
            for (var piece = 0; piece < random.Next(1, 20); piece++)
            {
                bytes.AddRange(random.Next(4) == 0 ? [(byte)random.Next(256)] : Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
            }

            byte[] json = [(byte)'[', (byte)'"', .. bytes.Where(b => b is not (byte)'"' and >= 0x20), (byte)'"', (byte)']'];
            foreach (var format in Enum.GetValues<ValueFormat>())
            {
                AssertHarmless(ValueFormatter.Format(bytes.ToArray(), format, 80), $"seed {seed}, round {round}, {format}");
                AssertHarmless(ValueFormatter.Format(json, format, 40), $"seed {seed}, round {round}, {format}, json");
            }
        }
    }

    private static void AssertHarmless(FormattedValue value, string story)
    {
        Assert.NotEqual(ValueFormat.Auto, value.Format);
        foreach (var line in value.Lines)
        {
            var found = line.EnumerateRunes().Where(rune => Rune.IsControl(rune) || rune.Value is 0x202E or 0x200B or 0x2028).ToList();
            Assert.True(found.Count == 0, $"{story}: U+{(found.Count > 0 ? found[0].Value : 0):X4} in {line}");
        }
    }

    private static void AssertJson(string json, params string[] lines)
    {
        var formatted = Format(json, ValueFormat.Auto);
        Assert.Equal((ValueFormat.Json, (string?)null), (formatted.Format, formatted.Note));
        Assert.Equal(lines, formatted.Lines);
    }

    private static FormattedValue Format(string text, ValueFormat format) => ValueFormatter.Format(Encoding.UTF8.GetBytes(text), format, 80);
}
