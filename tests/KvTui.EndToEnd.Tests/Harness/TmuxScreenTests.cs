using KvTui.Testing;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Harness;

public sealed class TmuxScreenTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_sees_its_size_its_variables_and_its_keys()
    {
        await using var screen = await TmuxScreen.StartAsync(
            ["sh", "-c", "stty size; echo $GREETING; read -r line; echo \"got $line\"; exit 7"],
            90,
            20,
            new Dictionary<string, string?> { ["GREETING"] = "hello é漢", ["HOME"] = null },
            Cancelled);
        await screen.WaitForAsync("20 90", cancellationToken: Cancelled);
        await screen.WaitForAsync("hello é漢", cancellationToken: Cancelled);
        await screen.TypeAsync("a b;c");
        await screen.SendKeysAsync("Enter");
        await screen.WaitForAsync("got a b;c", cancellationToken: Cancelled);

        Assert.Equal(7, await screen.WaitForExitAsync(cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_resize_reaches_the_program()
    {
        await using var screen = await TmuxScreen.StartAsync(["sh", "-c", "trap 'stty size' WINCH; echo ready; while :; do read -r x; done"], cancellationToken: Cancelled);
        await screen.WaitForAsync("ready", cancellationToken: Cancelled);
        await screen.ResizeAsync(80, 24);
        await screen.WaitForAsync("24 80", cancellationToken: Cancelled);
    }

    [Fact]
    public async Task A_signal_shows_in_the_exit_status()
    {
        await using var screen = await TmuxScreen.StartAsync(["sleep", "1000"], cancellationToken: Cancelled);
        PosixSignal.Send(await screen.ProcessIdAsync(Cancelled), PosixSignal.Kill);
        Assert.Equal(128 + PosixSignal.Kill, await screen.WaitForExitAsync(cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_failed_wait_shows_the_screen()
    {
        await using var screen = await TmuxScreen.StartAsync(["sh", "-c", "echo something else; read -r x"], cancellationToken: Cancelled);
        await screen.WaitForAsync("something", cancellationToken: Cancelled);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => screen.WaitForAsync("wanted", TimeSpan.FromMilliseconds(100), Cancelled));
        Assert.Contains("something else", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_for_a_program_that_has_ended_fails_at_once()
    {
        await using var screen = await TmuxScreen.StartAsync(["echo", "last words"], cancellationToken: Cancelled);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => screen.WaitForAsync("wanted", TimeSpan.FromHours(1), Cancelled));
        Assert.Contains("has ended. The screen:\nlast words", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposal_ends_the_server_and_the_program()
    {
        var screen = await TmuxScreen.StartAsync(["sleep", "1000"], cancellationToken: Cancelled);
        var processId = await screen.ProcessIdAsync(Cancelled);
        await screen.DisposeAsync();
        await Eventually.TrueAsync(() => !PosixSignal.Send(processId, 0), () => "the program ends", cancellationToken: Cancelled);
        Assert.False(File.Exists(screen.Socket));
    }
}
