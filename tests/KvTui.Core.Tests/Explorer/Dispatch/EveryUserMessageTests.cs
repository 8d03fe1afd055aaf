using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Explorer.Dispatch;

/// <summary>Every kind of message that a person can cause does something somewhere, and nothing wrong anywhere.</summary>
public sealed class EveryUserMessageTests
{
    private static readonly UserMessage[] Messages =
    [
        new UserMessage.Command(Intent.Help), new UserMessage.Typed("x"), new UserMessage.Pasted("x\ny"), new UserMessage.Edited(EditorCommand.Newline, Selects: false),
        new UserMessage.Entered("e"), new UserMessage.Chosen(0), new UserMessage.Clicked(Pane.Cluster), new UserMessage.RowClicked(1, Opens: true),
        new UserMessage.LineClicked(1, Folds: true), new UserMessage.FoldClicked(1), new UserMessage.Wheeled(Pane.Keys, 2), new UserMessage.Pointed(0, 1, Selects: true), new UserMessage.KeysResized(30),
        new UserMessage.ClusterResized(5), new UserMessage.Resized(new(100, 40)), new UserMessage.Attended(false), new UserMessage.BackgroundTold(true),
    ];

    public static TheoryData<string> States => [.. RepresentativeStates.Names];

    [Fact]
    public void There_is_an_example_of_every_kind() =>
        Assert.Equal(typeof(UserMessage).GetNestedTypes().Select(static type => type.Name).Order(), Messages.Select(static message => message.GetType().Name).Order());

    [Theory]
    [MemberData(nameof(States))]
    public void Each_can_come_in(string state)
    {
        var start = RepresentativeStates.Of(state);
        foreach (var message in Messages)
        {
            var after = start.Copy().Send(message).State;
            Assert.InRange(after.Browse.List.Selected, 0, Math.Max(0, after.Browse.Rows.Count - 1));
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_intent_can_be_asked_for_in(string state)
    {
        var start = RepresentativeStates.Of(state);
        foreach (var intent in Enum.GetValues<Intent>())
        {
            var after = start.Copy().Do(intent).State;
            Assert.InRange(after.Browse.List.Selected, 0, Math.Max(0, after.Browse.Rows.Count - 1));
        }
    }

    [Fact]
    public void Each_changes_the_state_or_asks_for_something_in_some_state()
    {
        var explorers = RepresentativeStates.Names.Select(RepresentativeStates.Of).ToList();
        Assert.All(Messages, message => Assert.True(explorers.Exists(explorer => Changes(explorer, message)), $"{message} does nothing anywhere"));
    }

    [Fact]
    public void Every_intent_changes_the_state_or_asks_for_something_in_some_state()
    {
        // Where the rows of a scan are sorted anew each time, the state is another one whatever is asked for.
        var nothing = new UserMessage.Command(Intent.None);
        var explorers = RepresentativeStates.Names.Select(RepresentativeStates.Of).Where(explorer => !Changes(explorer, nothing)).ToList();
        var idle = Enum.GetValues<Intent>().Where(intent => !explorers.Exists(explorer => Changes(explorer, new UserMessage.Command(intent))));
        Assert.Equal([Intent.None], idle);
    }

    private static bool Changes(TestExplorer explorer, UserMessage message)
    {
        var (before, after) = (explorer.State, explorer.Copy().Send(message));
        return after.Effects.Count > explorer.Effects.Count || !after.State.Layers.SequenceEqual(before.Layers)
            || after.State with { Layers = before.Layers } != before;
    }
}
