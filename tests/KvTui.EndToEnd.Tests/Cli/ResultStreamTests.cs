using System.Text;
using KvTui.Cli.Output;
using KvTui.Text;

namespace KvTui.EndToEnd.Tests.Cli;

public sealed class ResultStreamTests
{
    public static TheoryData<string> Texts => ["plain ", "two\r\nlines\t", "日本語", "e\u0301a\u0301 ", "👩‍👩‍👧‍👦 family, ", "back\\slash", "\u202Eesc\e[2J"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_large_value_is_escaped_as_a_whole_would_be(string text) => AssertEscaped(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 20_000))));

    [Fact]
    public void So_are_bytes_that_are_no_text()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        AssertEscaped(bytes);
        AssertEscaped([.. Enumerable.Repeat((byte)0x80, 100_000)]);
    }

    private static void AssertEscaped(byte[] bytes)
    {
        var (written, longest) = (new MemoryStream(), 0);
        var results = new ResultStream(piece =>
        {
            longest = Math.Max(longest, piece.Length);
            written.Write(piece);
        });
        results.AddEscaped(bytes);
        results.Flush();

        Assert.Equal(Printable.Escaped(bytes), Encoding.UTF8.GetString(written.ToArray()));
        Assert.True(longest <= 256 * 1024 || longest == bytes.Length, $"{longest} bytes were written at once");
    }
}
