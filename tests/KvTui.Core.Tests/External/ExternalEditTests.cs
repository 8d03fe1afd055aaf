using System.Text;
using KvTui.Core.Dialogs;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.External;

/// <summary>E: what the user's own editor is given, and what becomes of what it leaves.</summary>
public sealed class ExternalEditTests
{
    [Theory]
    [InlineData("{\"a\":1}", "{\n  \"a\": 1\n}", "k.json")]
    [InlineData("plain\n", "plain\n", "k.txt")]
    [InlineData("", "", "k.txt")]
    public void The_editor_is_given_the_text_of_the_built_in_one(string value, string text, string file)
    {
        var explorer = Asked(value);
        var asked = explorer.Last<Effect.EditExternally>();
        Assert.Equal((text, file, true), (Encoding.UTF8.GetString(asked.Edit.Editor.ToBytes()), asked.FileName, asked.KeepsDraft));
        Assert.Equal(explorer.Store[EtcdKey.FromText("k")], asked.Edit.Base);
        Assert.Null(explorer.State.Detail.Edit);
    }

    [Fact]
    public void So_it_is_from_the_value_pane() => Assert.Single(Explorer("v").Press("2 E").Effects.OfType<Effect.EditExternally>());

    [Fact]
    public void A_value_that_is_not_read_yet_is_read_first()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down E");
        Assert.Empty(explorer.Effects.OfType<Effect.EditExternally>());
        Assert.Equal("b", explorer.Answer().Last<Effect.EditExternally>().Edit.Key.ToString());
        Assert.Null(explorer.State.Detail.Edit);
        Assert.NotNull(TestExplorer.Live("a", "b").Press("down E e").Answer().State.Detail.Edit);
    }

    [Fact]
    public void A_change_is_saved_over_what_was_read_and_packed_as_it_was()
    {
        var explorer = Left(Asked("{\"a\":1,\"b\":[1E400]}"), "{\n  \"a\": 2,\n  \"b\": [\n    1E400\n  ]\n}\n");
        var save = Assert.IsType<WriteRequest.Save>(explorer.LastWrite());
        Assert.Equal("{\"a\":2,\"b\":[1E400]}", Encoding.UTF8.GetString(save.Value.Span));
        Assert.Equal(100, save.Base.ModRevision);
        Assert.Equal(explorer.State.Detail.ClusterId, save.ClusterId);
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("k", "{\"a\":2}", 1001), 1));
        Assert.Equal((null, Pane.Keys), (explorer.State.Detail.Edit, explorer.State.Focus));
    }

    /// <summary>What a key was given meanwhile is not replaced: the base of the save is what the editor was given.</summary>
    [Fact]
    public void On_a_conflict_the_text_stays_in_the_built_in_editor_beside_what_is_there_now()
    {
        var explorer = Asked("first").PutElsewhere("k", "theirs", 1001);
        Left(explorer, "mine");
        Assert.Equal(100, Assert.IsType<WriteRequest.Save>(explorer.LastWrite()).Base.ModRevision);
        explorer.WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", "theirs", 1001)));
        explorer.AssertShows("- theirs");
        explorer.AssertShows("+ mine");
        explorer.Press("esc");
        Assert.Equal("mine", explorer.State.Detail.Edit!.Editor.GetText());
        Assert.Equal(1001, Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s").LastWrite()).Base.ModRevision);
    }

    [Fact]
    public void Broken_json_stays_in_the_built_in_editor_and_the_second_save_takes_it()
    {
        var explorer = Left(Asked("{\"a\":1}"), "{\n  \"a\": 1x\n}\n");
        Assert.Equal("Not saved: the text is not JSON any more, see line 2, column 9. Ctrl-S saves it nevertheless.", explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Equal("{\n  \"a\": 1x\n}", explorer.State.Detail.Edit!.Editor.GetText());
        Assert.Single(explorer.Press("ctrl+s").Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void Broken_YAML_stays_in_the_built_in_editor_as_well()
    {
        var explorer = Left(Asked("a: b\nc: d\n"), "a: b\n\tc: d\n");
        Assert.Equal("Not saved: the text is not YAML any more, see line 2, column 1. Ctrl-S saves it nevertheless.", explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Single(explorer.Press("ctrl+s").Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void Where_each_write_is_asked_about_so_is_this_one()
    {
        var explorer = Left(Asked("v", Sample.Settings with { Confirm = ConfirmLevel.All }), "w");
        Assert.IsType<DialogPurpose.SaveEdit>(explorer.Top<Layer.Question>().Purpose);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
    }

    [Theory]
    [InlineData("{\"a\":1}", "{\n  \"a\": 1\n}")]
    [InlineData("{\"a\":1}", "{\n  \"a\": 1\n}\n")]
    [InlineData("v", "v")]
    [InlineData("v", "v\n")]
    [InlineData("", "\n")]
    public void What_is_the_same_or_has_only_a_line_end_added_is_not_saved(string value, string left)
    {
        var explorer = Left(Asked(value), left);
        Assert.Equal("nothing changed, nothing saved", explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Null(explorer.State.Detail.Edit);
    }

    [Fact]
    public void An_editor_that_failed_saves_nothing_and_says_why()
    {
        var explorer = Asked("v").Send(new OperationMessage.ExternalFailed("Nothing was saved: vi failed with exit status 1."));
        explorer.AssertShows("Nothing was saved: vi failed with exit status 1.");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Null(explorer.State.Detail.Edit);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_shown_and_not_saved()
    {
        var explorer = Asked("v");
        explorer.Send(new OperationMessage.ExternallyEdited(explorer.Last<Effect.EditExternally>().Edit, new byte[] { (byte)'a', 0xFF }));
        Assert.Contains("not UTF-8", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal("a\uFFFD", explorer.State.Detail.Edit!.Editor.GetText());
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void What_e_refuses_is_refused_before_the_editor_opens()
    {
        AssertRefused(new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("k"));
        AssertRefused(AccessSample.WithSecret().GoTo("/registry/secrets/default/db"));
        AssertRefused(new TestExplorer().Listed([Sample.Pair(EtcdKey.FromText("k"), [.. "k8s\0"u8, 1])]));
        AssertRefused(TestExplorer.Live("/a/b").Press("g"));
    }

    [Fact]
    public void A_locked_profile_offers_to_unlock_it()
    {
        var explorer = new TestExplorer(settings: AccessSample.Production).Listed("k").Press("E");
        Assert.IsType<DialogPurpose.Unlock>(explorer.Top<Layer.Question>().Purpose);
        Assert.Empty(explorer.Effects.OfType<Effect.EditExternally>());
    }

    [Fact]
    public void What_is_masked_is_never_kept_on_disk()
    {
        var explorer = AccessSample.WithSecret().GoTo("/registry/secrets/default/db").Press("u E");
        Assert.False(explorer.Last<Effect.EditExternally>().KeepsDraft);
    }

    [Fact]
    public void A_session_that_became_read_only_meanwhile_keeps_the_text()
    {
        var explorer = Asked("v");
        Left(explorer.With(explorer.State with { Settings = Sample.Settings with { ReadOnly = true } }), "w");
        Assert.Contains("The text stays here.", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal("w", explorer.State.Detail.Edit!.Editor.GetText());
    }

    private static void AssertRefused(TestExplorer explorer)
    {
        var byE = explorer.Copy().Press("e").Notice;
        Assert.NotNull(byE);
        Assert.Equal(byE, explorer.Press("E").Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.EditExternally>());
    }

    private static TestExplorer Explorer(string value, ExplorerSettings? settings = null) =>
        new TestExplorer(new(100, 30), settings).Listed([Sample.Pair("k", value)]);

    private static TestExplorer Asked(string value, ExplorerSettings? settings = null) => Explorer(value, settings).Press("E");

    private static TestExplorer Left(TestExplorer explorer, string text) => explorer.Send(
        new OperationMessage.ExternallyEdited(explorer.Last<Effect.EditExternally>().Edit, Encoding.UTF8.GetBytes(text)));
}
