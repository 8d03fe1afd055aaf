using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The explorer opened at a place by its flags.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class StartPlaceTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_at_a_key_in_a_view()
    {
        await etcd.PutAsync(_prefix + "deep/er/key", "the value");
        await using var screen = await OpenAsync("--at", _prefix + "deep/er/key", "--view", "hex");

        await screen.WaitForAsync("74 68 65 20", cancellationToken: Cancelled);
    }

    [Fact]
    public async Task It_opens_filtered()
    {
        await etcd.PutAsync(_prefix + "wanted", "1");
        await etcd.PutAsync(_prefix + "other", "1");
        await using var screen = await OpenAsync("--filter", _prefix + "wan");

        var shown = await screen.WaitForAsync(_prefix + "wanted", cancellationToken: Cancelled);
        Assert.DoesNotContain("other", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_said()
    {
        await etcd.PutAsync(_prefix + "a", "1");
        await using var screen = await OpenAsync("--at", _prefix + "nothing", "--read-only");

        await screen.WaitForAsync(" not exist", cancellationToken: Cancelled); // “does”, or before the watch is live “did … at r5”
    }

    private Task<TmuxScreen> OpenAsync(params string[] flags) => TmuxScreen.StartAsync(
        KvTuiProgram.OnTerminal(["--endpoints", etcd.Member.Endpoint, "--log-level", "none", .. flags]), cancellationToken: Cancelled);
}
