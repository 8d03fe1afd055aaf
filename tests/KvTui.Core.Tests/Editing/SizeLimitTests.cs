using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Editing;

/// <summary>That a value is too large for etcd is said in the editor, not first by the server.</summary>
public sealed class SizeLimitTests
{
    private const int Fits = SizeLimit.RequestBytes - 1024;

    [Fact]
    public void A_text_that_grows_beyond_the_limit_is_told_at_once_and_once()
    {
        var explorer = Editing(Fits).Paste(new string('y', 2000));
        Assert.Equal("The text has grown beyond 1.5 MiB, which is all that etcd takes unless told otherwise.", explorer.Notice);
        explorer.AssertShows("1.5 MiB, too large for etcd");
        var notice = explorer.State.Notice;
        Assert.Same(notice, explorer.Type("z").State.Notice);
        explorer.Press("ctrl+_ ctrl+_").AssertHides("too large");
    }

    [Fact]
    public void Saving_it_is_refused_once_and_then_sent_as_the_server_may_take_more()
    {
        var explorer = Editing(Fits).Paste(new string('y', 2000)).Press("ctrl+s");
        Assert.Equal(
            $"Not saved: etcd takes {Quantities.Count(SizeLimit.RequestBytes)} B in a request unless told otherwise, and this is {Quantities.Count(Fits + 2000)} B. "
                + "Ctrl-S sends it nevertheless.",
            explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Equal(Fits + 2000, Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s").LastWrite()).Value.Length);
    }

    [Fact]
    public void It_is_told_again_after_more_was_typed() =>
        Assert.Empty(Editing(Fits).Paste(new string('y', 2000)).Press("ctrl+s").Type("z").Press("ctrl+s").Effects.OfType<Effect.Write>());

    [Fact]
    public void What_fits_is_saved_without_a_word() => Assert.NotNull(Editing(Fits).Type("y").Press("ctrl+s").LastWrite());

    [Fact]
    public void Bytes_count_not_letters() => Assert.Contains("grown", Editing(Fits).Paste(new string('ü', 600)).Notice, StringComparison.Ordinal);

    [Fact]
    public void Packed_JSON_is_measured_as_it_is_saved()
    {
        var lines = string.Join(',', Enumerable.Repeat("1", 500_000));
        var explorer = new TestExplorer().Listed([Sample.Pair("k", $"[{lines}]")]).Press("e down end left").Type("1").Press("ctrl+s");
        Assert.NotNull(explorer.LastWrite());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_bytes_of_a_text_are_counted_as_it_is_edited(int seed)
    {
        var random = new Random(seed);
        var editor = TextEditorState.Empty;
        string[] pieces = ["a", "ü\n", "語", "\U0001F600", "e\u0301", new string('x', 700)];
        for (var step = 0; step < 300; step++)
        {
            editor = editor.MoveTo(random.Next(20), random.Next(400));
            editor = random.Next(4) == 0 ? editor.Apply(EditorCommand.DeleteWordBefore) : editor.Insert(pieces[random.Next(pieces.Length)]);
            Assert.Equal(editor.ToBytes().Length, editor.ByteCount);
        }
    }

    private static TestExplorer Editing(int bytes) =>
        new TestExplorer(new(120, 30)).Listed([Sample.Pair("k", string.Concat(Enumerable.Repeat(new string('x', 63) + "\n", (bytes / 64) + 1))[..bytes])]).Press("e");
}
