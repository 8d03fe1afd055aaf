using System.Text;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.EndToEnd.Tests.Failures;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Connection;

/// <summary>The places a password comes from: files, standard input, and a person at the terminal, who does not see it.</summary>
public sealed class PasswordTests : IAsyncLifetime
{
    private const string Question = "Password for root:";

    private readonly TemporaryFolder _folder = new("password");
    private EtcdProcess _member = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _member = await GuardedMember.StartAsync([], Cancelled);

    public async ValueTask DisposeAsync()
    {
        await _member.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_password_file_works_and_one_that_others_can_read_is_noted()
    {
        var path = _folder.PathTo("secret");
        await File.WriteAllTextAsync(path, "secret\r\nsecond line", Cancelled);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var quiet = await Program("put", "a", "one", "--user", "root", "--password-file", path).RunAsync(Cancelled);
        Assert.Equal((0, ""), (quiet.ExitCode, quiet.Error));

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var noted = await Program("get", "a", "--user", "root").Variable("KVTUI_PASSWORD_FILE", path).RunAsync(Cancelled);
        Assert.Equal((0, "one"), (noted.ExitCode, noted.Text));
        Assert.Contains("chmod 600", noted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_line_of_standard_input_is_the_password_and_the_rest_the_value()
    {
        var put = Program("put", "a", "--user", "root", "--password-file", "-") with { Input = Encoding.UTF8.GetBytes("secret\nthe value\n") };
        (await put.RunAsync(Cancelled)).EnsureSuccess();

        var get = Program("get", "a", "--user", "root:secret");
        Assert.Equal("the value\n", (await get.RunAsync(Cancelled)).EnsureSuccess().Text);
    }

    [Fact]
    public async Task Without_a_terminal_the_ways_to_give_one_are_named()
    {
        var program = Program("get", "a", "--user", "root");
        var result = await (program with { File = "setsid", Arguments = ["--wait", program.File, .. program.Arguments] }).RunAsync(Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no terminal to ask on; use --password-file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_asked_on_the_terminal_without_echo_though_standard_input_is_a_pipe()
    {
        await using var screen = await OpenAsync($"echo value | \"$0\" put b - --user root --endpoints {_member.Endpoint}");
        await screen.WaitForAsync(Question, cancellationToken: Cancelled);
        await screen.SendKeysAsync("s", "x", "BSpace", "e", "c", "r", "e", "t", "Enter");
        var text = await screen.WaitForAsync("exit=", cancellationToken: Cancelled);

        Assert.Contains("exit=0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", text, StringComparison.Ordinal);
        await AssertModesAsync();
        Assert.Equal("value\n", (await Program("get", "b", "--user", "root:secret").RunAsync(Cancelled)).Text);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_question_and_gives_the_terminal_back()
    {
        await using var screen = await OpenAsync($"\"$0\" get b --user root --endpoints {_member.Endpoint}");
        await screen.WaitForAsync(Question, cancellationToken: Cancelled);
        await screen.SendKeysAsync("s", "e", "C-c");

        Assert.Contains("exit=130", await screen.WaitForAsync("exit=", cancellationToken: Cancelled), StringComparison.Ordinal);
        await AssertModesAsync();
    }

    [Fact]
    public async Task A_signal_that_ends_the_program_gives_the_terminal_back()
    {
        await using var screen = await OpenAsync($"sh -c 'echo $$ >\"$1\"; exec \"$0\" get b --user root --endpoints {_member.Endpoint}' \"$0\" \"$1/pid\"");
        await screen.WaitForAsync(Question, cancellationToken: Cancelled);
        PosixSignal.Send(int.Parse(await File.ReadAllTextAsync(_folder.PathTo("pid"), Cancelled), System.Globalization.CultureInfo.InvariantCulture), PosixSignal.Terminate);

        Assert.Contains("exit=143", await screen.WaitForAsync("exit=", cancellationToken: Cancelled), StringComparison.Ordinal);
        await AssertModesAsync();
    }

    [Fact]
    public async Task For_the_explorer_it_is_asked_before_the_screen_opens()
    {
        await using var screen = await OpenAsync($"XDG_STATE_HOME=\"$1/state\" \"$0\" --user root --endpoints {_member.Endpoint}");
        await screen.WaitForAsync(Question, cancellationToken: Cancelled);
        Assert.Equal("0", await screen.AskAsync("#{alternate_on}", Cancelled));
        await screen.SendKeysAsync("s", "e", "c", "r", "e", "t", "Enter");
        await screen.WaitForAsync("live r", cancellationToken: Cancelled);
        Assert.Equal("1", await screen.AskAsync("#{alternate_on}", Cancelled));
    }

    [Theory]
    [InlineData("--user", "root:planted")]
    [InlineData("--user=root:planted", "--read-only")]
    [InlineData("--password", "planted", "--user=root")]
    [InlineData("--password=planted", "--user=root")]
    [InlineData("--auth-jwt-token", "planted")]
    public async Task What_is_secret_on_the_command_line_is_not_left_in_the_process_list(params string[] flags)
    {
        await using var screen = await OpenAsync($"sh -c 'echo $$ >\"$1\"; exec \"$0\" watch a {string.Join(' ', flags)} --endpoints 192.0.2.1:1 --dial-timeout 60s' \"$0\" \"$1/pid\"");
        await Eventually.TrueAsync(
            async token =>
            {
                var pid = File.Exists(_folder.PathTo("pid")) ? (await File.ReadAllTextAsync(_folder.PathTo("pid"), token)).Trim() : "";
                var line = pid.Length > 0 && File.Exists($"/proc/{pid}/cmdline") ? await File.ReadAllTextAsync($"/proc/{pid}/cmdline", token) : "";
                return line.Contains("192.0.2.1:1", StringComparison.Ordinal) && line.Contains("*******", StringComparison.Ordinal) && !line.Contains("planted", StringComparison.Ordinal);
            },
            () => "the secret was to be covered",
            cancellationToken: Cancelled);
    }

    [Fact]
    public async Task A_given_token_is_sent_and_its_refusal_says_that_it_is_not_renewed()
    {
        var refused = await Program("get", "a", "--auth-jwt-token", "not.a.token").RunAsync(Cancelled);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the token given is not accepted", refused.Error, StringComparison.Ordinal);
        Assert.Contains("get a new one", refused.Error, StringComparison.Ordinal);
    }

    private Command Program(params IReadOnlyList<string> arguments) => KvTuiProgram.With([.. arguments, "--endpoints", _member.Endpoint]);

    /// <summary>A shell in a terminal that notes its modes, runs a line with the program as $0 and the folder as $1, and notes them again.</summary>
    private Task<TmuxScreen> OpenAsync(string line) => TmuxScreen.StartAsync(
        ["sh", "-c", $"trap : INT; stty -a >\"$1/before\"; {line}; code=$?; stty -a >\"$1/after\"; echo exit=$code; exec sleep 600", KvTuiProgram.Path, _folder.FullName],
        cancellationToken: Cancelled);

    private async Task AssertModesAsync() =>
        Assert.Equal(await File.ReadAllTextAsync(_folder.PathTo("before"), Cancelled), await File.ReadAllTextAsync(_folder.PathTo("after"), Cancelled));
}
