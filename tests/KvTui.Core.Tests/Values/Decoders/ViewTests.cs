using System.Text;
using KvTui.Etcd.Model;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>Decoders in the value pane: what the title says, what t goes through, and for which key.</summary>
public sealed class ViewTests
{
    private const string Greeting = "aGVsbG8gd29ybGQsIGhvdyBhcmUgeW91";

    [Fact]
    public void The_title_names_the_decoders_and_t_goes_through_the_formats_of_what_is_stored()
    {
        var explorer = Of(Fixture.Bytes("config.gz.b64")).Resize(120, 24);
        explorer.AssertShows("base64 › gzip › json");
        explorer.AssertShows("\"service\": \"orders\",");
        Assert.Equal(["text", "text", "hex", "base64 › gzip › json"], Titles(explorer, 4));
    }

    [Fact]
    public void In_ascii_the_title_is_as_clear()
    {
        var explorer = new TestExplorer(new(120, 24), capabilities: TerminalCapabilities.Modern with { Utf8 = false }).Listed([Sample.Pair("k", Fixture.Text("config.gz.b64"))]);
        explorer.AssertShows("base64 > gzip > json");
    }

    [Fact]
    public void What_is_only_guessed_is_offered_after_the_formats() =>
        Assert.Equal(["text", "text", "hex", "protobuf", "hex", "text"], Titles(Of(Convert.FromHexString("08960110")[..3]), 6));

    [Fact]
    public void A_short_word_in_base64_is_decoded_when_asked_for() =>
        Assert.Equal(["text", "text", "hex", "base64 › text", "text"], Titles(Of("cGFzc3dvcmQ="u8.ToArray()), 5));

    [Fact]
    public void What_is_chosen_holds_for_this_key_and_is_remembered_for_it()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("a", Greeting), Sample.Pair("b", Greeting)]).Press("t t t");
        Assert.Equal("hex", Title(explorer));
        explorer.Press("down").Send(new OperationMessage.Rested(explorer.State.Detail.Generation)).Answer();
        Assert.Equal(("b", "base64 › text"), (explorer.State.Detail.Subject?.Path.ToString(), Title(explorer)));
        explorer.Press("t").Press("up").Send(new OperationMessage.Rested(explorer.State.Detail.Generation)).Answer();
        Assert.Equal(("a", "hex"), (explorer.State.Detail.Subject?.Path.ToString(), Title(explorer)));
        explorer.Press("t");
        Assert.Equal("base64 › text", Title(explorer));
    }

    [Fact]
    public void What_no_longer_fits_a_changed_value_says_so()
    {
        var explorer = new TestExplorer(new(120, 24)).Listed([Sample.Pair("k", "cGFzc3dvcmQ=")]).Press("t t t t");
        Assert.Equal("base64 › text", Title(explorer));
        explorer.PutElsewhere("k", "something else", 1001);
        Assert.Equal(("text", "not base64"), (Title(explorer), explorer.State.Detail.Formatted?.Note));
    }

    [Fact]
    public void A_masked_value_is_not_decoded_on_the_screen()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Mask = KeyMask.Of(["k"]) }).Listed([Sample.Pair("k", Greeting)]);
        foreach (var keys in (string[])["2", "t", "t", "t", "t", "t"])
        {
            explorer.Press(keys).AssertHides("hello world");
            explorer.AssertHides("base64");
            explorer.AssertHides("as stored");
            explorer.AssertShows("masked");
        }

        explorer.Press("Y");
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Copy);
    }

    [Theory]
    [InlineData(Greeting, "", "hello world, how are you", "the value as base64 › text (e: as stored)")]
    [InlineData(Greeting, "t", Greeting, "the value as text")]
    [InlineData("eyJhIjoxLCJiIjoyfQ==", "", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "the value as base64 › json (e: as stored)")]
    public void What_is_shown_is_copied(string value, string keys, string copied, string what)
    {
        var copy = Of(Encoding.UTF8.GetBytes(value)).Press(keys).Press("Y").Last<Effect.Copy>();
        Assert.Equal((copied, what), (Encoding.UTF8.GetString(copy.Text.Span), copy.What));
    }

    [Fact]
    public void Of_a_large_packed_value_all_is_copied_and_m_and_the_search_reach_all_of_it()
    {
        var explorer = Of(Fixture.Bytes("log.19.zst"));
        Assert.True(explorer.State.Detail.HasMore);
        var text = Encoding.UTF8.GetString(explorer.Copy().Press("Y").Last<Effect.Copy>().Text.Span);
        Assert.Equal(4001, text.Split('\n').Length);
        Assert.Equal(4000, explorer.Copy().Press("2 m").State.Detail.Formatted?.Lines.Count);
        explorer.Press("2 /").Type("line 3999").Press("enter");
        Assert.Equal(3999, explorer.State.Detail.Reading.Line);
    }

    [Fact]
    public void A_search_in_the_hex_dump_of_what_is_inside_finds_what_is_inside()
    {
        var value = Encoding.ASCII.GetBytes(Convert.ToBase64String([0, 1, 2, 3, .. "needle"u8, 0xFF, 0xFE, 9, 9, 9, 9]));
        var explorer = Of(value);
        for (var press = 0; press < 5 && Title(explorer) != "base64 › hex"; press++)
        {
            explorer.Press("t");
        }

        explorer.Press("2 /").Type("needle").Press("enter");
        Assert.Equal(("base64 › hex", 1), (Title(explorer), explorer.State.Detail.Reading.Find?.Hits.Length));
    }

    [Fact]
    public void What_a_decoder_lays_out_folds_and_has_paths()
    {
        var explorer = Of(Convert.FromHexString("82a7636f6d70616374c3a6736368656d6181a16101")).Press("2 G up up");
        Assert.Equal(("msgpack", ".schema.a"), (Title(explorer), explorer.State.Detail.Path));
        explorer.Press("up enter").AssertShows("2 lines");
    }

    [Fact]
    public void E_edits_what_is_stored() => Assert.Equal(Greeting, Of(Encoding.ASCII.GetBytes(Greeting)).Press("e").State.Detail.Edit?.Editor.GetText());

    private static TestExplorer Of(byte[] value) => new TestExplorer().Listed([Sample.Pair(EtcdKey.FromText("k"), value)]);

    private static string? Title(TestExplorer explorer) => explorer.State.Detail.Formatted?.Name;

    private static string?[] Titles(TestExplorer explorer, int presses) =>
        [.. Enumerable.Range(0, presses).Select(_ => Title(explorer.Press("t")))];
}
