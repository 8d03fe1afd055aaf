using KvTui.Cli.Arguments;
using KvTui.Cli.Input;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class PasswordCommandTests
{
    [Fact]
    public async Task The_first_line_is_the_password()
    {
        Assert.Equal("s3 cret", await RunAsync("echo 's3 cret'; echo more"));
        Assert.Equal("none after it", await RunAsync("printf 'none after it'"));
    }

    [Fact]
    public async Task A_failure_shows_its_words_and_not_its_output()
    {
        var failure = await Assert.ThrowsAsync<UsageException>(() => RunAsync("echo s3cret; echo 'the store is locked' >&2; exit 3"));

        Assert.Equal("profile p (password-command): the command failed with exit code 3: the store is locked", failure.Message);
    }

    [Fact]
    public async Task No_output_is_no_password() =>
        Assert.Contains("printed no password", (await Assert.ThrowsAsync<UsageException>(() => RunAsync("true"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_slow_command_is_stopped_with_all_that_it_started()
    {
        var started = TimeProvider.System.GetTimestamp();
        var failure = await Assert.ThrowsAsync<UsageException>(() => RunAsync("sleep 600 & sleep 600", TimeSpan.FromMilliseconds(300)));

        Assert.Contains("has not ended within 0.3 s", failure.Message, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Much_output_is_not_kept() => Assert.Equal(64 * 1024, (await RunAsync("head -c 1000000 /dev/zero | tr '\\0' x")).Length);

    private static Task<string> RunAsync(string command, TimeSpan? patience = null) =>
        PasswordCommand.RunAsync(command, "profile p (password-command)", patience ?? TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
}
