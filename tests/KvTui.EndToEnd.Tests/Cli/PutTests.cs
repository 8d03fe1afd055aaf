using System.Text;
using System.Text.Json;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class PutTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Key => _prefix + "key";

    [Fact]
    public async Task A_value_comes_from_the_argument()
    {
        var result = await etcd.RunAsync("put", Key, "value");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^OK r\d+\n$", result.Text);
        Assert.Equal("value", await etcd.GetAsync(Key));
    }

    [Theory]
    [InlineData]
    [InlineData("-")]
    public async Task A_value_comes_from_standard_input_byte_for_byte(params string[] dash)
    {
        byte[] value = [0, 0xFF, (byte)'\r', (byte)'\n'];

        Assert.Equal(0, (await etcd.RunAsync(value, ["put", Key, .. dash])).ExitCode);

        Assert.Equal(value, (await etcd.Ctl.GetAsync(Key, Cancelled))!.Value.ToArray());
    }

    [Theory]
    [InlineData("@/etc/passwd")]
    [InlineData("[suggest]")]
    [InlineData("")]
    public async Task A_value_is_never_taken_for_a_file_or_a_directive(string value)
    {
        Assert.Equal(0, (await etcd.RunAsync("put", Key, value)).ExitCode);

        Assert.Equal(value, (await etcd.RunAsync("get", Key)).Text);
    }

    [Fact]
    public async Task A_put_keeps_the_lease_of_the_key()
    {
        var lease = await GrantAsync();
        await etcd.Ctl.RunAsync("put", Key, "old", $"--lease={lease}");

        Assert.Equal(0, (await etcd.RunAsync("put", Key, "new")).ExitCode);

        Assert.Equal(("new", lease), await ReadAsync());
    }

    [Fact]
    public async Task A_lease_is_attached_and_detached_on_demand()
    {
        var lease = await GrantAsync();

        Assert.EndsWith($" lease {lease}\n", (await etcd.RunAsync("put", Key, "1", "--lease", lease)).Text, StringComparison.Ordinal);
        Assert.Equal(("1", lease), await ReadAsync());
        Assert.Equal(0, (await etcd.RunAsync("put", Key, "2", "--lease", "0")).ExitCode);
        Assert.Equal(("2", "0"), await ReadAsync());
    }

    [Fact]
    public async Task A_lease_that_does_not_exist_is_refused()
    {
        var result = await etcd.RunAsync("put", Key, "1", "--lease", "123abc");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("lease", result.Error, StringComparison.Ordinal);
        Assert.Null(await etcd.GetAsync(Key));
    }

    [Fact]
    public async Task A_time_to_live_grants_a_lease_of_that_time()
    {
        Assert.Equal(0, (await etcd.RunAsync("put", Key, "1", "--ttl", "1m30s")).ExitCode);

        var (_, lease) = await ReadAsync();
        Assert.Contains("granted with TTL(90s)", await etcd.Ctl.RunAsync("lease", "timetolive", lease!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_guards_against_a_change_in_between()
    {
        await etcd.PutAsync(Key, "theirs");
        using var before = JsonDocument.Parse((await etcd.RunAsync("get", Key, "-o", "json")).Output);
        var revision = before.RootElement.GetProperty("mod_revision").GetInt64();

        var done = await etcd.RunAsync("put", Key, "mine", "--if-rev", $"{revision}");
        var refused = await etcd.RunAsync("put", Key, "again", "--if-rev", $"{revision}");

        Assert.Equal(0, done.ExitCode);
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains($"changed at r{revision + 1}", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await etcd.GetAsync(Key));
    }

    [Fact]
    public async Task Revision_zero_means_that_the_key_must_not_exist()
    {
        var created = await etcd.RunAsync("put", Key, "first", "--if-rev", "0");
        var refused = await etcd.RunAsync("put", Key, "second", "--if-rev=0", "--ttl=60s");
        var missing = await etcd.RunAsync("put", Key + "2", "x", "--if-rev", "5");

        Assert.Equal((0, 4, 4), (created.ExitCode, refused.ExitCode, missing.ExitCode));
        Assert.Contains("exists already", refused.Error, StringComparison.Ordinal);
        Assert.Contains("does not exist", missing.Error, StringComparison.Ordinal);
        Assert.Equal("first", await etcd.GetAsync(Key));
    }

    [Fact]
    public async Task A_put_whose_answer_is_lost_says_that_its_outcome_is_unknown()
    {
        await etcd.PutAsync(Key, "before");
        await using var alone = new FaultProxy(etcd.Member.ClientPort);
        await using var first = new FaultProxy(etcd.Member.ClientPort);

        var lost = await LoseAsync(alone, alone.Address);
        var lostBesideAnother = await LoseAsync(first, $"{first.Address},{etcd.Member.Endpoint}");

        Assert.Equal(5, lost.ExitCode);
        Assert.Contains("Unknown whether", lost.Error, StringComparison.Ordinal);
        Assert.Equal(5, lostBesideAnother.ExitCode);
        Assert.Contains("Not applied so far", lostBesideAnother.Error, StringComparison.Ordinal);

        // What comes before, the question which cluster it is, is far shorter than the value.
        Task<CommandResult> LoseAsync(FaultProxy proxy, string endpoints)
        {
            proxy.DropAfter(20_000);
            return (etcd.Command("put", Key, "--endpoints", endpoints, "--command-timeout", "2s") with { Input = new byte[200_000] }).RunAsync(Cancelled);
        }
    }

    [Fact]
    public async Task Json_says_the_revision()
    {
        using var result = JsonDocument.Parse((await etcd.RunAsync("put", Key, "v", "-o", "json")).Output);

        Assert.Equal(Key, result.RootElement.GetProperty("key").GetString());
        Assert.True(result.RootElement.GetProperty("mod_revision").GetInt64() > 1);
    }

    [Theory]
    [InlineData("a key that does not exist")]
    [InlineData("a key that exists")]
    [InlineData("a lease on purpose", "--lease", "0")]
    [InlineData("a lease of its own", "--ttl", "60s")]
    [InlineData("a condition", "--if-rev", "0")]
    public async Task A_value_just_below_the_limit_of_the_server_is_put(string story, params string[] options)
    {
        var value = Encoding.UTF8.GetBytes(new string('x', 1_500_000));
        if (story == "a key that exists")
        {
            await etcd.PutAsync(Key, "before");
        }

        var result = await etcd.RunAsync(value, ["put", Key, .. options]);

        Assert.True(result.ExitCode == 0, $"{story}: {result}");
        Assert.Equal(value, (await etcd.Ctl.GetAsync(Key, Cancelled))!.Value.ToArray());
    }

    [Theory]
    [InlineData]
    [InlineData("--if-rev", "0")]
    [InlineData("--ttl", "60s")]
    public async Task A_value_that_etcd_finds_too_large_is_refused_with_a_sentence(params string[] options)
    {
        var result = await etcd.RunAsync(Encoding.UTF8.GetBytes(new string('x', 1_700_000)), ["put", Key, .. options]);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("kvtui: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("raise --max-request-bytes at the server", result.Error, StringComparison.Ordinal);
        Assert.Null(await etcd.GetAsync(Key));
    }

    private async Task<string> GrantAsync() => (await etcd.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];

    private async Task<(string? Value, string? Lease)> ReadAsync()
    {
        using var item = JsonDocument.Parse((await etcd.RunAsync("get", Key, "-o", "json")).Output);
        return (item.RootElement.GetProperty("value").GetString(), item.RootElement.GetProperty("lease").GetString());
    }
}
