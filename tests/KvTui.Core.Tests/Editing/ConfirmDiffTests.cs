using KvTui.Core.Dialogs;

namespace KvTui.Core.Tests.Editing;

/// <summary>The setting that shows what a save would change before it is saved.</summary>
public sealed class ConfirmDiffTests
{
    [Fact]
    public void A_save_shows_what_it_would_change_and_Enter_saves()
    {
        var explorer = Editing().Type("new\n").Press("ctrl+s");
        explorer.AssertSays("+ new");
        explorer.AssertShows("Enter saves, Esc back");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.NotNull(explorer.Press("enter").LastWrite());
        Assert.Null(explorer.State.TopLayer);
    }

    [Theory]
    [InlineData("esc")]
    [InlineData("q")]
    [InlineData("ctrl+c")]
    public void Leaving_it_saves_nothing_and_goes_back_to_the_editor(string key)
    {
        var explorer = Editing().Type("new ").Press("ctrl+s").Press(key);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("new old", explorer.State.Detail.Edit!.Editor.GetText());
    }

    [Fact]
    public void What_has_not_changed_is_not_shown() => Assert.Null(Editing().Press("ctrl+s").State.Detail.Edit);

    [Fact]
    public void A_question_that_is_wanted_too_comes_behind_it()
    {
        var explorer = Editing(Sample.Settings with { ConfirmDiff = true, Confirm = ConfirmLevel.All }).Type("x").Press("ctrl+s enter");
        Assert.IsType<DialogPurpose.SaveEdit>(explorer.Top<Layer.Question>().Purpose);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.NotNull(explorer.Press("tab enter").LastWrite());
    }

    [Fact]
    public void The_diff_that_is_only_looked_at_saves_nothing() => Assert.Empty(Editing().Type("x").Press("f4 enter").Effects.OfType<Effect.Write>());

    private static TestExplorer Editing(ExplorerSettings? settings = null) =>
        new TestExplorer(settings: settings ?? Sample.Settings with { ConfirmDiff = true }).Listed([Sample.Pair("k", "old")]).Press("e");
}
