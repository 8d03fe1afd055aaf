using KvTui.Core.Dialogs;

namespace KvTui.Core.Tests.Explorer.Dispatch;

public sealed class ProfileTests
{
    [Fact]
    public void A_profile_ends_the_session_with_the_wish_for_the_next()
    {
        var explorer = Open().Press(":").Type("profile prod").Press("enter");
        Assert.Equal((true, "prod"), (explorer.State.Quitting, explorer.State.NextProfile));
    }

    [Fact]
    public void Without_a_name_it_shows_the_names_and_waits_for_one()
    {
        var explorer = Open().Press(":").Type("profile").Press("enter");
        explorer.AssertShows("dev, prod");
        Assert.Equal("dev", explorer.Type("dev").Press("enter").State.NextProfile);
    }

    [Fact]
    public void The_palette_names_the_profiles_and_completes_them()
    {
        var explorer = Open().Press(":").Type("prof");
        explorer.AssertSays("go on with dev, prod");
        Assert.Equal("prod", explorer.Press("tab").Type("p").Press("tab enter").State.NextProfile);
    }

    [Fact]
    public void A_name_that_is_not_there_and_a_file_without_profiles_are_said()
    {
        var explorer = Open().Press(":").Type("profile x").Press("enter");
        Assert.Equal("There is no profile 'x'; there is dev, prod.", explorer.Notice);
        Assert.Null(explorer.State.NextProfile);
        Assert.StartsWith("There are no profiles", TestExplorer.Live("a").Press(":").Type("profile x").Press("enter").Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_as_quitting_does_and_staying_forgets_the_wish()
    {
        var explorer = Open().Press("d tab enter").Press(":").Type("profile prod").Press("enter");
        Assert.IsType<DialogPurpose.QuitDuringWrite>(explorer.Top<Layer.Question>().Purpose);
        Assert.False(explorer.State.Quitting);

        Assert.Equal((true, "prod"), (explorer.Copy().Press("tab enter").State.Quitting, explorer.Copy().Press("tab enter").State.NextProfile));
        var later = explorer.Press("esc").Press("q tab enter").State;
        Assert.Equal((true, null), (later.Quitting, later.NextProfile));
    }

    private static TestExplorer Open() => new TestExplorer(settings: Sample.Settings with { Profiles = ["dev", "prod"] }).Listed("a", "b");
}
