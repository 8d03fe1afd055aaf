using System.Text;
using System.Text.RegularExpressions;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.EndToEnd.Tests.Ui;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Secrets;

/// <summary>Plants a password and values, uses the program, and looks for them wherever it leaves something.</summary>
public sealed partial class PlantedSecretsTests : IAsyncLifetime
{
    private const string Password = "planted-password-5c1d";
    private const string Secret = "planted-secret-a93e";
    private const string Token = "planted-token-d4f2";
    private const string Value = "planted-value-07bb";
    private const string Typed = "typed-secret-61f0";
    private const string SecretKey = "/registry/secrets/default/db";

    private readonly TemporaryFolder _folder = new("secrets");
    private EtcdProcess _member = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => StartMemberAsync("simple");

    private async ValueTask StartMemberAsync(string tokens)
    {
        _member = await EtcdProcess.StartAsync(new() { Login = new("root", Password), Arguments = ["--bcrypt-cost=4", $"--auth-token={tokens}"] }, Cancelled);
        await _member.Ctl.RunAsync("put", SecretKey, Secret);
        await _member.Ctl.RunAsync("put", "/app/name", Value);
    }

    public async ValueTask DisposeAsync()
    {
        await _member.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("jwt")]
    public async Task A_session_that_ends_in_a_crash_leaves_no_secret_in_the_process_list_the_log_the_state_or_a_core_dump(string tokens)
    {
        using var signer = new TokenSigner();
        if (tokens == "jwt")
        {
            await _member.DisposeAsync();
            await StartMemberAsync(signer.Setting(TimeSpan.FromMinutes(5)));
        }

        await using var screen = await StartAsync();
        await screen.WaitForAsync("live r", Explorer.Patience, Cancelled);
        await GoToAsync(screen, "/app/name", Value);
        await GoToAsync(screen, SecretKey, "masked");
        await screen.SendKeysAsync("@");
        var calls = await screen.WaitForAsync("endpoint status", Explorer.Patience, Cancelled);
        await screen.SendKeysAsync("Escape");
        await screen.SendKeysAsync("u");
        await screen.WaitForAsync(Secret, Explorer.Patience, Cancelled);
        await screen.SendKeysAsync("e");
        await screen.WaitForAsync("Edit ─ " + SecretKey, Explorer.Patience, Cancelled);
        await screen.TypeAsync(Typed);
        await screen.WaitForAsync(Typed, Explorer.Patience, Cancelled);
        var process = await screen.ProcessIdAsync(Cancelled);
        var seen = ProcessList(process);
        PosixSignal.Send(process, PosixSignal.BadSystemCall);
        await screen.WaitForExitAsync(Explorer.Patience, Cancelled);

        Assert.Contains("kvtui", seen, StringComparison.Ordinal);
        AssertClean("the process list", seen);
        AssertClean("the command log", calls);
        Assert.NotEmpty(Directory.GetFiles(_folder.PathTo("state"), "*.log", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(_folder.PathTo("run")));
        AssertFolderClean();
    }

    [Fact]
    public async Task An_edit_of_a_key_that_is_not_masked_is_kept_with_its_value_only_where_its_owner_reads()
    {
        await using var screen = await StartAsync();
        await screen.WaitForAsync("live r", Explorer.Patience, Cancelled);
        await GoToAsync(screen, "/app/name", Value);
        await screen.SendKeysAsync("e");
        await screen.WaitForAsync("Edit ─ /app/name", Explorer.Patience, Cancelled);
        await screen.TypeAsync(Typed);
        await Eventually.TrueAsync(() => Drafts().Length == 1, () => "the edit was to be kept", cancellationToken: Cancelled);
        PosixSignal.Send(await screen.ProcessIdAsync(Cancelled), PosixSignal.Kill);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Drafts()[0]));
    }

    [Theory]
    [InlineData("EndpointMonitor")]
    [InlineData("KeyspaceWatcher")]
    public async Task A_service_that_breaks_says_why_without_a_secret(string service)
    {
        await using var screen = await StartAsync(service);
        Assert.Equal(70, await screen.WaitForExitAsync(Explorer.Patience, Cancelled));

        AssertClean("what is said at the end", await screen.CaptureAsync(Cancelled));
        AssertFolderClean();
    }

    [Theory]
    [InlineData("--user", "root:" + Password)]
    [InlineData("--user=root", "--password=" + Password)]
    [InlineData("--user=root", "--password", Password)]
    [InlineData("--auth-jwt-token", Token)]
    [InlineData("--auth-jwt-token=" + Token)]
    public async Task A_password_or_token_among_the_arguments_is_soon_gone_from_the_process_list(params string[] login)
    {
        // A token that no server gave out does no harm where authentication is off.
        await using var open = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var endpoint = login[0].StartsWith("--user", StringComparison.Ordinal) ? _member.Endpoint : open.Endpoint;
        await using var watching = new RunningProgram(
            KvTuiProgram.With([.. login, "watch", "/app/"]).Variable("ETCDCTL_ENDPOINTS", endpoint).Variable("XDG_STATE_HOME", _folder.PathTo("state")));
        await Eventually.TrueAsync(
            () => ProcessList(watching.ProcessId).Contains("****", StringComparison.Ordinal), () => "stars were to take the secret's place", cancellationToken: Cancelled);

        AssertClean("the process list", ProcessList(watching.ProcessId));
    }

    [Theory]
    [InlineData(Password, "put", "--read-only", "/app/name", Secret)]
    [InlineData(Password, "put", "--if-rev", "1", "/app/name", Secret)]
    [InlineData(Password, "put", "--lease", "7", "/app/name", Secret)]
    [InlineData(Secret, "get", "/app/name")]
    public async Task A_verb_that_fails_repeats_neither_value_nor_password(string password, params string[] arguments)
    {
        var said = await KvTuiProgram.With(["--user", "root:" + password, .. arguments]).Variable("ETCDCTL_ENDPOINTS", _member.Endpoint).RunAsync(Cancelled);

        Assert.NotEqual(0, said.ExitCode);
        Assert.NotEmpty(said.Error);
        AssertClean("what it said", said.Error + said.Text);
    }

    private static void AssertClean(string where, string text)
    {
        foreach (var secret in new[] { Password, Token, Secret, Typed })
        {
            Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{secret} is in {where}:\n{text}");
        }

        Assert.False(SimpleToken().IsMatch(text) || SignedToken().IsMatch(text), $"a token of etcd is in {where}:\n{text}");
    }

    /// <summary>As etcd makes them: 16 letters and a number (etcd: server/auth/simple_token.go).</summary>
    [GeneratedRegex(@"\b[A-Za-z]{16}\.[0-9]+\b")]
    private static partial Regex SimpleToken();

    /// <summary>As RFC 7519 has them: the beginning of a JSON object in Base64url, and two more parts.</summary>
    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.")]
    private static partial Regex SignedToken();

    private static string ProcessList(int process) => Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/cmdline")).Replace('\0', ' ');

    private static async Task GoToAsync(TmuxScreen screen, string key, string shown)
    {
        await screen.SendKeysAsync("o");
        await screen.WaitForAsync("go to:", Explorer.Patience, Cancelled);
        await screen.SendKeysAsync("C-u");
        await screen.TypeAsync(key);
        await screen.SendKeysAsync("Enter");
        await screen.WaitForAsync(shown, Explorer.Patience, Cancelled);
    }

    private string[] Drafts() => Directory.Exists(_folder.PathTo("state", "kvtui", "drafts")) ? Directory.GetFiles(_folder.PathTo("state", "kvtui", "drafts"), "*.json") : [];

    private void AssertFolderClean()
    {
        foreach (var path in Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path, Encoding.Latin1);
            AssertClean(path, text);
            Assert.False(text.Contains(Value, StringComparison.Ordinal), $"a value is in {path}:\n{text}");
        }
    }

    /// <summary>Opens the explorer where a core dump would be written, if there were one.</summary>
    /// <param name="broken">The service that breaks; null for none.</param>
    private async Task<TmuxScreen> StartAsync(string? broken = null)
    {
        Directory.CreateDirectory(_folder.PathTo("run"));
        var environment = new Dictionary<string, string?>(_member.Ctl.Environment)
        {
            ["XDG_STATE_HOME"] = _folder.PathTo("state"),
            [KvTuiProgram.BrokenService] = broken,
        };
        return await TmuxScreen.StartAsync(
            ["sh", "-c", "cd \"$0\" && ulimit -c unlimited && exec \"$@\"", _folder.PathTo("run"), broken is null ? KvTuiProgram.Path : KvTuiProgram.BrokenPath, "--log-level", "trace"],
            environment: environment,
            cancellationToken: Cancelled);
    }
}
