using System.Text.Json;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class WatchTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_change_is_a_line_until_ctrl_c()
    {
        await etcd.PutAsync(_prefix + "a", "1\n2");
        await etcd.Ctl.RunAsync("del", _prefix + "a");
        await using var watch = new RunningProgram(etcd.Command("watch", _prefix, "--rev", "1"));
        var first = await watch.LinesAsync(2, Cancelled);
        await etcd.PutAsync(_prefix + "b", "3");
        var all = await watch.LinesAsync(3, Cancelled);

        Assert.Matches($@"^r\d+\tput\t{_prefix}a\t1\\n2$", first[0]);
        Assert.Matches($@"^r\d+\tdelete\t{_prefix}a$", first[1]);
        Assert.Matches($@"^r\d+\tput\t{_prefix}b\t3$", all[2]);
        Assert.Equal(0, await watch.InterruptAsync(Cancelled));
    }

    [Theory]
    [InlineData("text", @"\tput\t/\S+\t2\tbefore\t1$")]
    [InlineData("json", "\"value\":\"2\".*\"previous_value\":\"1\"}$")]
    public async Task The_value_before_is_told_where_that_is_wanted(string format, string expected)
    {
        await etcd.PutAsync(_prefix + "a", "1");
        await etcd.PutAsync(_prefix + "a", "2");
        await using var watch = new RunningProgram(etcd.Command("watch", _prefix, "--rev", "1", "--previous", "--bell", "-o", format));

        Assert.Matches(expected, (await watch.LinesAsync(2, Cancelled))[1]);
        Assert.Equal(0, await watch.InterruptAsync(Cancelled));
    }

    [Fact]
    public async Task Json_is_an_object_a_change()
    {
        await etcd.PutAsync(_prefix + "a", "1");
        await etcd.Ctl.RunAsync("del", _prefix + "a");
        await using var watch = new RunningProgram(etcd.Command("watch", _prefix, "--rev", "1", "-o", "json"));

        var changes = (await watch.LinesAsync(2, Cancelled)).Select(l => JsonDocument.Parse(l).RootElement).ToList();

        Assert.Equal(["put", "delete"], changes.Select(c => c.GetProperty("type").GetString()));
        Assert.Equal("1", changes[0].GetProperty("value").GetString());
        Assert.All(changes, c => Assert.Equal(_prefix + "a", c.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task A_lost_connection_is_told_and_nothing_is_missed()
    {
        await using var proxy = new FaultProxy(etcd.Member.ClientPort);
        await etcd.PutAsync(_prefix + "a", "1");
        await using var watch = new RunningProgram(etcd.Command("watch", _prefix, "--rev", "1", "--endpoints", proxy.Address));
        await watch.LinesAsync(1, Cancelled);
        proxy.Cut();
        await etcd.PutAsync(_prefix + "b", "2");

        var lines = await watch.LinesAsync(2, Cancelled);

        Assert.Contains($"{_prefix}b\t2", lines[1], StringComparison.Ordinal);
        Assert.Contains(await watch.ErrorsAsync(2, Cancelled), line => line.Contains("Watching again", StringComparison.Ordinal));
        Assert.Equal(0, await watch.InterruptAsync(Cancelled));
    }

    [Fact]
    public async Task That_nothing_was_missed_is_not_said_when_the_changes_were_compacted_during_the_break()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var proxy = new FaultProxy(member.ClientPort);
        await member.Ctl.RunAsync("put", "/cmp/a", "1");
        await using var watch = new RunningProgram(KvTuiProgram.With("watch", "/cmp/", "--rev", "1", "--endpoints", proxy.Address));
        await watch.LinesAsync(1, Cancelled);

        await proxy.RefuseAsync();
        await watch.ErrorsAsync(1, Cancelled);
        await member.Ctl.RunAsync("put", "/cmp/a", "2");
        await member.Ctl.RunAsync("put", "/cmp/a", "3");
        await member.Ctl.RunAsync("compact", "4", "--physical");
        proxy.Heal();

        Assert.Equal(1, await watch.EndAsync(Cancelled));
        Assert.Contains("The changes before r4 are compacted", watch.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was missed", watch.Errors, StringComparison.Ordinal);
    }
}
