using System.Globalization;
using System.Text;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Exports;

/// <summary>The verb diff.</summary>
[Collection(Timed.Name)]
public sealed class DiffTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Two_prefixes_two_revisions_and_an_export_are_compared(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await member.Ctl.RunAsync("put", "/a/1", "one\ntwo\n");
        await member.Ctl.RunAsync("put", "/a/2", "x");
        await member.Ctl.RunAsync("put", "/b/1", "one\n2\n");
        await member.Ctl.RunAsync("put", "/b/3", "y");
        using var folder = new TemporaryFolder("diff");
        var export = folder.PathTo("a.ndjson");
        await File.WriteAllTextAsync(export, (await RunAsync(member, 0, "export", "/a/")).Text, Cancelled);

        Assert.Equal(
            "~ /a/1\n    - two\n    + 2\n- /a/2\n    - x\n+ /b/3\n    + y\n",
            (await RunAsync(member, 4, "diff", "/a/", "/b/", "--values")).Text);
        Assert.Equal("+ /a/2\n", (await RunAsync(member, 4, "diff", "/a/", "--rev", "2", "--to-rev", "3")).Text);
        Assert.Equal("", (await RunAsync(member, 0, "diff", "/a/", "--to-file", export)).Text);
        await member.Ctl.RunAsync("del", "/a/2");
        var json = await RunAsync(member, 4, "diff", "/a/", "--to-file", export, "-o", "json");
        Assert.StartsWith(
            "{\"difference\":\"added\",\"key\":\"/a/2\",\"before\":null,\"after\":{\"key\":\"/a/2\",", json.Text, StringComparison.Ordinal);
        Assert.Matches("^kvtui: 1 added, 0 removed, 0 changed of 2 keys, as of r6 of cluster [0-9a-f]{16}\\.\n$", json.Error);
    }

    [Theory]
    [InlineData("Both sides are the same", "/a/")]
    [InlineData("Both sides are the same", "/a/", "/a/")]
    [InlineData("exclude each other", "/a/", "--to-profile", "x", "--to-file", "y")]
    [InlineData("an export has one revision", "/a/", "--to-file", "y", "--to-rev", "5")]
    public async Task What_cannot_be_compared_is_said(string expected, params string[] arguments)
    {
        var result = await KvTuiProgram.With(["diff", .. arguments, "--endpoints", "127.0.0.1:1"]).RunAsync(Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    /// <summary>A million keys of 200 bytes with KVTUI_FULL=1, which take some minutes to put.</summary>
    [Fact]
    public async Task Two_clusters_take_little_more_time_than_two_listings_and_little_memory()
    {
        var (count, differences) = IsFull ? (1_000_000, 1000) : (20_000, 20);
        await using var one = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var other = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        using var folder = new TemporaryFolder("diff");
        await FillAsync(one, folder.PathTo("one.ndjson"), count, count + 1);
        await FillAsync(other, folder.PathTo("other.ndjson"), count, count / differences);

        var first = await PeakMemory.OfAsync(Listing(one), Cancelled);
        var began = TimeProvider.System.GetTimestamp();
        await PeakMemory.OfAsync(Listing(one), Cancelled);
        await PeakMemory.OfAsync(Listing(other), Cancelled);
        var listings = TimeProvider.System.GetElapsedTime(began);
        began = TimeProvider.System.GetTimestamp();
        var diff = await PeakMemory.OfAsync(Diff(one, other), 4, Cancelled);
        var taken = TimeProvider.System.GetElapsedTime(began);

        Assert.Equal(differences * "~ /k/0000000\n".Length, diff.Output);
        Assert.True(first.Output > count * 200L);
        Assert.InRange(diff.Peak, 1, 150L * 1024 * 1024);

        // Small listings are mostly the start of a program.
        Assert.True(!IsFull || taken < 1.5 * listings, $"{taken} for the comparison, {listings} for two listings");
    }

    private static Command Listing(EtcdProcess member) =>
        KvTuiProgram.With("get", "--prefix", "/k/").Variable("ETCDCTL_ENDPOINTS", member.Endpoint);

    private static Command Diff(EtcdProcess one, EtcdProcess other) =>
        KvTuiProgram.With("diff", "/k/", "--to-endpoints", other.Endpoint).Variable("ETCDCTL_ENDPOINTS", one.Endpoint);

    /// <summary>Puts keys by an import, every so many with another value.</summary>
    private static async Task FillAsync(EtcdProcess member, string path, int count, int every)
    {
        var value = new string('v', 200);
        await using (var file = new StreamWriter(path, append: false, new UTF8Encoding(false)))
        {
            for (var each = 0; each < count; each++)
            {
                var key = each.ToString("d7", CultureInfo.InvariantCulture);
                var last = each % every == every - 1 ? 'w' : 'v';
                await file.WriteLineAsync($"{{\"key\":\"/k/{key}\",\"value\":\"{value[1..]}{last}\"}}");
            }
        }

        var import = KvTuiProgram.With("import", path, "--yes").Variable("ETCDCTL_ENDPOINTS", member.Endpoint);
        (await (import with { Deadline = TimeSpan.FromMinutes(20) }).RunAsync(Cancelled)).EnsureSuccess();
    }

    private static Task<CommandResult> RunAsync(EtcdProcess member, int exitCode, params string[] arguments) =>
        ExportTests.RunAsync(member.Endpoint, exitCode, arguments);
}
