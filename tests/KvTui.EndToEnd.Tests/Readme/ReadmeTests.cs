using System.Text;
using System.Text.RegularExpressions;
using KvTui.Core.Commands;
using KvTui.EndToEnd.Tests.Scripts;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Readme;

[Collection(BuildingTests.Name)]
public sealed partial class ReadmeTests
{
    private static string Text { get; } = File.ReadAllText(Checkout.PathTo("README.md"));

    private static string Keys { get; } = File.ReadAllText(Checkout.PathTo("src", "KvTui.Tui", "KEYS.md"));

    private static string Scripts { get; } = File.ReadAllText(Checkout.PathTo("cluster-scripts", "README.md"));

    [Fact]
    public async Task Every_command_of_the_tour_works()
    {
        await using var cluster = new ScriptedCluster();
        var script = new StringBuilder("set -euo pipefail\n");
        foreach (Match block in TourBlock().Matches(Scripts))
        {
            script.Append(block.Groups[1].Value.Replace(".cluster/env.sh", "\"$KVTUI_CLUSTER_DIR/env.sh\"", StringComparison.Ordinal)).Append('\n');
        }

        var tour = await new Command("bash", "-c", script.ToString())
        {
            Environment = cluster.Environment,
            WorkingFolder = Checkout.Root,
            Deadline = BuildingTests.Deadline,
        }.RunAsync(TestContext.Current.CancellationToken);
        Assert.True(tour.ExitCode == 0, tour.ToString());
        Assert.Contains("/tour/a\n/tour/b\n/tour/c\n", tour.Text, StringComparison.Ordinal);
        Assert.Contains("degraded: exit code 4", tour.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_walks_through_the_program_name_its_files()
    {
        var walks = Section(File.ReadAllText(Checkout.PathTo("src", "KvTui.Core", "README.md")), "## Walks");
        var files = Directory.EnumerateFiles(Checkout.PathTo("src"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var named = TypeName().Matches(walks).Select(static match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, files));
    }

    [Fact]
    public void The_list_of_keys_is_that_of_the_table_of_commands()
    {
        var rows = CommandTable.Rows.Where(static command => !command.Keys.IsEmpty && !IsSaidByPanes(command)).Select(Row);
        ReadmeTable.AssertIs("KvTui.Tui/KEYS.md", "| do | keys |\n|---|---|\n", rows);
    }

    [Fact]
    public void Every_command_without_a_key_is_named() =>
        Assert.All(
            ExplorerCommands.All.Where(static command => command.Keys.IsEmpty),
            static command => Assert.Contains($"`:{command.Name}", Keys, StringComparison.Ordinal));

    [Fact]
    public void Each_readme_is_short()
    {
        Assert.InRange(Text.Split('\n').Length, 1, 151);
        var others = Directory.GetFiles(Checkout.PathTo("src"), "README.md", SearchOption.AllDirectories);
        Assert.Equal(6, others.Length);
        Assert.All(others, static path => Assert.InRange(File.ReadLines(path).Count(), 1, 120));
    }

    [Fact]
    public void Every_page_that_a_readme_points_to_is_there() => Assert.All(
        Link().Matches(Text).Select(static match => match.Groups[1].Value), static page => Assert.True(File.Exists(Checkout.PathTo(page)), page));

    [Fact]
    public void The_two_commands_are_named()
    {
        Assert.Contains("./cluster-scripts/demo.sh", Text, StringComparison.Ordinal);
        Assert.Contains("./tests/run.sh", Text, StringComparison.Ordinal);
        Assert.All(["ls", "get", "put", "del", "range", "mv", "cp", "history", "revert", "undo", "export", "import", "diff", "watch", "du", "config", "discover", "status", "doctor", "defrag", "compaction", "alarm", "snapshot", "member", "move-leader", "lease"], verb => Assert.Contains($"`{verb}", Section(Text, "## Verbs"), StringComparison.Ordinal));
    }

    /// <summary>Whether the editor says the same of a key as the panes do.</summary>
    private static bool IsSaidByPanes(ExplorerCommand command) => command.Places == Places.Editor
        && CommandTable.Rows.Any(other => other.Places.HasFlag(Places.Keys) && other.Help == command.Help && !command.Keys.Except(other.Keys).Any());

    private static string Row(ExplorerCommand command)
    {
        var place = command.Places switch
        {
            Places.Value => "in the value pane: ",
            Places.Cluster => "in the cluster pane: ",
            Places.Editor => "in the editor: ",
            _ => "",
        };
        var keys = command.Keys.Select(static key => $"`{KeyLabel.Of(key).Replace("|", "\\|", StringComparison.Ordinal)}`");
        return $"| {place}{command.Help} | {string.Join(' ', keys)} |\n";
    }

    private static string Section(string text, string heading)
    {
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no {heading}");
        var end = text.IndexOf("\n## ", start + heading.Length, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\]\(([^)#]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("```sh tour\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex TourBlock();
}
