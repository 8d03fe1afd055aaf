using KvTui.Core.Dialogs;

namespace KvTui.Core.Tests.Dialogs;

public sealed class DialogStateTests
{
    private static readonly Dialog Delete = new(
        "Delete", "Deletes /app/db/url on cluster local.", [new("Delete", 'd') { IsDestructive = true }, new("Keep", 'k')]);

    private static readonly Dialog DeleteMany = Delete with { Confirmation = "12", ConfirmationLabel = "Type 12 to delete 12 keys:" };

    [Theory]
    [InlineData("enter", 1)]
    [InlineData("esc", 1)]
    [InlineData("d", 0)]
    [InlineData("K", 1)]
    [InlineData("tab enter", 0)]
    [InlineData("left left enter", 1)]
    [InlineData("x f5", null)]
    public void The_safe_choice_is_the_default(string keys, int? chosen) => AssertChosen(chosen, Asking(Delete).Press(keys));

    [Theory]
    [InlineData("tab enter", null)]
    [InlineData("d enter", null)]
    [InlineData("enter", null)]
    [InlineData("1 enter", null)]
    [InlineData("1 3 enter", null)]
    [InlineData("1 3 tab enter", null)]
    [InlineData("1 2 tab enter", 0)]
    [InlineData("1 3 backspace 2 tab enter", 0)]
    [InlineData("1 2 enter", 0)]
    [InlineData("space 1 2 space enter", 0)]
    [InlineData("tab 1 2 enter", 0)]
    [InlineData("1 2 tab tab enter", 1)]
    [InlineData("tab tab enter", 1)]
    [InlineData("tab tab 1 2 enter", 0)]
    [InlineData("1 2 3 enter backspace enter", 0)]
    [InlineData("1 2 esc", 1)]
    public void A_confirmation_must_be_typed_before_the_destructive_choice(string keys, int? chosen) =>
        AssertChosen(chosen, Asking(DeleteMany).Press(keys));

    [Theory]
    [InlineData("enter", "Nothing is typed yet; Esc: Keep.")]
    [InlineData("tab enter", "Nothing is typed yet; Esc: Keep.")]
    [InlineData("1 enter", "What is typed is not 12; Esc: Keep.")]
    [InlineData("1 3 tab enter", "What is typed is not 12; Esc: Keep.")]
    [InlineData("1 2", null)]
    [InlineData("1 enter 2", null)]
    [InlineData("1 2 tab tab", null)]
    [InlineData("1", null)]
    [InlineData("1 enter backspace", null)]
    public void What_enter_found_missing_is_said_until_something_is_typed(string keys, string? said) =>
        Assert.Equal(said, Asking(DeleteMany).Press(keys).Top<Layer.Question>().State.Missing);

    [Theory]
    [InlineData("", false)]
    [InlineData("1", false)]
    [InlineData(" 12 ", true)]
    public void Only_what_changes_something_waits_for_the_confirmation(string typed, bool isEnabled)
    {
        var dialog = new DialogState(DeleteMany).Entered(typed);
        Assert.Equal((isEnabled, true), (dialog.IsEnabled(DeleteMany.ActingButton), dialog.IsEnabled(DeleteMany.SafeButton)));
    }

    [Fact]
    public void A_pasted_confirmation_is_taken_by_enter() => AssertChosen(0, Asking(DeleteMany).Press("tab tab").Paste("12\n").Press("enter"));

    private static TestExplorer Asking(Dialog dialog)
    {
        var explorer = TestExplorer.Live("a");
        return explorer.With(explorer.State with { Layers = [new Layer.Question(new(dialog), new DialogPurpose.QuitDuringWrite())] });
    }

    /// <summary>What changes something quits here, the safe choice closes the question, and without a choice it stays open.</summary>
    private static void AssertChosen(int? button, TestExplorer explorer) =>
        Assert.Equal((button == 0, button is null), (explorer.State.Quitting, explorer.State.TopLayer is Layer.Question));
}
