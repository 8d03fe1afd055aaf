using KvTui.Core.Dialogs;
using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Tests.Editing;

/// <summary>Alt-L in the editor chooses what a save does to the lease of its key.</summary>
public sealed class LeaseTests
{
    [Fact]
    public void It_says_which_lease_there_is_and_its_default_changes_nothing()
    {
        var explorer = Editing(0x694d).Press("alt+l");
        explorer.AssertSays("The key has the lease 000000000000694d.");
        Assert.Equal(default, Choice(explorer.Press("enter")));
        Assert.Equal(new(LeaseUse.Detach), Choice(explorer.Press("alt+l d alt+l esc")));
        Assert.Equal(default, Choice(explorer.Press("alt+l k")));
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("90s", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("2d", 172_800)]
    public void A_new_lease_has_a_time_to_live(string typed, long seconds)
    {
        var explorer = Editing().Press("alt+l n").Type(typed).Press("enter");
        Assert.Equal(new(LeaseUse.Grant, seconds), Choice(explorer));
        explorer.AssertShows($"save: new lease of {Quantities.Count(seconds)} s");
        Assert.Equal(new(LeaseUse.Grant, seconds), Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s").LastWrite()).Lease);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("5x")]
    [InlineData("s")]
    [InlineData("9000000001")]
    [InlineData("99999999999999999999d")]
    public void What_is_no_time_to_live_is_told_while_it_is_typed(string typed)
    {
        var explorer = Editing().Press("alt+l n").Type(typed).Press("enter");
        Assert.Equal("a time, as 60s, 5m or 1h30m", explorer.Top<Layer.Prompt>().Error);
    }

    [Fact]
    public void A_lease_is_attached_by_its_id()
    {
        var explorer = Editing().Press("alt+l a").Type("xyz").Press("enter");
        Assert.Equal("the id in hexadecimal digits, as 694d77aa9e38260f", explorer.Top<Layer.Prompt>().Error);
        explorer.Press("ctrl+u").Type("694d").Press("enter");
        Assert.Equal(new(LeaseUse.Attach, 0x694d), Choice(explorer));
        explorer.AssertShows("save: lease 000000000000694d");
        var found = Sample.Pair("k", "old", 1001, 2, 0x694d);
        explorer.Press("ctrl+s").WriteEnds(new WriteOutcome.Applied(1001, found, 1));
        Assert.Equal("k saved at r1001, with lease 000000000000694d", explorer.Notice);
    }

    [Fact]
    public void A_lease_alone_is_something_to_save_and_to_lose()
    {
        var explorer = Editing(0x694d).Press("alt+l d");
        Assert.IsType<DialogPurpose.DiscardEdit>(explorer.Copy().Press("esc").Top<Layer.Question>().Purpose);
        Assert.Equal(new(LeaseUse.Detach), Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s").LastWrite()).Lease);
        Assert.Equal(new(LeaseUse.Detach), explorer.Last<Effect.KeepDraft>().Draft.Lease);
    }

    [Fact]
    public void A_new_key_may_have_a_lease()
    {
        var explorer = TestExplorer.Live("/a/1").Press("n").Type("2").Press("enter alt+l n").Type("5m").Press("enter").Type("v").Press("ctrl+s");
        Assert.Equal(new(LeaseUse.Grant, 300), Assert.IsType<WriteRequest.Create>(explorer.LastWrite()).Lease);
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("/a/2", "v", 1001, 1, 0x99), 1));
        Assert.Equal("/a/2 created at r1001, with the new lease 0000000000000099", explorer.Notice);
    }

    [Fact]
    public void The_palette_opens_the_editor_with_the_question()
    {
        var explorer = TestExplorer.Live("k").Press(":").Type("lease").Press("enter");
        Assert.IsType<DialogPurpose.Lease>(explorer.Top<Layer.Question>().Purpose);
        Assert.NotNull(explorer.State.Detail.Edit);
    }

    [Fact]
    public void The_same_value_with_another_lease_is_not_ones_own_save()
    {
        var save = new WriteRequest.Save(Sample.Pair("k", "old"), "new"u8.ToArray()) { Lease = new(LeaseUse.Attach, 7) };
        Assert.True(save.IsStoredAs(Sample.Pair("k", "new", 101, 2, 7)));
        Assert.False(save.IsStoredAs(Sample.Pair("k", "new", 101, 2, 8)));
        Assert.False(save.IsStoredAs(Sample.Pair("k", "old", 101, 2, 7)));
    }

    private static TestExplorer Editing(long lease = 0) =>
        new TestExplorer(new(120, 30)).Listed([Sample.Pair("k", "old", 100, 1, lease)]).Press("e");

    private static LeaseChoice Choice(TestExplorer explorer) => explorer.State.Detail.Edit!.Lease;
}
