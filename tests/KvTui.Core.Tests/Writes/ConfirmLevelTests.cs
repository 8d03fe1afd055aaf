namespace KvTui.Core.Tests.Writes;

public sealed class ConfirmLevelTests
{
    [Fact]
    public void A_save_is_not_asked_about_unless_that_is_wanted() => Assert.IsType<WriteRequest.Save>(Editing(ConfirmLevel.Delete).Press("ctrl+s").LastWrite());

    [Fact]
    public void A_save_is_asked_about_and_its_default_is_to_go_on_editing()
    {
        var explorer = Editing(ConfirmLevel.All).Press("ctrl+s");
        explorer.AssertSays("r100, 3 B, will be replaced by 5 B");
        explorer.AssertSays("on cluster prod (http://127.0.0.1:2379).");
        explorer.Press("enter");
        Assert.Null(explorer.State.TopLayer);
        Assert.NotNull(explorer.State.Detail.Edit);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s tab enter").LastWrite());
        explorer.AssertThat(explorer.State.Detail.Edit?.Saving);
    }

    [Fact]
    public void A_new_key_is_asked_about()
    {
        var explorer = new TestExplorer(settings: Settings(ConfirmLevel.All)).Listed("k").Press("n ctrl+u").Type("new").Press("enter").Type("value").Press("ctrl+s");
        explorer.AssertSays("will be created with 5 B");
        Assert.IsType<WriteRequest.Create>(explorer.Press("tab enter").LastWrite());
    }

    [Fact]
    public void The_name_of_the_profile_has_to_be_typed_for_a_save_and_for_the_deletion_of_a_key()
    {
        AssertTyped(Editing(ConfirmLevel.Typed).Press("ctrl+s"));
        AssertTyped(new TestExplorer(settings: Settings(ConfirmLevel.Typed)).Listed("k").Press("d"));
    }

    [Fact]
    public void The_count_has_to_be_typed_for_many_keys_at_any_level()
    {
        var explorer = new TestExplorer(settings: Settings(ConfirmLevel.Typed)).Listed("a/b", "a/c").Press("D");
        explorer.AssertSays("Type 2 to confirm");
        Assert.IsType<WriteRequest.DeletePrefix>(explorer.Type("2").Press("tab enter").LastWrite());
    }

    [Fact]
    public void What_may_not_be_saved_any_more_when_the_question_is_answered_is_not_saved()
    {
        var explorer = Editing(ConfirmLevel.All).Press("ctrl+s");
        explorer.Send(new ClusterMessage(Sample.Report(Sample.Member(1, 2, false, "memberID:1 alarm:NOSPACE "))));
        explorer.Press("tab enter");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.NotNull(explorer.State.Detail.Edit);
    }

    private static void AssertTyped(TestExplorer explorer)
    {
        Assert.Equal("prod", explorer.Top<Layer.Question>().State.Dialog.Confirmation);
        explorer.Press("tab enter");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        explorer.Type("prod").Press("enter");
        Assert.NotNull(explorer.LastWrite());
    }

    private static ExplorerSettings Settings(ConfirmLevel level) => Sample.Settings with { Profile = "prod", Confirm = level };

    private static TestExplorer Editing(ConfirmLevel level) =>
        new TestExplorer(settings: Settings(level)).Listed([Sample.Pair("k", "old", 100)]).Press("e").Type("ab");
}
