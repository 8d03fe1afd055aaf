using System.Text.Json;
using KvTui.Cli.Arguments;
using KvTui.Core.Copying;

namespace KvTui.EndToEnd.Tests.Cli;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("300ms", 300)]
    [InlineData("5s", 5_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("2h45m", 9_900_000)]
    [InlineData("0", 0)]
    [InlineData("1000us", 1)]
    [InlineData("1000µs", 1)]
    public void A_duration_is_read_as_go_reads_it(string text, double milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData("-5s")]
    [InlineData("5s3")]
    [InlineData("1.2.3s")]
    [InlineData("5d")]
    [InlineData("99999999999999999999h")]
    public void What_is_no_duration_is_not_read(string text) => Assert.False(GoDuration.TryParse(text, out _));

    [Theory]
    [InlineData("1h", 3_600)]
    [InlineData("9999h", 40 * 86_400)]
    public void A_wait_is_as_long_as_timers_can_count_at_the_most(string text, int seconds) =>
        Assert.Equal(seconds, GoDuration.ParseWait(text, "--command-timeout").TotalSeconds);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\"\\\n\t\r", @"\""\\\n\t\r")]
    [InlineData("\e\0\u007F\u009B", @"\u001b\u0000\u007f\u009b")]
    [InlineData("\u202E\u200B", @"\u202e\u200b")]
    [InlineData("日本 é 😀", "日本 é 😀")]
    [InlineData("\U000E0001", @"\udb40\udc01")]
    public void Json_escapes_what_could_steer_a_terminal_and_leaves_text_readable(string text, string expected)
    {
        Assert.Equal(expected, JsonEncodedText.Encode(text, VisibleJsonEncoder.Instance).ToString());
        Assert.Equal(text, JsonSerializer.Deserialize<string>($"\"{expected}\""));
    }
}
