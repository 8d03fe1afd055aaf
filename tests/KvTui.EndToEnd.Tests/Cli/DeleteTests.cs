using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class DeleteTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_key_is_deleted_and_counted()
    {
        await SeedAsync("a", "ab");

        var result = await etcd.RunAsync("del", _prefix + "a", "--yes");

        Assert.Equal((0, "1\n"), (result.ExitCode, result.Text));
        Assert.Equal("0", await etcd.GetAsync(_prefix + "ab"));
    }

    [Fact]
    public async Task A_prefix_and_a_range_are_deleted()
    {
        await SeedAsync("a", "b", "c", "d/1", "d/2");

        Assert.Equal("2\n", (await etcd.RunAsync("del", "--prefix", _prefix + "d/", "--yes")).Text);
        Assert.Equal("2\n", (await etcd.RunAsync("del", "--range", _prefix + "a", _prefix + "c", "--yes")).Text);
        Assert.Equal(_prefix + "c\n", (await etcd.RunAsync("ls", _prefix)).Text);
    }

    [Fact]
    public async Task Deleting_nothing_is_an_error_of_its_own()
    {
        var result = await etcd.RunAsync("del", _prefix + "nothing", "--yes", "-o", "json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\"deleted\":0", result.Text, StringComparison.Ordinal);
        Assert.Contains("There is no key", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("--prefix", "")]
    public async Task Without_a_terminal_nothing_is_deleted_unless_yes_is_said(params string[] arguments)
    {
        await SeedAsync("a");

        var result = await etcd.RunAsync(["del", .. arguments[..^1], _prefix + arguments[^1]]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal("0", await etcd.GetAsync(_prefix + "a"));
    }

    [Fact]
    public async Task A_stray_blank_does_not_make_a_range()
    {
        await SeedAsync("a", "b", "c");

        var result = await etcd.RunAsync("del", _prefix + "a", _prefix + "c", "--yes");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--range", result.Error, StringComparison.Ordinal);
        Assert.Equal("0", await etcd.GetAsync(_prefix + "b"));
    }

    [Fact]
    public async Task On_a_terminal_the_count_has_to_be_typed()
    {
        await SeedAsync("a", "b");
        await using var refused = await AskAsync("--prefix", _prefix);
        await refused.WaitForAsync("Delete 2 keys that begin with", cancellationToken: Cancelled);
        await refused.TypeAsync("y\n");
        await refused.WaitForAsync("exit=1", cancellationToken: Cancelled);
        Assert.Equal("0", await etcd.GetAsync(_prefix + "b"));

        await using var confirmed = await AskAsync("--prefix", _prefix);
        await confirmed.WaitForAsync("Type 2 to confirm", cancellationToken: Cancelled);
        await confirmed.TypeAsync("2\n");
        await confirmed.WaitForAsync("exit=0", cancellationToken: Cancelled);
        Assert.Null(await etcd.GetAsync(_prefix + "b"));
    }

    [Fact]
    public async Task On_a_terminal_one_key_is_confirmed_by_y_and_kept_by_default()
    {
        await SeedAsync("a");
        await using var refused = await AskAsync(_prefix + "a");
        await refused.WaitForAsync("[y/N]", cancellationToken: Cancelled);
        await refused.SendKeysAsync("Enter");
        await refused.WaitForAsync("exit=1", cancellationToken: Cancelled);

        await using var confirmed = await AskAsync(_prefix + "a");
        await confirmed.WaitForAsync("[y/N]", cancellationToken: Cancelled);
        await confirmed.TypeAsync("y\n");
        await confirmed.WaitForAsync("exit=0", cancellationToken: Cancelled);
        Assert.Null(await etcd.GetAsync(_prefix + "a"));
    }

    private Task<TmuxScreen> AskAsync(params string[] arguments) =>
        TmuxScreen.StartAsync(KvTuiProgram.OnTerminal(["--endpoints", etcd.Member.Endpoint, "del", .. arguments]), cancellationToken: Cancelled);

    private async Task SeedAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await etcd.PutAsync(_prefix + name, "0");
        }
    }
}
