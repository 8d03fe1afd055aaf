using System.Text;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Editing.Hex;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Editing;

/// <summary>Bytes that are no text are edited as hex, and what is saved are bytes again.</summary>
public sealed class HexEditTests
{
    private static readonly byte[] Nine = [0xFF, 0x00, (byte)'#', (byte)'a', 0x0A, 0x7F, 0x20, 0x80, 0x01];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_bytes_come_back_and_of_an_edit_only_the_byte_that_was_edited(int seed)
    {
        var random = new Random(seed);
        var value = new byte[1 + random.Next(300)];
        random.NextBytes(value);
        value[0] = 0xFF;
        var explorer = Editing(value);
        Assert.Equal(value, explorer.State.Detail.Edit!.ToBytes());
        var at = random.Next(value.Length);
        explorer.Press("ctrl+g").Type($"{(at / 8) + 1}:{(3 * (at % 8)) + 1}").Press("enter del del").Type("5a");
        value[at] = (byte)'Z';
        Assert.Equal(value, explorer.State.Detail.Edit!.ToBytes());
    }

    [Fact]
    public void A_line_has_eight_bytes_and_what_of_them_is_ascii()
    {
        Assert.Equal("ff 00 23 61 0a 7f 20 80  # ..#a.. .\n01                       # .\n", Encoding.ASCII.GetString(HexText.Of(Nine)));
        Assert.Empty(HexText.Of([]));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("deadBEEF", "DEADBEEF")]
    [InlineData(" de\tad\r\n\n be ef # 00 zz\n# nothing\n01", "DEADBEEF01")]
    public void Digits_in_pairs_are_bytes_however_they_are_laid_out(string text, string bytes) =>
        Assert.Equal(Convert.FromHexString(bytes), HexText.Parse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("0", "line 1, column 1: a byte has two digits")]
    [InlineData("00 1 22", "line 1, column 4: a byte has two digits")]
    [InlineData("00 # ff\n0x", "line 2, column 1: a byte has two digits")]
    [InlineData("00\n  é", "line 2, column 3: no hex digit")]
    [InlineData("00 11 g0", "line 1, column 7: no hex digit")]
    public void A_mistake_has_a_place(string text, string place)
    {
        Assert.Null(HexText.Parse(Encoding.UTF8.GetBytes(text), out var mistake));
        Assert.Equal(place, mistake);
    }

    [Fact]
    public void Hex_with_a_mistake_is_never_saved_and_says_where_it_is()
    {
        var explorer = Editing(Nine).Type("x").Press("ctrl+s ctrl+s");
        Assert.Equal("Not saved: the hex stands for no bytes, see line 1, column 1: no hex digit. Text behind a # is not read.", explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.NotNull(explorer.Press("del").Press("backspace").Type("0").Press("ctrl+s").State.Detail.Edit);
    }

    [Fact]
    public void What_only_the_text_behind_a_number_sign_has_changed_is_not_saved()
    {
        var explorer = Editing(Nine).Press("end").Type("note").Press("ctrl+s");
        Assert.Equal("nothing changed, nothing saved", explorer.Notice);
    }

    [Fact]
    public void Text_that_is_seen_as_hex_by_choice_is_edited_so()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", "text")]);
        explorer.Press("t t t");
        explorer.AssertShows("hex");
        explorer.Press("e");
        Assert.Equal("74 65 78 74              # text\n", explorer.State.Detail.Edit!.Editor.GetText());
        explorer.Press("del del").Type("54").Press("ctrl+s");
        Assert.Equal("Text", Encoding.UTF8.GetString(((WriteRequest.Save)explorer.LastWrite()).Value.Span));
    }

    [Fact]
    public void The_difference_and_a_conflict_are_shown_as_hex()
    {
        byte[] longer = [.. Nine, .. new byte[16]];
        var explorer = Editing(longer).Press("del del").Type("fe").Press("f4");
        explorer.AssertSays("- ff 00 23");
        explorer.AssertSays("+ fe 00 23");
        explorer.Press("esc ctrl+s").WriteEnds(new WriteOutcome.Conflict(Pair([.. longer, 0x02], 1005) with { Version = 2 }));
        explorer.AssertSays("- 00 02");
        explorer.Press("m");
        Assert.Equal([0xFE, .. longer[1..], 0x02], explorer.State.Detail.Edit!.ToBytes());
        Assert.Equal(1005, Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s").LastWrite()).Base.ModRevision);
    }

    [Fact]
    public void F7_lays_the_bytes_out_anew()
    {
        var explorer = Editing(Nine).Type("de ad ").Press("f7");
        Assert.StartsWith("de ad ff 00 23 61 0a 7f  # ....#a..\n20 80 01", explorer.State.Detail.Edit!.Editor.GetText(), StringComparison.Ordinal);
        Assert.Equal("11 B, laid out anew", explorer.Notice);
    }

    [Fact]
    public void The_size_is_that_of_the_bytes()
    {
        var large = Editing([.. Enumerable.Repeat((byte)0xFF, 1_000_000)]);
        Assert.False(large.State.Detail.Edit!.IsTooLarge);
        large.Press("del del").Type("00").Press("ctrl+s");
        Assert.Equal(1_000_000, Assert.IsType<WriteRequest.Save>(large.LastWrite()).Value.Length);
    }

    [Fact]
    public void A_draft_of_hex_is_hex_again()
    {
        var left = new LeftDraft("d", EtcdKey.FromText("k"), Pair(Nine, 100), "00 01"u8.ToArray(), 0, Sample.Start) { IsHex = true };
        var explorer = Explorer(Nine).Send(new OperationMessage.DraftsFound([left])).Press("tab enter");
        Assert.Equal([0x00, 0x01], explorer.State.Detail.Edit!.ToBytes());
        Assert.True(explorer.Last<Effect.SettleDraft>().Fate == DraftFate.Reopened);
        Assert.True(explorer.Type("02 ").Last<Effect.KeepDraft>().Draft.IsHex);
    }

    [Fact]
    public void The_users_own_editor_is_given_hex_too()
    {
        var explorer = Explorer(Nine).Press("E");
        var asked = explorer.Last<Effect.EditExternally>();
        Assert.Equal("k.hex", asked.FileName);
        explorer.Send(new OperationMessage.ExternallyEdited(asked.Edit, "00 01\n02"u8.ToArray()));
        Assert.Equal([0, 1, 2], Assert.IsType<WriteRequest.Save>(explorer.LastWrite()).Value.ToArray());
    }

    [Fact]
    public void What_somebody_made_no_text_of_cannot_be_merged_with_text()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", "text")]).Press("e").Type("x").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Conflict(Pair(Nine, 1005) with { Version = 2 })).Press("m");
        Assert.Equal("The value that is stored now is not UTF-8 text; it cannot be merged line by line.", explorer.Notice);
    }

    private static TestExplorer Explorer(byte[] value) => new TestExplorer(new(100, 30)).Listed([Pair(value, 100)]);

    private static TestExplorer Editing(byte[] value) => Explorer(value).Press("e");

    private static KeyValue Pair(byte[] value, long revision) => Sample.Pair(EtcdKey.FromText("k"), value) with { ModRevision = revision };
}
