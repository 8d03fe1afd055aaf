namespace KvTui.EndToEnd.Tests.Cli;

public sealed class LargeValueTests(LargeValues values) : IClassFixture<LargeValues>
{
    private const long Mebibyte = 1024 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_of_1_MiB_take_no_more_than_64_MiB_beside_a_listing_of_their_keys()
    {
        var (listing, _) = await PeakAsync("ls");
        string[][] all = [["get", "--prefix", "/big/"], ["range", "/big/", "/big0"], ["get", "--prefix", "/big/", "-o", "json"], ["range", "/big/", "/big0", "-o", "json"]];
        foreach (var verb in all)
        {
            var (peak, output) = await PeakAsync(verb);
            Assert.InRange(output, LargeValues.Count * LargeValues.ValueBytes, LargeValues.Count * (LargeValues.ValueBytes + 200));
            AssertBounded(verb, peak, listing);
        }

        foreach (var verb in (string[][])[["range", "/bin/", "/bin0"], ["range", "/bin/", "/bin0", "-o", "json"], ["du"], ["du", "--exact"], ["du", "--sample", "150", "-o", "json"]])
        {
            AssertBounded(verb, (await PeakAsync(verb)).Peak, listing);
        }
    }

    [Fact]
    public async Task Of_200_MiB_du_reads_a_sample_unless_told_to_read_all()
    {
        var sampled = await values.Command("du", "/big/").RunAsync(Cancelled);
        Assert.Matches(@"200 +[\d.]+ KiB +~200 MiB ±\d+% ", sampled.EnsureSuccess().Text);
        Assert.Contains("from 64 values of 200", sampled.Text, StringComparison.Ordinal);
        Assert.Contains("; exact.", (await values.Command("du", "/big/", "--exact").RunAsync(Cancelled)).EnsureSuccess().Text, StringComparison.Ordinal);
    }

    private static void AssertBounded(string[] verb, long peak, long listing) => Assert.True(
        peak <= listing + (64 * Mebibyte), $"`{string.Join(' ', verb)}` took {peak / Mebibyte} MiB, and ls {listing / Mebibyte}");

    private Task<(long Peak, long Output)> PeakAsync(params IReadOnlyList<string> arguments) => PeakMemory.OfAsync(values.Command(arguments), Cancelled);
}
