using System.Text.RegularExpressions;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>A row that somebody else changed looks different for a moment.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed class FlashJourneys(ThreeMembers cluster)
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public async Task A_row_that_somebody_else_changed_stands_out_for_a_moment(int columns, int rows)
    {
        foreach (var name in (string[])["first", "second", "third"])
        {
            await cluster.Ctl.RunAsync("put", "/flashing/" + name, "calm");
        }

        var colours = new Dictionary<string, string?> { ["TERM"] = "tmux-256color", ["LC_ALL"] = "C.UTF-8", ["NO_COLOR"] = "" };
        await using var explorer = await Explorer.StartAsync(cluster.Ctl, colours, columns, rows, "--root", "/flashing/");
        await explorer.WaitForAsync("live r");
        await explorer.WaitForAsync("third");
        await StandsOutAsync(explorer, false, () => Task.CompletedTask);
        // On a line that is slow just now nothing flashes, so more than one change may be needed.
        await StandsOutAsync(explorer, true, () => cluster.Ctl.RunAsync("put", "/flashing/second", "calm"));
        await StandsOutAsync(explorer, false, () => Task.CompletedTask);
        Assert.DoesNotMatch(OwnStyle("third"), await explorer.Screen.CaptureStyledAsync(TestContext.Current.CancellationToken));
    }

    private static async Task StandsOutAsync(Explorer explorer, bool expected, Func<Task> change)
    {
        var styled = "";
        await Eventually.TrueAsync(
            async token =>
            {
                await change();
                styled = await explorer.Screen.CaptureStyledAsync(token);
                return OwnStyle("second").IsMatch(styled) == expected;
            },
            () => $"the row was {(expected ? "" : "not ")}to stand out:\n{styled}",
            Explorer.Patience,
            TestContext.Current.CancellationToken);
    }

    // A name that is written as the rest of its row is has no style set before it.
    private static Regex OwnStyle(string name) => new($@"\e\[[0-9;]*m{name}");
}
