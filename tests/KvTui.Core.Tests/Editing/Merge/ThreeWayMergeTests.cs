using KvTui.Core.Editing.Merge;

namespace KvTui.Core.Tests.Editing.Merge;

public sealed class ThreeWayMergeTests
{
    private const string Before = "a\nb\nc\nd\ne\n";

    [Fact]
    public void What_only_one_side_has_changed_is_taken_from_it()
    {
        var pieces = ThreeWayMerge.Of(Before, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n");
        Assert.Equal(
            [
                new MergePiece.Settled("A\n", MergeSide.Mine), new MergePiece.Settled("b\nc\nd\n", MergeSide.Both),
                new MergePiece.Settled("E\nf\n", MergeSide.Theirs),
            ],
            pieces);
    }

    [Fact]
    public void The_same_change_on_both_sides_is_no_conflict() => Assert.Equal("a\nX\nc\nd\ne\n", Merged(Before, "a\nX\nc\nd\ne\n", "a\nX\nc\nd\ne\n"));

    [Fact]
    public void Changes_that_touch_are_in_conflict() =>
        Assert.Equal([new("b\nc\n", "B\nc\n", "b\nC\n")], Conflicts(Before, "a\nB\nc\nd\ne\n", "a\nb\nC\nd\ne\n"));

    [Fact]
    public void A_line_between_two_changes_parts_them() => Assert.Equal("a\nB\nc\nD\ne\n", Merged(Before, "a\nB\nc\nd\ne\n", "a\nb\nc\nD\ne\n"));

    [Fact]
    public void A_deletion_and_a_change_of_the_same_line_are_in_conflict() =>
        Assert.Equal([new("c\n", "", "C\n")], Conflicts(Before, "a\nb\nd\ne\n", "a\nb\nC\nd\ne\n"));

    [Fact]
    public void A_final_line_end_is_part_of_its_line() =>
        Assert.Equal([new("e", "e\n", "E")], Conflicts("a\ne", "a\ne\n", "a\nE"));

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "mine\n", "")]
    [InlineData("a", "a", "theirs")]
    [InlineData("a\r\nb\r\n", "a\r\nb\r\n", "")]
    public void A_side_without_a_change_leaves_the_other_as_it_is(string before, string mine, string theirs) =>
        Assert.Equal(before == mine ? theirs : mine, Merged(before, mine, theirs));

    [Fact]
    public void Two_values_made_from_nothing_are_in_conflict() => Assert.Equal([new("", "one", "two")], Conflicts("", "one", "two"));

    [Theory]
    [InlineData(MergeChoice.Mine, "mine")]
    [InlineData(MergeChoice.Theirs, "theirs\n")]
    [InlineData(MergeChoice.Both, "mine\ntheirs\n")]
    [InlineData(MergeChoice.Base, "")]
    public void A_choice_stands_for_a_text(MergeChoice choice, string text) =>
        Assert.Equal(text, new MergePiece.Conflict("", "mine", "theirs\n").Chosen(choice));

    private static string Merged(string before, string mine, string theirs)
    {
        var pieces = ThreeWayMerge.Of(before, mine, theirs);
        Assert.True(MergeSample.IsClean(pieces));
        return MergeSample.Of(pieces, MergeChoice.Base);
    }

    private static IEnumerable<MergePiece.Conflict> Conflicts(string before, string mine, string theirs) =>
        ThreeWayMerge.Of(before, mine, theirs).OfType<MergePiece.Conflict>();
}
