using System.Text;
using System.Text.RegularExpressions;
using KvTui.Core.Intents;
using KvTui.EndToEnd.Tests.Scripts;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Readme;

public sealed partial class ReadmeTests
{
    private static string Text { get; } = File.ReadAllText(Checkout.PathTo("README.md"));

    [Fact]
    public async Task Every_command_of_the_tour_works()
    {
        await using var cluster = new ScriptedCluster();
        var script = new StringBuilder("set -euo pipefail\n");
        foreach (Match block in TourBlock().Matches(Text))
        {
            script.Append(block.Groups[1].Value.Replace(".cluster/env.sh", "\"$KVTUI_CLUSTER_DIR/env.sh\"", StringComparison.Ordinal)).Append('\n');
        }

        var tour = await new Command("bash", "-c", script.ToString())
        {
            Environment = cluster.Environment,
            WorkingFolder = Checkout.Root,
            Deadline = TimeSpan.FromMinutes(5),
        }.RunAsync(TestContext.Current.CancellationToken);
        Assert.True(tour.ExitCode == 0, tour.ToString());
        Assert.Contains("/tour/a\n/tour/b\n/tour/c\n", tour.Text, StringComparison.Ordinal);
        Assert.Contains("degraded: exit code 4", tour.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_that_is_bound_is_in_the_list_of_keys()
    {
        var keys = Section("## Keys");
        Assert.All(
            ExplorerKeymap.Keys.Bindings.SelectMany(binding => binding.Keys).Concat(ExplorerKeymap.Editor.Bindings.SelectMany(binding => binding.Keys)),
            key => Assert.Contains($"`{KeyLabel.Of(key)}`", keys, StringComparison.Ordinal));
    }

    [Fact]
    public void The_two_commands_are_named()
    {
        Assert.Contains("./cluster-scripts/demo.sh", Text, StringComparison.Ordinal);
        Assert.Contains("./tests/run.sh", Text, StringComparison.Ordinal);
        Assert.All(["ls", "get", "put", "del", "range", "watch", "du", "config", "discover", "status"], verb => Assert.Contains($"`{verb}", Section("## Verbs"), StringComparison.Ordinal));
    }

    private static string Section(string heading)
    {
        var start = Text.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has no {heading}");
        var end = Text.IndexOf("\n## ", start + heading.Length, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    [GeneratedRegex("```sh tour\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex TourBlock();
}
