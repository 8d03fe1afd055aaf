using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer.Dispatch;

/// <summary>Names with blanks at an end and bytes that are no text: seen wherever a name is shown, and typed as they are seen.</summary>
public sealed class NameTests
{
    private static readonly EtcdKey Raw = new([(byte)'r', 0xFE]);

    private static readonly KeyValue[] Keys =
        [Sample.Pair(" lead", "1"), Sample.Pair("a", "2"), Sample.Pair("a ", "3"), Sample.Pair("dir /x ", "4"), Sample.Pair(Raw, "5"u8.ToArray()), Sample.Pair("s", "6")];

    [Theory]
    [InlineData(@"a\x20", "a ")]
    [InlineData("a ", "a ")]
    [InlineData("a", "a")]
    [InlineData(@"\x20lead", " lead")]
    [InlineData(@"dir /x\x20", "dir /x ")]
    public void A_blank_at_an_end_is_seen_in_rows_titles_and_dialogs_and_typed_as_seen(string typed, string key)
    {
        var explorer = Live().GoTo(typed);
        Assert.Equal(key, explorer.Cursor);
        var shown = KvTui.Text.Printable.Escaped(EtcdKey.FromText(key).Span);
        explorer.AssertShows($"Value ─ {shown} ─");
        explorer.Copy().Press("d").AssertShows($" {shown} ");
        explorer.Copy().Press("e").AssertShows($"Edit ─ {shown} ─");
        Assert.Contains($"{shown} exists already", explorer.Press("n ctrl+u").Type(typed).Press("enter").Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_that_differ_in_a_blank_are_two_to_see()
    {
        var rows = Live().Screen;
        Assert.Contains(@" a\x20 ", rows, StringComparison.Ordinal);
        Assert.Contains(@" \x20lead ", rows, StringComparison.Ordinal);
        Assert.Contains(" dir / ", rows, StringComparison.Ordinal);
    }

    [Fact]
    public void The_filter_takes_what_is_shown()
    {
        Assert.Equal(["r\uFFFD"], Live().Press("/").Type(@"\xfe").Rows);
        Assert.Equal(["a ", "dir /x "], Live().Press("/").Type(@"\x20").Press("enter").Press("/ ctrl+u").Type(@"re:\x20$").Rows);
        var explorer = Live().Press("/").Type("a ").Press("enter");
        Assert.Equal(["a "], explorer.Rows);
        explorer.AssertShows(@"Keys ─ /a\x20 ─");
    }

    [Fact]
    public void A_backslash_that_begins_nothing_is_said_and_hides_no_key()
    {
        var explorer = Live().Press("/").Type(@"\x");
        explorer.AssertSays(@"\xNN, \n, \t, \r or \\");
        Assert.Equal(Live().Rows.Length, explorer.Rows.Length);
    }

    [Fact]
    public void Help_tells_the_form()
    {
        var explorer = Live().Resize(160, 60).Press("?");
        explorer.AssertSays("Names, as shown and as typed (o n / :find)");
        explorer.AssertSays(@"any byte; a blank at an end is \x20");
    }

    private static TestExplorer Live() => new TestExplorer().Listed(Keys);
}
