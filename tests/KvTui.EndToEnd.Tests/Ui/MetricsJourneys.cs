using System.Text.RegularExpressions;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What members' metrics tell, on the full screen of the cluster pane.</summary>
[Collection(ThreeMembersTests.Name)]
public sealed partial class MetricsJourneys(ThreeMembers cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(200, 50)]
    public async Task The_speed_of_the_disks_and_what_is_applied_is_followed_while_the_pane_fills_the_screen(int columns, int rows)
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Cluster.Ctl, columns, rows);
        await explorer.PressAsync("3");
        await explorer.PressAsync("f");
        await explorer.WaitForAsync("fsync p99");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var load = LoadAsync(enough.Token);
        var screen = await explorer.WaitForAsync(
            static screen => Times().Count(screen) >= 6 && Rates().IsMatch(screen), "each member has its figures", TimeSpan.FromSeconds(40));
        await enough.CancelAsync();
        await load;
        Assert.Contains("Timeline", screen, StringComparison.Ordinal);
        await explorer.PressAsync("f");
        await explorer.WaitForAsync(static screen => !screen.Contains("fsync p99", StringComparison.Ordinal), "the panes are back");
    }

    [Fact]
    public async Task Where_metrics_are_served_elsewhere_the_setting_that_says_so_is_named()
    {
        await using var explorer = await Explorer.OpenAsync(cluster.Cluster.Ctl, 80, 24, "--metrics-urls", "http://127.0.0.1:9");
        await explorer.PressAsync("3");
        await explorer.PressAsync("f");
        await explorer.WaitForAsync("No metrics of ");
        await explorer.WaitForAsync("--metrics-urls");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await cluster.Cluster.Ctl.TryAsync(["put", "/metrics-journey", "value"], cancellationToken: CancellationToken.None);
        }

        await cluster.Cluster.Ctl.RunAsync("del", "/metrics-journey");
    }

    /// <summary>A time of the two rows about disks.</summary>
    [GeneratedRegex(@"(?<=p99.*)\d m?s")]
    private static partial Regex Times();

    [GeneratedRegex(@"proposals, wait +\d+/s")]
    private static partial Regex Rates();
}
