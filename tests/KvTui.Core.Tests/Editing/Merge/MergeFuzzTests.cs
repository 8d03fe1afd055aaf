using KvTui.Core.Editing.Merge;
using KvTui.Testing;

namespace KvTui.Core.Tests.Editing.Merge;

/// <summary>A merge is what <c>git merge-file</c> makes of the same three texts, and in conflict where that one is.</summary>
public sealed class MergeFuzzTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new("merge");

    private static int Rounds => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 5000 : 150;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_edits_on_both_sides_are_merged_as_git_does(int seed)
    {
        var random = new Random(seed);
        var (clean, conflicts) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var before = MergeSample.Text(random);
            var (mine, theirs) = (MergeSample.Edited(random, before), MergeSample.Edited(random, before));
            var expected = await OfGit(before, mine, theirs);
            var pieces = ThreeWayMerge.Of(before, mine, theirs);
            var story = $"seed {seed}, round {round}\n--- before\n{before}\n--- mine\n{mine}\n--- theirs\n{theirs}\n--- git\n{expected}";
            Assert.True(MergeSample.IsClean(pieces) == expected is not null, $"{(expected is null ? "only git has a conflict" : "git has no conflict")}: {story}");
            Assert.True(expected is null || MergeSample.Of(pieces, MergeChoice.Mine) == expected, $"--- here\n{MergeSample.Of(pieces, MergeChoice.Mine)}\n{story}");
            (clean, conflicts) = expected is null ? (clean, conflicts + 1) : (clean + 1, conflicts);
        }

        output.WriteLine($"{clean} clean, {conflicts} in conflict");
        Assert.True(clean > Rounds / 10 && conflicts > Rounds / 10, $"{clean} clean, {conflicts} in conflict");
    }

    /// <summary>What git makes of three texts; null if there is a conflict.</summary>
    private async Task<string?> OfGit(string before, string mine, string theirs)
    {
        foreach (var (name, text) in new[] { ("before", before), ("mine", mine), ("theirs", theirs) })
        {
            await File.WriteAllTextAsync(_folder.PathTo(name), text, TestContext.Current.CancellationToken);
        }

        // Nobody's settings are to choose another way to merge.
        var settings = new Dictionary<string, string?> { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null" };
        var merge = new Command("git", "merge-file", "-p", "mine", "before", "theirs") { WorkingFolder = _folder.FullName, Environment = settings };
        var result = await merge.RunAsync(TestContext.Current.CancellationToken);
        Assert.InRange(result.ExitCode, 0, 127);
        return result.ExitCode == 0 ? result.Text : null;
    }
}
