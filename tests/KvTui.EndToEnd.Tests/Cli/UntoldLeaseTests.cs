using KvTui.EndToEnd.Tests.Ui;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Peers;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>From etcd 3.7 on a keys-only answer does not tell leases: what is not known is read, or called unknown.</summary>
public sealed class UntoldLeaseTests
{
    private const string Id = "000000000000694d";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_3_7_a_listing_calls_leases_unknown_and_get_reads_them()
    {
        await using var member = Script("3.7.0");
        Assert.Equal("r7\tv2\t?\tplain\nr7\tv2\t?\ttied\n", await RunAsync(member.Address, "ls", "--long"));
        Assert.Equal(
            """
            {"key":"plain","mod_revision":7,"create_revision":5,"version":2,"lease":null}
            {"key":"tied","mod_revision":7,"create_revision":5,"version":2,"lease":null}

            """,
            await RunAsync(member.Address, "ls", "-o", "json"));
        Assert.Contains("\"lease\":null", await RunAsync(member.Address, "ls", "t", "-o", "json"), StringComparison.Ordinal);
        Assert.Contains("\"lease\":null", await RunAsync(member.Address, "get", "tied", "--keys-only", "-o", "json"), StringComparison.Ordinal);
        Assert.Contains("\"lease\":null", await RunAsync(member.Address, "get", "--prefix", "t", "--keys-only", "-o", "json"), StringComparison.Ordinal);
        Assert.Contains($"\"lease\":\"{Id}\"", await RunAsync(member.Address, "get", "tied", "-o", "json"), StringComparison.Ordinal);
        Assert.Contains("\"lease\":\"0\"", await RunAsync(member.Address, "get", "plain", "-o", "json"), StringComparison.Ordinal);
        Assert.Contains($"\"lease\":\"{Id}\"", await RunAsync(member.Address, "range", "t", "u", "-o", "json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.4.30")]
    [InlineData("3.6.1")]
    public async Task Before_3_7_a_listing_tells_leases(string version)
    {
        await using var member = Script(version);
        Assert.Equal($"r7\tv2\t-\tplain\nr7\tv2\t{Id}\ttied\n", await RunAsync(member.Address, "ls", "--long"));
        Assert.Equal("r7\tv2\t-\tplain\n", await RunAsync(member.Address, "ls", "p", "--long"));
        Assert.Contains("\"lease\":\"0\"", await RunAsync(member.Address, "get", "plain", "--keys-only", "-o", "json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_does_not_tell_its_version_is_not_taken_for_one_that_tells_leases()
    {
        await using var silent = new ScriptedEtcd("3.5.16", ("plain", 0)) { DeniesStatus = true };
        Assert.Equal("r7\tv2\t?\tplain\n", await RunAsync(silent.Address, "ls", "p", "--long"));
    }

    [Fact]
    public async Task A_listing_that_shows_no_lease_does_not_ask_for_the_version()
    {
        await using var member = Script("3.7.0");
        Assert.Equal("tied\n", await RunAsync(member.Address, "ls", "t"));
        Assert.DoesNotContain("/etcdserverpb.Maintenance/Status", member.Asked);
    }

    [Fact]
    public async Task The_delete_question_of_the_explorer_names_the_lease_on_3_7()
    {
        await using var member = Script("3.7.0");
        await AssertQuestionAsync(member.Address, "tied");
    }

    [Fact]
    public async Task The_same_on_a_real_member_of_3_7()
    {
        var folder = Environment.GetEnvironmentVariable("KVTUI_ETCD_NEWER");
        Assert.SkipUnless(folder is { Length: > 0 }, "KVTUI_ETCD_NEWER names no folder with etcd and etcdctl of 3.7");
        await using var member = await EtcdProcess.StartAsync(new() { Folder = folder }, Cancelled);
        await member.Ctl.RunAsync("lease", "grant", "600");
        var id = (await member.Ctl.RunAsync("lease", "list")).Trim().Split('\n')[^1].Trim();
        await member.Ctl.RunAsync("put", "plain", "1");
        await member.Ctl.RunAsync("put", "tied", "1", $"--lease={id}");
        var address = $"127.0.0.1:{member.ClientPort}";
        Assert.Matches("\t[?]\tplain\n.*\t[?]\ttied\n$", await RunAsync(address, "ls", "--long"));
        Assert.Contains($"\"lease\":\"{id}\"", await RunAsync(address, "get", "tied", "-o", "json"), StringComparison.Ordinal);
        await RunAsync(address, "put", "tied", "2");
        Assert.Contains($"\"lease\":\"{id}\"", await RunAsync(address, "get", "tied", "-o", "json"), StringComparison.Ordinal);
        await AssertQuestionAsync(address, "tied", id);
    }

    private static ScriptedEtcd Script(string version) => new(version, ("plain", 0), ("tied", 0x694d));

    private static async Task<string> RunAsync(string address, params IReadOnlyList<string> verb) =>
        (await KvTuiProgram.With([.. verb, "--endpoints", address]).RunAsync(Cancelled)).EnsureSuccess().Text;

    private static async Task AssertQuestionAsync(string address, string key, string id = Id)
    {
        using var folder = new TemporaryFolder("lease");
        var environment = new Dictionary<string, string?>(KvTuiProgram.With().Environment) { ["XDG_STATE_HOME"] = folder.PathTo("state") };
        await using var screen = await TmuxScreen.StartAsync([KvTuiProgram.Path, "--endpoints", address], 120, 30, environment, Cancelled);
        await screen.WaitForAsync("live r", Explorer.Patience, Cancelled);
        await screen.SendKeysAsync("G");
        await screen.WaitForAsync(text => text.Split('\n')[0].Contains($"Value ─ {key}", StringComparison.Ordinal), $"{key} is shown", Explorer.Patience, Cancelled);
        await screen.SendKeysAsync("d");
        await screen.WaitForAsync($"lease {id}", Explorer.Patience, Cancelled);
    }
}
