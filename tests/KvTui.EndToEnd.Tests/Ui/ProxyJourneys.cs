using System.Globalization;
using System.Text.RegularExpressions;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>Explorer and status verb, while somebody writes, through addresses behind which one member after another answers.</summary>
public sealed partial class ProxyJourneys
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMilliseconds(10);

    /// <summary>How long each of the journeys looks: a minute with KVTUI_FULL=1.</summary>
    private static TimeSpan Session => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(8);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--advertise-client-url={0}")]
    [InlineData("--namespace=/apisix/")]
    [InlineData("--advertise-client-url={0}", "--resolver-prefix=___proxy", "--resolver-ttl=60")]
    public async Task Through_etcds_own_proxy_all_is_well_and_nothing_happens(params string[] flags)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var address = $"127.0.0.1:{FreePorts.Take()}";
        await using var proxy = new RunningProgram(new(
            cluster.Members[0].Binaries.Server,
            [
                "grpc-proxy", "start", $"--endpoints={cluster.Endpoints.Replace("http://", "", StringComparison.Ordinal)}", $"--listen-addr={address}",
                .. flags.Select(flag => string.Format(CultureInfo.InvariantCulture, flag, address)),
            ]));
        var ctl = cluster.Ctl with { Endpoints = address };
        await Eventually.TrueAsync(
            async token => (await ctl.TryAsync(["endpoint", "health"], cancellationToken: token)).ExitCode == 0,
            () => $"the proxy was to answer: {proxy.Words}",
            Explorer.Patience,
            Cancelled);

        await LookAsync(cluster, address, "proxy: answers from [0-9a-f]{13,16}, [0-9a-f]{13,16}");
    }

    [Fact]
    public async Task Through_a_balancer_all_is_well_and_nothing_happens()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await using var balancer = new FaultProxy([.. cluster.Members.Select(member => member.ClientPort)]);

        await LookAsync(cluster, balancer.Address, "proxy: answers from n1, n2, n3");
    }

    /// <summary>Looks by both for a session.</summary>
    private static async Task LookAsync(EtcdCluster cluster, string address, string who)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var writing = WriteAsync(cluster.Endpoints, enough.Token);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 120, 40, "--endpoints", address);
        await explorer.PressAsync("3", "f");
        await explorer.WaitForAsync(screen => Regex.IsMatch(screen, who) && TimelineEntry().IsMatch(screen), $"{who}, and the timeline");
        var start = TimeProvider.System.GetTimestamp();
        do
        {
            var status = await KvTuiProgram.With("status", "--endpoints", address).RunAsync(Cancelled);
            Assert.True(status.ExitCode == 0, status.ToString());
            Assert.StartsWith("healthy: proxy: answers from ", status.Text.Split('\n')[^2], StringComparison.Ordinal);
            Assert.Equal(3, status.Text.TrimEnd('\n').Split('\n').Length);

            var screen = await explorer.Screen.CaptureAsync(Cancelled);
            Assert.Matches(who, screen);
            Assert.Contains("healthy · proxy · leader ", screen, StringComparison.Ordinal);
            Assert.Contains("live r", screen, StringComparison.Ordinal);
            Assert.Contains("first look", Assert.Single(TimelineEntry().Matches(screen)).Value, StringComparison.Ordinal);
        }
        while (TimeProvider.System.GetElapsedTime(start) < Session);

        await enough.CancelAsync();
        Assert.True(await writing > 0, "something was to be written meanwhile");
    }

    /// <summary>Writes until told to end, and returns how often.</summary>
    private static async Task<int> WriteAsync(string endpoints, CancellationToken cancellationToken)
    {
        var options = new EtcdClientOptions { Endpoints = [.. endpoints.Split(',').Select(endpoint => EtcdEndpoint.Parse(endpoint))] };
        await using var client = new EtcdClient(options, TimeProvider.System, new Random(1));
        using var timer = new PeriodicTimer(WriteEvery);
        var written = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await client.Kv.PutAsync(EtcdKey.FromText($"/load/{written % 100}"), new byte[100], new(), cancellationToken);
                written++;
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }

        return written;
    }

    [GeneratedRegex(@"(?m)^│\d\d:\d\d:\d\d  .*$")]
    private static partial Regex TimelineEntry();
}
