using KvTui.Core.Dialogs;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Members.Shown;

namespace KvTui.Core.Tests.Clusters;

/// <summary>The list of clusters: how each fares, and going on with one.</summary>
public sealed class ClusterListTests
{
    private const string Healthy = "healthy · 3/3 members · leader n2";

    [Fact]
    public void The_cluster_shown_comes_first_and_the_others_are_asked()
    {
        var explorer = Open();
        Assert.Equal([$"dev: {Healthy} (shown)", "prod: asking … ()", "test: asking … ()"], Rows(explorer));
        Assert.Equal("dev", List(explorer).Selected?.Name);
        Assert.Equal(["prod", "test"], explorer.Last<Effect.AskClusters>().Profiles);
    }

    [Fact]
    public void It_opens_on_the_cluster_that_was_used_last()
    {
        var explorer = Open("test");
        Assert.Equal([$"dev: {Healthy} (shown)", "prod: asking … ()", "test: asking … (used last)"], Rows(explorer));
        Assert.Equal((true, "test"), Ended(explorer.Press("enter")));
        Assert.Equal("dev", List(Open("dev")).Selected?.Name);
        Assert.Equal("dev", List(Open("gone")).Selected?.Name);
    }

    [Fact]
    public void Answers_are_shown_as_they_come_and_the_selection_stays()
    {
        var explorer = Open().Press("down").Send(new OperationMessage.ClusterAsked("test", "no quorum")).Send(new OperationMessage.ClusterAsked("prod", "denied"));
        Assert.Equal([$"dev: {Healthy} (shown)", "prod: denied ()", "test: no quorum ()"], Rows(explorer));
        Assert.Equal("prod", List(explorer).Selected?.Name);
    }

    [Fact]
    public void The_cluster_shown_is_told_as_its_pane_tells_it()
    {
        var explorer = Open().Send(new ClusterMessage(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused))));
        Assert.StartsWith("dev: degraded · 2/3 members · ", Rows(explorer).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_that_is_not_reachable_says_why_in_few_words() =>
        Assert.Equal("not reachable from here · connection refused", ClusterSummary.Brief(Sample.Report(Sample.SilentMember(0, Sample.Refused))));

    [Theory]
    [InlineData("esc")]
    [InlineData("enter")]
    [InlineData("down enter")]
    public void Once_the_list_is_left_nobody_is_asked_any_longer_and_a_late_answer_is_dropped(string keys)
    {
        var explorer = Open().Press(keys).Send(new OperationMessage.ClusterAsked("prod", "late"));
        Assert.Empty(explorer.State.Layers);
        Assert.Empty(explorer.Last<Effect.AskClusters>().Profiles);
    }

    [Fact]
    public void Enter_goes_on_with_the_selected_cluster()
    {
        Assert.Equal((true, "test"), Ended(Open().Type("te").Press("enter")));
        Assert.Equal((false, null), Ended(Open().Press("enter")));
        Assert.Equal("x", List(Open().Type("x").Press("enter")).Text);
    }

    [Fact]
    public void A_click_on_a_row_goes_on_with_its_cluster() =>
        Assert.Equal((true, "prod"), Ended(Open().Send(new UserMessage.Chosen(1))));

    [Fact]
    public void While_a_write_has_no_answer_it_asks_first_and_staying_forgets_the_wish()
    {
        var explorer = Listed("").Press("d tab enter").Press(":").Type("clusters").Press("enter down enter");
        Assert.IsType<DialogPurpose.QuitDuringWrite>(explorer.Top<Layer.Question>().Purpose);
        Assert.Equal((false, "prod"), Ended(explorer));
        Assert.Equal((true, null), Ended(explorer.Press("esc").Press("q tab enter")));
    }

    [Fact]
    public void An_open_edit_has_to_be_saved_or_left_first()
    {
        var explorer = Listed("").Press("e").Type("mine").Do(Intent.Menu).Do(Intent.Clusters);
        Assert.Equal("A value is being edited: save it, or leave the editor first.", explorer.Notice);
        Assert.True(explorer.State.Detail.Edit?.WouldLose);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.AskClusters);
    }

    [Fact]
    public void Without_profiles_it_says_how_to_have_some() =>
        Assert.StartsWith("There are no profiles", TestExplorer.Live("a").Press(":").Type("clusters").Press("enter").Notice, StringComparison.Ordinal);

    [Fact]
    public void What_was_opened_without_a_profile_is_beside_a_profile_of_the_same_name()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Profiles = ["local"] }).Press(":").Type("clusters").Press("enter down");
        Assert.Equal(["local: asking … (shown)", "local: asking … ()"], Rows(explorer));
        explorer.Send(new OperationMessage.ClusterAsked("local", "denied"));
        Assert.Equal(["local: asking … (shown)", "local: denied ()"], Rows(explorer));
        Assert.Equal((true, "local"), Ended(explorer.Press("enter")));
    }

    private static TestExplorer Open(string last = "") => Listed(last).Press(":").Type("clusters").Press("enter");

    private static TestExplorer Listed(string last)
    {
        var settings = Sample.Settings with
        {
            Profile = "dev",
            NamedProfile = "dev",
            Profiles = ["dev", "prod", "test"],
            Remembered = new() { LastProfile = last },
        };
        return new TestExplorer(settings: settings).Listed("a").Send(new ClusterMessage(Sample.Healthy()));
    }

    private static (bool Quitting, string? Next) Ended(TestExplorer explorer) => (explorer.State.Quitting, explorer.State.NextProfile);

    private static PaletteState List(TestExplorer explorer) => Assert.IsType<Layer.Palette>(explorer.State.TopLayer).State;

    private static IEnumerable<string> Rows(TestExplorer explorer) => List(explorer).Matches.Select(static item => $"{item.Name}: {item.Description} ({item.Keys})");
}
