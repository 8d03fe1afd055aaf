using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>What changes about certificates and tokens while the explorer is open, and must not be noticed.</summary>
public sealed class SecurityJourneys
{
    private static readonly TimeSpan Reconnected = TimeSpan.FromSeconds(8);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static TimeSpan Session => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(15);

    [Fact]
    public async Task New_certificates_of_a_new_authority_are_taken_when_the_server_takes_them()
    {
        using var certificates = new ThrowAwayCertificates();
        using var renewed = new ThrowAwayCertificates();
        var (files, next) = (certificates.Options(mutual: true), renewed.Options(mutual: true));
        await using var member = await EtcdProcess.StartAsync(new() { Tls = files }, Cancelled);
        await member.Ctl.RunAsync("put", "/key", "before");
        await using var explorer = await Explorer.OpenAsync(member.Ctl);

        foreach (var (path, with) in new[]
        {
            (files.CaFile, next.CaFile), (files.ServerCertificate, next.ServerCertificate), (files.ServerKey, next.ServerKey),
            (files.ClientCertificate, next.ClientCertificate), (files.ClientKey, next.ClientKey),
        })
        {
            File.Copy(with, path, overwrite: true);
        }

        // The connection that is there goes on: it has been let in already.
        await explorer.WaitForAsync("live r2");
        await member.RestartAsync(cancellationToken: Cancelled);
        await member.Ctl.RunAsync("put", "/renewed", "after");
        await explorer.WaitForAsync("/renewed", Reconnected);
        var screen = await explorer.WaitForAsync(text => text.Contains("live r3", StringComparison.Ordinal) && text.Contains("healthy", StringComparison.Ordinal), "the explorer is live again", Reconnected);
        Assert.DoesNotContain("certificate", screen, StringComparison.Ordinal);
    }

    [Fact]
    public Task Tokens_that_live_for_five_seconds_are_never_seen_to_run_out() => Task.WhenAll(EditWithShortTokensAsync("simple"), EditWithShortTokensAsync("jwt"));

    private static async Task EditWithShortTokensAsync(string kind)
    {
        using var signer = new TokenSigner();
        string[] tokens = kind == "simple" ? ["--auth-token=simple", "--auth-token-ttl=5"] : [$"--auth-token={signer.Setting(TimeSpan.FromSeconds(5))}"];
        await using var member = await EtcdProcess.StartAsync(new() { Login = new("root", "password"), Arguments = ["--bcrypt-cost=4", .. tokens] }, Cancelled);
        await member.Ctl.RunAsync("put", "/app/edited", "text");
        await member.Ctl.RunAsync("put", "/app/written", "round 0");
        await using var explorer = await Explorer.OpenAsync(member.Ctl);
        var started = TimeProvider.System.GetTimestamp();
        for (var round = 1; TimeProvider.System.GetElapsedTime(started) < Session; round++)
        {
            await member.Ctl.RunAsync("put", "/app/written", $"round {round}");
            await explorer.GoToAsync("/app/written");
            await WaitForLiveAsync(explorer, $"round {round}");
            await explorer.GoToAsync("/app/edited");
            await explorer.PressAsync("e");
            await WaitForLiveAsync(explorer, "Edit ─ /app/edited");
            await explorer.Screen.TypeAsync($"{round},");
            await explorer.PressAsync("C-s");
            await WaitForLiveAsync(explorer, "saved at r");

            // The sentence may still be that of the round before.
            await Eventually.TrueAsync(
                async _ => (await member.Ctl.RunAsync("get", "/app/edited")).StartsWith($"/app/edited\n{round},", StringComparison.Ordinal),
                () => $"round {round} was to be saved",
                cancellationToken: Cancelled);
            await WaitForLiveAsync(explorer, "Value ─ /app/edited");
            await explorer.PressAsync("1");
        }
    }

    /// <summary>Waits for a text, and sees to it that meanwhile the explorer is live and says nothing of an error.</summary>
    private static Task<string> WaitForLiveAsync(Explorer explorer, string text) => explorer.WaitForAsync(
        screen =>
        {
            Assert.Contains("live", screen, StringComparison.Ordinal);
            Assert.DoesNotContain("token", screen, StringComparison.Ordinal);
            Assert.DoesNotContain("not saved", screen, StringComparison.Ordinal);
            return screen.Contains(text, StringComparison.Ordinal);
        },
        $"“{text}” on a screen that is live");
}
