using KvTui.Core.Past;
using KvTui.Core.Past.Running;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Past;

/// <summary>Revisions as they are typed, whether they can be read, and what differs between two.</summary>
public sealed class RevisionTests
{
    [Theory]
    [InlineData("1042", 1042)]
    [InlineData(" r1042 ", 1042)]
    [InlineData("-100", 1900)]
    [InlineData("-5000", 1)]
    [InlineData("now", 2000)]
    [InlineData("NOW", 2000)]
    public void A_revision_is_a_number_or_counted_back_from_the_latest(string text, long revision) =>
        Assert.Equal(revision, RevisionText.Read(text)?.At(2000));

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("1 2")]
    [InlineData("later")]
    [InlineData("99999999999999999999")]
    public void Anything_else_is_no_revision(string text)
    {
        Assert.Null(RevisionText.Read(text));
        Assert.NotNull(RevisionText.Mistake(text));
    }

    [Fact]
    public void Of_two_revisions_the_second_is_now_if_it_is_not_typed()
    {
        Assert.Equal((new WantedRevision(100, true), WantedRevision.Now), RevisionText.ReadTwo("-100"));
        Assert.Equal((new WantedRevision(50, false), new WantedRevision(100, false)), RevisionText.ReadTwo("50  r100"));
        Assert.Null(RevisionText.ReadTwo("1 2 3"));
    }

    [Fact]
    public void What_differs_is_listed_in_the_order_of_the_keys_and_counted()
    {
        Assert.Equal("r50 to r100: 1 added, 1 changed, 1 removed", PastSample.Changes.Sentence);
        Assert.Equal(
            ["removed r10  /app/gone", "added  r60 /app/new", "changed r30 r70 /app/z"],
            PastSample.Changes.Rows.Select(static row => string.Join(' ', row.Cells)));
    }

    [Theory]
    [InlineData("20", 20, null)]
    [InlineData("-1", 100, null)]
    [InlineData("200", 200, "r200 is still to come: the latest is r101.")]
    [InlineData("5", 5, "r5 is compacted: r10 is the oldest revision that can be read.")]
    public async Task A_revision_that_cannot_be_read_is_refused_with_the_oldest_that_can(string text, long revision, string? refusal)
    {
        var history = new FakeHistory();
        history.PutOthers(100);
        history.Compact(10);

        var found = await new PastSurvey(history.Client, new ManualTimeProvider())
            .FindAsync(RevisionText.Read(text)!.Value, TestContext.Current.CancellationToken);

        Assert.Equal((revision, refusal), found);
    }
}
