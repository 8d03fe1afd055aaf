using KvTui.Core.Dialogs;

namespace KvTui.Core.Tests.Access;

public sealed class LockTests
{
    [Theory]
    [InlineData("e")]
    [InlineData("n")]
    [InlineData("d")]
    [InlineData("D")]
    public void A_change_of_a_locked_profile_offers_to_unlock_it(string key)
    {
        var explorer = Locked().GoTo("/app/a").Press(key);
        Assert.IsType<DialogPurpose.Unlock>(explorer.Top<Layer.Question>().Purpose);
        Assert.Null(explorer.State.Detail.Edit);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Write or Effect.SetLock);
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("new /app/x")]
    [InlineData("delete")]
    [InlineData("delete-prefix")]
    [InlineData("unlock")]
    public void So_does_the_palette(string command) =>
        Assert.IsType<DialogPurpose.Unlock>(Locked().Press(":").Type(command).Press("enter").Top<Layer.Question>().Purpose);

    [Fact]
    public void What_was_unlocked_on_the_command_line_begins_unlocked()
    {
        var explorer = new TestExplorer(settings: AccessSample.Production with { IsUnlocked = true }).Listed("/a").GoTo("/a").Press("e");
        Assert.NotNull(explorer.State.Detail.Edit);
        Assert.Empty(explorer.State.Layers);
    }

    [Fact]
    public void Only_its_name_unlocks_it()
    {
        var explorer = Locked().Press(":").Type("unlock").Press("enter");
        explorer.Copy().Type("prod").Press("tab enter").AssertSays("What is typed is not shop-prod; Esc: Keep locked.");
        explorer.Copy().Press("enter").AssertSays("Nothing is typed yet; Esc: Keep locked.");
        Assert.True(explorer.Copy().Type("prod").Press("enter").State.Access.IsLocked);
        Assert.True(explorer.Copy().Type("shop-prod").Press("esc").State.Access.IsLocked);
        Assert.True(explorer.Copy().Press("tab enter").State.Access.IsLocked);
        Assert.False(Typed(explorer).State.Access.IsLocked);
        Assert.Equal(new Effect.SetLock(false), explorer.Last<Effect.SetLock>());
        Assert.NotNull(explorer.GoTo("/app/a").Press("e").State.Detail.Edit);
    }

    [Fact]
    public void It_is_locked_again_by_a_command()
    {
        var explorer = Typed(Locked().Press(":").Type("unlock").Press("enter")).Press(":").Type("lock").Press("enter");
        Assert.True(explorer.State.Access.IsLocked);
        Assert.Equal(new Effect.SetLock(true), explorer.Last<Effect.SetLock>());
        Assert.Equal("It is locked already.", explorer.Press(":").Type("lock").Press("enter").Notice);
    }

    [Fact]
    public void Read_only_can_not_be_unlocked()
    {
        var explorer = new TestExplorer(settings: AccessSample.Production with { ReadOnly = true }).Listed("/app/a");
        Assert.StartsWith("Read-only", explorer.Copy().Press("e").Notice, StringComparison.Ordinal);
        Assert.StartsWith("Read-only", explorer.Press(":").Type("unlock").Press("enter").Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_production_has_no_lock() =>
        Assert.StartsWith("This profile is not marked production", TestExplorer.Live("a").Press(":").Type("unlock").Press("enter").Notice, StringComparison.Ordinal);

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(40)]
    public void The_word_PROD_is_always_on_the_screen(int columns)
    {
        var explorer = new TestExplorer(new Size(columns, 20), AccessSample.Production with { IsVerified = false }).Listed("/app/a");
        foreach (var keys in new[] { "esc", "y", "/ a b c", "esc e", "esc 2", "o" })
        {
            explorer.Press(keys);
            explorer.AssertShows("PROD");
            explorer.AssertThat(explorer.State.TopLayer is Layer.Question || explorer.Screen.Contains("NOT VERIFIED", StringComparison.Ordinal) || explorer.Screen.Contains("certificates not verified", StringComparison.Ordinal));
        }
    }

    private static TestExplorer Typed(TestExplorer explorer) => explorer.Type("shop-prod").Press("enter");

    private static TestExplorer Locked() => new TestExplorer(settings: AccessSample.Production).Listed("/app/a", "/app/b");
}
