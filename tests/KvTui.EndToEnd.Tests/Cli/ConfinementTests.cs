namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class ConfinementTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    [Theory]
    [InlineData("put", "KEY", "new")]
    [InlineData("put", "KEY", "new", "--ttl", "60s")]
    [InlineData("del", "KEY", "--yes")]
    [InlineData("del", "--prefix", "KEY", "--yes")]
    public async Task Read_only_refuses_every_write(params string[] arguments)
    {
        await etcd.PutAsync(_prefix + "key", "old");

        var result = await etcd.RunAsync([.. arguments.Select(a => a == "KEY" ? _prefix + "key" : a), "--read-only"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("read-only", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("old", (await etcd.RunAsync("get", _prefix + "key", "--read-only")).Text);
    }

    [Theory]
    [InlineData("get", "/elsewhere")]
    [InlineData("put", "/elsewhere", "x")]
    [InlineData("ls", "")]
    [InlineData("ls", "/")]
    [InlineData("del", "--prefix", "/", "--yes")]
    [InlineData("range", "/a", "/z")]
    [InlineData("watch", "/")]
    public async Task Nothing_outside_the_root_can_be_reached(params string[] arguments)
    {
        var result = await etcd.RunAsync(["--root", _prefix, .. arguments]);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Text);
        Assert.Contains(_prefix, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_is_where_a_listing_without_a_prefix_begins()
    {
        await etcd.PutAsync(_prefix + "inside", "1");
        await etcd.PutAsync(etcd.NewPrefix() + "outside", "1");

        Assert.Equal(_prefix + "inside\n", (await etcd.RunAsync("--root", _prefix, "ls")).Text);
        Assert.Equal("1\n", (await etcd.RunAsync("ls", "--count", "--root", _prefix)).Text);
        Assert.Equal(0, (await etcd.RunAsync("status", "--root", _prefix)).ExitCode);
    }
}
