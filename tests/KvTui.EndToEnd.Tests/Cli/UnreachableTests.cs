using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

public sealed class UnreachableTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("get", "a")]
    [InlineData("ls")]
    [InlineData("put", "a", "b")]
    [InlineData("del", "a", "--yes")]
    [InlineData("range", "a", "b")]
    [InlineData("watch")]
    [InlineData("status")]
    public async Task Endpoints_where_nothing_listens_are_named_with_the_cause(params string[] arguments)
    {
        var (one, other) = ($"127.0.0.1:{FreePorts.Take()}", $"127.0.0.1:{FreePorts.Take()}");
        var started = TimeProvider.System.GetTimestamp();

        var result = await KvTuiProgram.With([.. arguments, "--endpoints", $"{one},{other}", "--command-timeout", "2s"]).RunAsync(Cancelled);

        Assert.Equal(3, result.ExitCode);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 8);
        Assert.All([one, other, "refused"], word => Assert.Contains(word, arguments[0] == "status" ? result.Text : result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_within_the_time_out()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        member.Pause();
        var started = TimeProvider.System.GetTimestamp();

        var result = await KvTuiProgram.With("get", "a", "--endpoints", member.Endpoint, "--command-timeout", "1s").RunAsync(Cancelled);

        Assert.Equal(3, result.ExitCode);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.9, 6);
        Assert.Contains(member.Endpoint, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_dead_endpoint_does_not_matter()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var endpoints = $"127.0.0.1:{FreePorts.Take()},{member.Endpoint}";

        Assert.Equal(0, (await KvTuiProgram.With("put", "a", "b", "--endpoints", endpoints).RunAsync(Cancelled)).ExitCode);
        Assert.Equal("b", (await KvTuiProgram.With("get", "a", "--endpoints", endpoints).RunAsync(Cancelled)).Text);
    }
}
