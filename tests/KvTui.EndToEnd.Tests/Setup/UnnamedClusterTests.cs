using KvTui.Cli.Candidates;
using KvTui.Cli.Configuration;
using KvTui.Cli.Settings;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Setup;

/// <summary>Writes on a host where no cluster is named: they need that there is only one.</summary>
public sealed class UnnamedClusterTests(TwoClusters clusters) : IClassFixture<TwoClusters>, IDisposable
{
    private const string Key = "/unnamed";

    private readonly SetupCommands _kvtui = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _kvtui.Dispose();

    [Theory]
    [InlineData("put", Key, "mine")]
    [InlineData("del", Key, "--yes")]
    [InlineData("del", "--prefix", Key, "--yes")]
    public async Task Off_a_terminal_several_clusters_are_named_and_nothing_is_written(params string[] arguments)
    {
        await SeedAsync();
        Stage(clusters.One.Endpoint, clusters.Other.Endpoint);

        var result = await _kvtui.RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Text));
        Assert.Contains("no cluster was named, and there are 2 here", result.Error, StringComparison.Ordinal);
        Assert.Contains($"1. cluster {await TwoClusters.ClusterIdAsync(clusters.One)} at {clusters.One.Endpoint} of running process (pid 11)", result.Error, StringComparison.Ordinal);
        Assert.Contains($"2. cluster {await TwoClusters.ClusterIdAsync(clusters.Other)} at {clusters.Other.Endpoint} of running process (pid 12)", result.Error, StringComparison.Ordinal);
        Assert.Contains("--endpoints", result.Error, StringComparison.Ordinal);
        await AssertUntouchedAsync(clusters.One);
        await AssertUntouchedAsync(clusters.Other);
    }

    [Fact]
    public async Task Reading_is_free()
    {
        await SeedAsync();
        Stage(clusters.One.Endpoint, clusters.Other.Endpoint);

        Assert.Equal("before", (await _kvtui.RunAsync("get", Key)).EnsureSuccess().Text);
        var refused = await _kvtui.RunAsync("put", Key, "mine", "--read-only");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("read-only", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_answer_may_be_another_cluster()
    {
        await SeedAsync();
        var silent = $"http://127.0.0.1:{FreePorts.Take()}";
        Stage(clusters.One.Endpoint, silent);

        var result = await _kvtui.RunAsync("put", Key, "mine");

        Assert.Equal(2, result.ExitCode);
        Assert.Matches($"2\\. {silent} of running process \\(pid 12\\), which does not say which cluster it is: .*refused", result.Error);
        await AssertUntouchedAsync(clusters.One);
    }

    [Fact]
    public async Task The_only_cluster_is_written_to_however_often_it_is_found()
    {
        Stage(clusters.One.Endpoint, $"http://localhost:{clusters.One.ClientPort}");
        Assert.Equal(0, (await _kvtui.RunAsync("put", "/once", "1")).ExitCode);

        await using var three = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        Stage([.. three.Members.Select(member => member.Endpoint)]);
        Assert.Equal(0, (await _kvtui.RunAsync("put", "/thrice", "1")).ExitCode);
        Assert.Equal("/thrice\n1\n", await three.Ctl.RunAsync("get", "/thrice"));
    }

    [Fact]
    public async Task A_cluster_that_is_named_is_written_to()
    {
        Stage(clusters.One.Endpoint, clusters.Other.Endpoint);
        _kvtui.Configure($"default-profile = a\n[profile a]\nendpoints = {clusters.Other.Endpoint}\n");

        Assert.Equal(0, (await _kvtui.RunAsync("put", "/by-flag", "1", "--endpoints", clusters.Other.Endpoint)).ExitCode);
        Assert.Equal(0, (await _kvtui.With("put", "/by-variable", "1").Variable("ETCDCTL_ENDPOINTS", clusters.Other.Endpoint).RunAsync(Cancelled)).ExitCode);
        Assert.Equal(0, (await _kvtui.RunAsync("put", "/by-profile", "1", "--profile", "a")).ExitCode);
        Assert.Equal(0, (await _kvtui.RunAsync("put", "/by-default", "1")).ExitCode);
        Assert.Equal("4", (await clusters.Other.Ctl.RunAsync("get", "--prefix", "/by-", "--count-only", "--write-out=fields")).Split("\"Count\" : ")[1].Trim());
    }

    [Fact]
    public async Task Variables_that_name_no_place_do_not_name_the_cluster()
    {
        await SeedAsync();
        Stage(clusters.One.Endpoint, clusters.Other.Endpoint);

        var result = await _kvtui.With("put", Key, "mine").Variable("ETCDCTL_USER", "root:x").RunAsync(Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no cluster was named, and there are 3 here", result.Error, StringComparison.Ordinal);
        Assert.Contains("1. 127.0.0.1:2379 of the ETCDCTL_… variables", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_default_place_is_the_only_candidate()
    {
        var chooser = new ClusterChooser(new NoFlags(), name => _kvtui.Variables.GetValueOrDefault(name));
        var choice = chooser.Choose();

        Assert.False(choice.IsNamed);
        Assert.Same(choice, await UnnamedCluster.ResolveAsync(chooser, choice, TimeProvider.System, Cancelled));
    }

    [Fact]
    public async Task On_a_terminal_a_verb_asks_which_one()
    {
        await SeedAsync();
        Stage(clusters.One.Endpoint, clusters.Other.Endpoint);
        await using (var refused = await AskAsync("put", Key, "mine"))
        {
            await refused.WaitForAsync("Which one is meant? Type 1 to 2, or nothing for none:", cancellationToken: Cancelled);
            await refused.SendKeysAsync("Enter");
            await refused.WaitForAsync("exit=2", cancellationToken: Cancelled);
        }

        await using var chosen = await AskAsync("put", Key, "mine");
        await chosen.WaitForAsync("Which one is meant?", cancellationToken: Cancelled);
        await chosen.TypeAsync("2\n");
        await chosen.WaitForAsync("exit=0", cancellationToken: Cancelled);

        await AssertUntouchedAsync(clusters.One);
        Assert.Equal($"{Key}\nmine\n", await clusters.Other.Ctl.RunAsync("get", Key));
    }

    [Fact]
    public async Task The_explorer_asks_before_it_opens_unless_it_is_read_only()
    {
        await clusters.Other.Ctl.RunAsync("put", "/only-in-the-other", "1");
        Stage(clusters.One.Endpoint, clusters.Other.Endpoint);
        await using (var chosen = await AskAsync())
        {
            await chosen.WaitForAsync("Which one is meant?", cancellationToken: Cancelled);
            await chosen.TypeAsync("2\n");
            await chosen.WaitForAsync("only-in-the-other", cancellationToken: Cancelled);
            await chosen.SendKeysAsync("q");
            await chosen.WaitForAsync("exit=0", cancellationToken: Cancelled);
        }

        await using (var again = await AskAsync())
        {
            await again.WaitForAsync("Type 1 to 2, or nothing for 2:", cancellationToken: Cancelled);
            await again.SendKeysAsync("Enter");
            await again.WaitForAsync("only-in-the-other", cancellationToken: Cancelled);
        }

        await using var reading = await AskAsync("--read-only");
        await reading.WaitForAsync("Cluster ─ healthy", cancellationToken: Cancelled);
    }

    [Fact]
    public async Task Discover_says_which_candidates_are_one_cluster()
    {
        Stage(clusters.One.Endpoint, clusters.Other.Endpoint);

        var text = (await _kvtui.RunAsync("discover")).Text;
        var json = (await _kvtui.RunAsync("discover", "-o", "json")).Text;

        foreach (var member in (EtcdProcess[])[clusters.One, clusters.Other])
        {
            var id = await TwoClusters.ClusterIdAsync(member);
            Assert.Matches($@"{member.Endpoint} +{id} ", text);
            Assert.Contains($"\"endpoints\":\"{member.Endpoint}\",\"cluster_id\":\"{id}\"", json, StringComparison.Ordinal);
        }

        Assert.Contains("\"cluster_id\":null", json, StringComparison.Ordinal);
    }

    /// <summary>A host where etcd processes listen at these URLs.</summary>
    private void Stage(params string[] urls)
    {
        for (var i = 0; i < urls.Length; i++)
        {
            _kvtui.Host.With($"/proc/{11 + i}/cmdline", $"etcd\0--listen-client-urls={urls[i]}\0");
        }
    }

    private async Task SeedAsync()
    {
        await clusters.One.Ctl.RunAsync("put", Key, "before");
        await clusters.Other.Ctl.RunAsync("put", Key, "before");
    }

    private static async Task AssertUntouchedAsync(EtcdProcess member) => Assert.Equal($"{Key}\nbefore\n", await member.Ctl.RunAsync("get", Key));

    private Task<TmuxScreen> AskAsync(params string[] arguments) => TmuxScreen.StartAsync(
        KvTuiProgram.OnTerminal(arguments), environment: new Dictionary<string, string?>(_kvtui.With(arguments).Environment), cancellationToken: Cancelled);

    private sealed class NoFlags : ISettingSource
    {
        public Setting? Find(SettingDefinition setting) => null;
    }
}
