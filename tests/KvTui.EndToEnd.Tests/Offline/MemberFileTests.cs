using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Offline;

/// <summary>The file of a member that is there: it is read as it is, and stays so.</summary>
public sealed class MemberFileTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task The_file_of_a_paused_member_is_read_and_has_the_same_hash_and_time_afterwards(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await etcd.Ctl.RunAsync("put", "/app/a", "1");
        var file = Path.Combine(etcd.DataFolder, "member", "snap", "db");

        // What is applied comes into the file within 100 ms.
        await Eventually.TrueAsync(
            async _ => (await ReadAsync(file, "ls")).Text.Contains("/app/a", StringComparison.Ordinal),
            () => $"{file} was to have the key",
            cancellationToken: Cancelled);
        etcd.Pause();
        var before = await FingerprintAsync(file);

        Assert.Equal("1", (await ReadAsync(file, "get", "/app/a")).EnsureSuccess().Text);
        (await ReadAsync(file, "du")).EnsureSuccess();
        (await KvTuiProgram.With("snapshot", "status", file).RunAsync(Cancelled)).EnsureSuccess();

        Assert.Equal(before, await FingerprintAsync(file));
        etcd.Resume();
        await etcd.Ctl.RunAsync("put", "/app/a", "2");
    }

    private static Task<CommandResult> ReadAsync(string file, params string[] verb) =>
        KvTuiProgram.With(["--file", file, .. verb]).RunAsync(Cancelled);

    /// <summary>Its hash and its time of change, by tools that do not care for etcd's lock.</summary>
    private static async Task<string> FingerprintAsync(string file) =>
        (await new Command("sh", "-c", "sha256sum \"$0\" && stat -c %y \"$0\"", file).RunAsync(Cancelled)).EnsureSuccess().Text;
}
