using System.Text;
using KvTui.Core.Comparing;
using KvTui.Core.Editing;
using KvTui.Core.Scans;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Comparing;

/// <summary>Comparisons on the screen.</summary>
public sealed class CompareTests
{
    private static readonly EtcdKey App = EtcdKey.FromText("/app/");

    [Theory]
    [InlineData("/b/", "/b/", 0, null)]
    [InlineData("@1042", "/app/", 1042, null)]
    [InlineData("file:a b.ndjson", "/app/", 0, "a b.ndjson")]
    public void A_prefix_a_revision_or_an_export_can_be_compared_with(string text, string prefix, long revision, string? file)
    {
        var request = Open().Command($"diff {text}").Last<Effect.StartScan>().Request;

        Assert.Equal(new ScanRequest.Compare(App, new(EtcdKey.FromText(prefix), revision, file)), request);
    }

    [Theory]
    [InlineData("@x", "a revision is missing")]
    [InlineData("@0", "a revision is missing")]
    [InlineData("file:", "the path of a file is missing")]
    [InlineData("profile:", "the name of a profile is missing")]
    [InlineData("", "say with what")]
    [InlineData("/app/", "that is the prefix itself")]
    [InlineData("\\q", "a backslash starts")]
    public void What_is_nothing_to_compare_with_is_refused(string text, string expected) =>
        Assert.StartsWith(expected, CompareTarget.Parse(text, App).Mistake, StringComparison.Ordinal);

    [Fact]
    public void Another_cluster_is_compared_with_by_its_profile()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Profiles = ["prod"] }).Listed("/app/a").GoTo("/app/a");
        Assert.Contains("there is no profile 'x'", explorer.Command("diff profile:x").Notice, StringComparison.Ordinal);

        var request = explorer.Command("diff profile:prod").Last<Effect.StartScan>().Request;

        Assert.Equal(new ScanRequest.Compare(App, new(App, 0, null, "prod")), request);
    }

    [Fact]
    public void Enter_shows_what_differs()
    {
        var diff = Open().Command("diff /b/").Differs().Press("enter").Top<Layer.Diff>();

        Assert.Equal("/app/changed: - here, + /b/", diff.Title);
        Assert.Equal([DiffLineKind.Same, DiffLineKind.Removed, DiffLineKind.Added], diff.Lines.Select(static line => line.Kind));
    }

    [Fact]
    public void A_changed_key_is_taken_over_guarded_by_what_was_compared()
    {
        var explorer = Open().Command("diff /b/").Differs().Press("t");
        Assert.Contains("/app/changed", explorer.Top<Layer.Question>().State.Dialog.Text, StringComparison.Ordinal);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());

        var save = Assert.IsType<WriteRequest.Save>(explorer.Press("tab enter").Last<Effect.Write>().Request);

        Assert.Equal(("/app/changed", 100L), (save.Base.Key.ToString(), save.Base.ModRevision));
        Assert.Equal("one\n2", Encoding.UTF8.GetString(save.Value.Span));
    }

    [Fact]
    public void A_key_that_is_only_there_is_created_and_one_that_is_only_here_deleted()
    {
        var explorer = Open().Command("diff /b/").Differs();

        var delete = Assert.IsType<WriteRequest.Delete>(explorer.Copy().Press("down t tab enter").Last<Effect.Write>().Request);
        var create = Assert.IsType<WriteRequest.Create>(explorer.Press("G t tab enter").Last<Effect.Write>().Request);

        Assert.Equal(("/app/here", "/app/there"), (delete.Shown.Key.ToString(), create.Key.ToString()));
    }

    [Fact]
    public void Nothing_is_taken_over_where_only_the_lease_differs_or_nothing_may_be_written()
    {
        var lease = Open().Command("diff /b/").Differs().Press("down down t");
        Assert.Contains("Only the lease differs", lease.Notice, StringComparison.Ordinal);

        var settings = Sample.Settings with { Mask = KeyMask.Of(["/b/there"]) };
        var masked = new TestExplorer(settings: settings).Listed("/app/a", "/app/b").GoTo("/app/a").Command("diff /b/").Differs();
        Assert.Contains("is masked", masked.Press("G t").Notice, StringComparison.Ordinal);
        Assert.Empty(masked.Effects.OfType<Effect.Write>());
    }

    private static TestExplorer Open() => TestExplorer.Live("/app/a", "/b/c").GoTo("/app/a");
}
