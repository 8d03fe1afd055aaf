using System.Text.Json;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Offline;

/// <summary>Verbs that read a snapshot, and what they say where a file will not do.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class FileVerbTests(SingleMember etcd) : IDisposable
{
    private readonly TemporaryFolder _folder = new("offline");
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string File => _folder.PathTo("snap.db");

    [Fact]
    public async Task What_reads_keys_says_the_same_of_a_snapshot_as_of_the_cluster()
    {
        await SaveAsync();
        string[][] lines =
        [
            ["ls", _prefix, "--long"], ["ls", _prefix, "--count"], ["ls", _prefix, "-o", "json"], ["get", $"{_prefix}a"],
            ["get", "--prefix", _prefix], ["range", $"{_prefix}a", $"{_prefix}c", "-o", "json"], ["du", _prefix],
            ["get", $"{_prefix}none"],
        ];
        foreach (var line in lines)
        {
            var (live, file) = (await etcd.RunAsync(line), await etcd.RunAsync(["--file", File, .. line]));
            Assert.Equal((live.ExitCode, live.Text, live.Error), (file.ExitCode, file.Text, file.Error));
        }
    }

    [Fact]
    public async Task A_key_is_read_as_it_was_at_a_revision_that_is_kept()
    {
        var put = JsonDocument.Parse(await etcd.Ctl.RunAsync("put", $"{_prefix}a", "old", "-w", "json")).RootElement;
        var revision = put.GetProperty("header").GetProperty("revision").GetInt64();
        await SaveAsync();

        Assert.Equal("old", (await etcd.RunAsync("--file", File, "get", $"{_prefix}a", "--rev", $"{revision}")).Text);
        Assert.Equal("1", (await etcd.RunAsync("--file", File, "get", $"{_prefix}a")).Text);
        var future = await etcd.RunAsync("--file", File, "get", $"{_prefix}a", "--rev", "99999999");
        Assert.Equal(2, future.ExitCode);
        Assert.Contains("is its newest one; ask for an older revision.", future.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_a_key_and_an_export_are_read_from_a_snapshot_and_compared_with_it()
    {
        await etcd.PutAsync($"{_prefix}a", "0");
        await SaveAsync();
        string[] history = ["history", $"{_prefix}a", "--limit", "2"];
        Assert.Equal((await etcd.RunAsync(history)).EnsureSuccess().Text, (await etcd.RunAsync(["--file", File, .. history])).Text);
        string[] export = ["export", _prefix];
        Assert.Equal((await etcd.RunAsync(export)).EnsureSuccess().Text, (await etcd.RunAsync(["--file", File, .. export])).Text);
        Assert.Equal((0, ""), await DiffAsync());

        await etcd.PutAsync($"{_prefix}b", "changed");

        Assert.Equal((4, $"~ {_prefix}b\n"), await DiffAsync());

        async Task<(int, string)> DiffAsync()
        {
            var result = await etcd.RunAsync("diff", _prefix, "--to-file", File);
            return (result.ExitCode, result.Text);
        }
    }

    [Fact]
    public async Task An_export_from_a_file_has_the_times_that_its_leases_were_granted()
    {
        (await etcd.RunAsync("put", $"{_prefix}leased", "1", "--ttl", "4000s")).EnsureSuccess();
        await SaveAsync();

        var exported = (await etcd.RunAsync("--file", File, "export", _prefix)).EnsureSuccess();
        Assert.Contains("\"ttl\":4000,\"granted_ttl\":4000", exported.Text, StringComparison.Ordinal);
        Assert.Contains(", 1 lease, as of r", exported.Error, StringComparison.Ordinal);
        await etcd.Ctl.RunAsync("del", $"{_prefix}leased");
        await System.IO.File.WriteAllTextAsync(_folder.PathTo("export"), exported.Text, Cancelled);
        (await etcd.RunAsync("import", _folder.PathTo("export"), "--yes")).EnsureSuccess();
        Assert.Contains("\"granted_ttl\":4000", (await etcd.RunAsync("export", $"{_prefix}leased")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_writes_or_asks_a_cluster_is_refused_with_the_file_and_the_next_step()
    {
        await SaveAsync();
        foreach (var line in new string[][] { ["put", $"{_prefix}a", "2"], ["del", $"{_prefix}a", "--yes"], ["lease", "grant", "60s"] })
        {
            var refused = await etcd.RunAsync(["--file", File, .. line]);
            Assert.Equal((1, ""), (refused.ExitCode, refused.Text));
            Assert.Contains($"writes, and {File} is a file, which is only read; leave out --file", refused.Error, StringComparison.Ordinal);
        }

        foreach (var line in new string[][] { ["watch"], ["status"], ["doctor"], ["lease", "list"], ["member", "list"] })
        {
            var refused = await etcd.RunAsync(["--file", File, .. line]);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Text));
            var verb = string.Join(' ', line);
            Assert.Contains($"'kvtui {verb}' asks a cluster, and {File} is a file", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal("1", await etcd.GetAsync($"{_prefix}a"));
    }

    [Fact]
    public async Task A_file_and_endpoints_exclude_each_other_and_a_file_that_is_none_is_named()
    {
        var both = await etcd.RunAsync("--file", File, "--endpoints", "127.0.0.1:1", "ls");
        Assert.Equal(2, both.ExitCode);
        Assert.Contains("--file and --endpoints exclude each other", both.Error, StringComparison.Ordinal);

        var missing = await etcd.RunAsync("--file", File, "ls");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains($"{File} cannot be read: ", missing.Error, StringComparison.Ordinal);

        await System.IO.File.WriteAllTextAsync(File, "no database at all", Cancelled);
        var other = await etcd.RunAsync("--file", File, "ls");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("give a snapshot, or the file member/snap/db of a member.", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_hash_is_told_and_can_be_passed_over()
    {
        await SaveAsync();
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Cancelled);
        bytes[^1] ^= 1;
        System.IO.File.Delete(File);
        await System.IO.File.WriteAllBytesAsync(File, bytes, Cancelled);

        foreach (var line in new string[][] { ["--file", File, "ls", _prefix], ["snapshot", "status", File] })
        {
            var refused = await etcd.RunAsync(line);
            Assert.Equal((4, ""), (refused.ExitCode, refused.Text));
            Assert.Contains("is damaged: its content has the hash ", refused.Error, StringComparison.Ordinal);
            Assert.Contains("--skip-hash-check", refused.Error, StringComparison.Ordinal);
            Assert.Equal(0, (await etcd.RunAsync([.. line, "--skip-hash-check"])).ExitCode);
        }
    }

    [Fact]
    public async Task The_status_of_a_snapshot_is_what_etcds_own_tool_says()
    {
        await SaveAsync();
        var expected = JsonDocument.Parse(await etcd.Ctl.RunAsync("snapshot", "status", File, "-w", "json")).RootElement;

        var told = await etcd.RunAsync("snapshot", "status", File, "-o", "json");

        var status = JsonDocument.Parse(told.EnsureSuccess().Text).RootElement;
        Assert.Equal($"{expected.GetProperty("hash").GetUInt32():x}", status.GetProperty("hash").GetString());
        Assert.Equal(expected.GetProperty("revision").GetInt64(), status.GetProperty("revision").GetInt64());
        Assert.Equal(expected.GetProperty("totalKey").GetInt64(), status.GetProperty("total_keys").GetInt64());
        Assert.Equal(expected.GetProperty("totalSize").GetInt64(), status.GetProperty("total_size").GetInt64());
        Assert.Equal("matches", status.GetProperty("sha256").GetString());
        Assert.Contains("TOTAL KEYS", (await etcd.RunAsync("snapshot", "status", File)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_key_is_put_back_and_nothing_else_is_touched()
    {
        await SaveAsync();
        await etcd.PutAsync($"{_prefix}a", "wrong");
        await etcd.PutAsync($"{_prefix}new", "x");
        await etcd.Ctl.RunAsync("del", $"{_prefix}b");

        foreach (var key in new[] { $"{_prefix}a", $"{_prefix}b" })
        {
            Assert.Equal(2, (await etcd.RunAsync("snapshot", "put-back", File, key)).ExitCode);
            var refused = await etcd.RunAsync("snapshot", "put-back", File, key, "--yes", "--read-only");
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("this client is read-only (--read-only)", refused.Error, StringComparison.Ordinal);
            (await etcd.RunAsync("snapshot", "put-back", File, key, "--yes")).EnsureSuccess();
        }

        Assert.Equal(("1", "2"), (await etcd.GetAsync($"{_prefix}a"), await etcd.GetAsync($"{_prefix}b")));
        Assert.Equal("x", await etcd.GetAsync($"{_prefix}new"));
        var again = (await etcd.RunAsync("snapshot", "put-back", File, $"{_prefix}a", "--yes")).EnsureSuccess();
        Assert.Contains("Nothing to put back", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await etcd.RunAsync("snapshot", "put-back", File, $"{_prefix}none", "--yes")).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Saves a snapshot with three keys.</summary>
    private async Task SaveAsync()
    {
        await etcd.PutAsync($"{_prefix}a", "1");
        await etcd.PutAsync($"{_prefix}b", "2");
        await etcd.PutAsync($"{_prefix}c", "3");
        await etcd.Ctl.RunAsync("snapshot", "save", File);
    }
}
