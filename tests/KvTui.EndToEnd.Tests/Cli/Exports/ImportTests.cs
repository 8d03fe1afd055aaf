using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli.Exports;

/// <summary>The verb import.</summary>
public sealed class ImportTests
{
    private const string Two = "{\"key\":\"/app/a\",\"value\":\"1\"}\n{\"key\":\"/app/b\",\"value_base64\":\"AP8=\"}\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await member.Ctl.RunAsync("put", "/app/a", "old");
        var before = await ClusterDump.OfAsync(member.Ctl);

        var result = await FeedAsync(member, Two, 0, "--dry-run");
        var json = await FeedAsync(member, Two, 0, "--dry-run", "-o", "json");

        Assert.Equal("1 to create, 1 to replace\n", result.Text);
        Assert.Equal("{\"dry_run\":true,\"created\":1,\"changed\":1,\"same\":0,\"kept\":0,\"meanwhile\":0,\"ended\":0}\n", json.Text);
        Assert.Equal(before, await ClusterDump.OfAsync(member.Ctl));
    }

    [Fact]
    public async Task What_differs_is_left_and_named_unless_it_is_to_be_replaced()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await member.Ctl.RunAsync("put", "/app/a", "old");

        var kept = await FeedAsync(member, Two, 4, "--yes");
        Assert.Equal("1 created, 1 left as they are\n", kept.Text);
        Assert.Contains("--overwrite replaces those that nobody else changes:\n  '/app/a', at r2\n", kept.Error, StringComparison.Ordinal);
        Assert.Equal("old\n", await member.Ctl.RunAsync("get", "/app/a", "--print-value-only"));

        Assert.Equal("1 replaced, 1 the same\n", (await FeedAsync(member, Two, 0, "--yes", "--overwrite")).Text);
        Assert.Equal("1\n", await member.Ctl.RunAsync("get", "/app/a", "--print-value-only"));
        Assert.Equal("2 the same\n", (await FeedAsync(member, Two, 0, "--yes")).Text);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Keys_that_shared_a_lease_share_one_again_and_a_second_import_changes_nothing(string line)
    {
        await using var source = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var target = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await ExportTests.FillAsync(source);
        var export = (await ExportTests.RunAsync(source.Endpoint, 0, "export")).Text;

        Assert.Equal("7 created\n", (await FeedAsync(target, export, 0, "--yes")).Text);
        Assert.Equal("7 the same\n", (await FeedAsync(target, export, 0, "--yes", "--overwrite")).Text);

        var leases = await ExportTests.RunAsync(target.Endpoint, 0, "lease", "list", "--long");
        Assert.Matches("10 min +10 min +2\n|5 min +10 min +2\n", leases.Text);
        Assert.Equal("kvtui: 1 lease, 2 keys.\n", leases.Error);
    }

    [Fact]
    public async Task An_import_that_was_broken_off_goes_on_where_it_was()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var lines = Enumerable.Range(0, 500).Select(static each => $"{{\"key\":\"/k/{each:d3}\",\"value\":\"{each}\"}}\n").ToList();

        var broken = await FeedAsync(member, string.Concat(lines.Take(250)) + "{\"key\":", 2, "--yes");
        Assert.Contains("is no JSON at line 251", broken.Error, StringComparison.Ordinal);
        Assert.Contains("Run the same import again", broken.Error, StringComparison.Ordinal);
        var whole = await FeedAsync(member, string.Concat(lines), 0, "--yes");

        Assert.Equal("372 created, 128 the same\n", whole.Text);
        Assert.Equal(500, (await ClusterDump.OfAsync(member.Ctl)).Count);
    }

    [Theory]
    [InlineData("--read-only", "read-only")]
    [InlineData("--root=/other/", "/other/")]
    public async Task An_import_passes_the_gates_of_every_write(string flag, string word)
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);

        var refused = await FeedAsync(member, Two, 1, "--yes", flag);

        Assert.Contains(word, refused.Error, StringComparison.Ordinal);
        Assert.Empty(await ClusterDump.OfAsync(member.Ctl));
    }

    [Fact]
    public async Task Who_imports_a_file_is_told_what_it_would_do_and_asked()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        using var folder = new TemporaryFolder("import");
        await File.WriteAllTextAsync(folder.PathTo("two.ndjson"), Two, Cancelled);
        string[] command = ["--endpoints", member.Endpoint, "import", folder.PathTo("two.ndjson")];

        await using var refused = await TmuxScreen.StartAsync(KvTuiProgram.OnTerminal(command), cancellationToken: Cancelled);
        await refused.WaitForAsync("Create 2 keys in cluster", cancellationToken: Cancelled);
        await refused.TypeAsync("\n");
        await refused.WaitForAsync("exit=1", cancellationToken: Cancelled);
        Assert.Empty(await ClusterDump.OfAsync(member.Ctl));

        await using var confirmed = await TmuxScreen.StartAsync(KvTuiProgram.OnTerminal(command), cancellationToken: Cancelled);
        await confirmed.WaitForAsync("Create 2 keys in cluster", cancellationToken: Cancelled);
        await confirmed.TypeAsync("y\n");
        await confirmed.WaitForAsync("exit=0", cancellationToken: Cancelled);
        Assert.Equal(2, (await ClusterDump.OfAsync(member.Ctl)).Count);
    }

    [Fact]
    public async Task What_cannot_be_asked_about_is_refused()
    {
        var piped = await KvTuiProgram.With("import", "-").RunAsync(Cancelled);
        var missing = await KvTuiProgram.With("import", "/nonexistent/x", "--yes", "--endpoints", "127.0.0.1:1").RunAsync(Cancelled);

        Assert.Equal(2, piped.ExitCode);
        Assert.Contains("can be read only once, and so is not counted first: give --yes", piped.Error, StringComparison.Ordinal);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("'/nonexistent/x' cannot be read", missing.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> FeedAsync(EtcdProcess member, string export, int exitCode, params string[] arguments)
    {
        var command = KvTuiProgram.With(["import", "-", .. arguments]).Variable("ETCDCTL_ENDPOINTS", member.Endpoint);
        var result = await (command with { Input = System.Text.Encoding.UTF8.GetBytes(export) }).RunAsync(Cancelled);
        Assert.True(result.ExitCode == exitCode, $"{result}");
        return result;
    }
}
