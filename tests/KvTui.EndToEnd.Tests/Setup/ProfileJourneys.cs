using KvTui.EndToEnd.Tests.Cli;
using KvTui.EndToEnd.Tests.Ui;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class ProfileJourneys : IAsyncLifetime
{
    private readonly SetupCommands _kvtui = new();
    private EtcdProcess _one = null!;
    private EtcdProcess _other = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _one = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        _other = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        _kvtui.Configure(
            $"""
            [profile one]
            endpoints = 127.0.0.1:{_one.ClientPort}
            [profile prod]
            endpoints = 127.0.0.1:{_other.ClientPort}
            production = true
            [profile frozen]
            endpoints = 127.0.0.1:{_one.ClientPort}
            read-only = true
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        _kvtui.Dispose();
    }

    [Fact]
    public async Task A_profile_says_where_and_beats_the_variables()
    {
        await _other.Ctl.RunAsync("put", "there", "1");
        var listed = await _kvtui.With("--profile", "prod", "ls").Variable("ETCDCTL_ENDPOINTS", $"127.0.0.1:{_one.ClientPort}").RunAsync(Cancelled);

        Assert.Equal(("there\n", ""), (listed.Text, listed.Error));
    }

    [Fact]
    public async Task Production_writes_nothing_until_its_name_is_given()
    {
        var refused = await _kvtui.RunAsync("--profile", "prod", "put", "a", "1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("prod is marked production and locked", refused.Error, StringComparison.Ordinal);

        var wrong = await _kvtui.RunAsync("--profile", "prod", "--unlock", "one", "put", "a", "1");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Null(await _other.Ctl.GetAsync("a", Cancelled));

        (await _kvtui.RunAsync("--profile", "prod", "--unlock", "prod", "put", "a", "1")).EnsureSuccess();
        Assert.NotNull(await _other.Ctl.GetAsync("a", Cancelled));
    }

    [Fact]
    public async Task A_read_only_profile_can_not_be_opened_by_a_flag()
    {
        var refused = await _kvtui.RunAsync("--profile", "frozen", "--read-only=false", "put", "a", "1");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("this client is read-only (profile frozen)", refused.Error, StringComparison.Ordinal);
        Assert.Null(await _one.Ctl.GetAsync("a", Cancelled));
    }

    [Fact]
    public async Task Config_shows_what_is_in_force_without_secrets_and_creates_and_checks_the_file()
    {
        var shown = (await _kvtui.With("--profile", "one", "--dial-timeout", "3s", "config").Variable("ETCDCTL_PASSWORD", "s3cret").RunAsync(Cancelled)).EnsureSuccess();
        Assert.Contains("one, prod, frozen", shown.Text, StringComparison.Ordinal);
        Assert.Matches($@"endpoints +127.0.0.1:{_one.ClientPort} +profile one", shown.Text);
        Assert.Matches("dial-timeout +3s +--dial-timeout", shown.Text);
        var byVariables = (await _kvtui.With("config", "-o", "json").Variable("ETCDCTL_USER", "root:s3cret").RunAsync(Cancelled)).EnsureSuccess();
        Assert.Contains("\"from\":\"ETCDCTL_USER\"", byVariables.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", shown.Text + byVariables.Text, StringComparison.Ordinal);

        Assert.Contains("3 profiles, nothing wrong", (await _kvtui.RunAsync("config", "check")).EnsureSuccess().Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _kvtui.RunAsync("config", "create")).ExitCode);
        Assert.Equal(_kvtui.ConfigPath + "\n", (await _kvtui.RunAsync("config", "path")).Text);
        File.Delete(_kvtui.ConfigPath);
        (await _kvtui.RunAsync("config", "create")).EnsureSuccess();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_kvtui.ConfigPath));
        (await _kvtui.RunAsync("config", "check")).EnsureSuccess();
    }

    [Fact]
    public async Task Mistakes_in_the_file_end_every_use_of_it_with_all_their_lines()
    {
        _kvtui.Configure("[profile one]\nendpoint = x\npassword = s3cret\n");
        var listed = await _kvtui.RunAsync("--profile", "one", "ls");

        Assert.Equal(2, listed.ExitCode);
        Assert.Contains($"{_kvtui.ConfigPath}:2: there is no setting 'endpoint'; did you mean 'endpoints'?", listed.Error, StringComparison.Ordinal);
        Assert.Contains($"{_kvtui.ConfigPath}:3: no secrets are kept here", listed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", listed.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _kvtui.RunAsync("config", "check")).ExitCode);
    }

    [Fact]
    public async Task A_password_comes_from_a_command()
    {
        await _one.Ctl.RunAsync("user", "add", "root:s3cret");
        await _one.Ctl.RunAsync("user", "grant-role", "root", "root");
        await _one.Ctl.RunAsync("put", "a", "1");
        await _one.Ctl.RunAsync("auth", "enable");
        Configure("echo s3cret");
        Assert.Equal("a\n", (await _kvtui.RunAsync("--profile", "auth", "ls")).EnsureSuccess().Text);

        Configure("echo wr0ng");
        var refused = await _kvtui.RunAsync("--profile", "auth", "ls");
        Assert.Equal(1, refused.ExitCode);
        Assert.DoesNotContain("wr0ng", refused.Error, StringComparison.Ordinal);

        Configure("echo s3cret; echo locked >&2; false");
        var failed = await _kvtui.RunAsync("--profile", "auth", "ls");
        Assert.Equal(2, failed.ExitCode);
        Assert.Contains("profile auth (password-command): the command failed with exit code 1: locked", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failed.Error, StringComparison.Ordinal);

        void Configure(string command) =>
            _kvtui.Configure($"[profile auth]\nendpoints = 127.0.0.1:{_one.ClientPort}\nuser = root\npassword-command = {command}\n");
    }

    [Fact]
    public async Task A_command_of_the_profile_reads_the_values_of_a_prefix()
    {
        await _one.Ctl.RunAsync("put", "/state/a", "hello");
        _kvtui.Configure($"[profile one]\nendpoints = 127.0.0.1:{_one.ClientPort}\ndecoder /state/ = tr a-z A-Z\n");
        await using var explorer = await Explorer.StartAsync(_one.Ctl, new(_kvtui.Variables), 80, 24, "--profile", "one", "--at", "/state/a");
        await explorer.WaitForAsync(text => text.Contains("tr › text", StringComparison.Ordinal) && text.Contains("HELLO", StringComparison.Ordinal), "the value is read by the command");
        await explorer.PressAsync("t");
        await explorer.WaitForAsync("hello");
    }

    [Fact]
    public async Task The_explorer_goes_on_with_another_profile_on_the_same_terminal()
    {
        await _one.Ctl.RunAsync("put", "first", "1");
        await _other.Ctl.RunAsync("put", "second", "2");
        _kvtui.Configure(await File.ReadAllTextAsync(_kvtui.ConfigPath, Cancelled) + $"\n[profile broken]\nendpoints = 127.0.0.1:{_one.ClientPort}\ncacert = none.crt\n");
        await using var explorer = await Explorer.StartAsync(_one.Ctl, new(_kvtui.Variables), 120, 40, "--profile", "one");
        await explorer.WaitForAsync("first");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("profile nowhere");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("There is no profile 'nowhere'; there is one, prod, frozen, broken.");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("profile broken");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(text => text.Contains("Still one: profile broken cannot be opened.", StringComparison.Ordinal) && text.Contains("first", StringComparison.Ordinal), "the profile before is shown again");
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync("profile prod");
        await explorer.PressAsync("Enter");
        var screen = await explorer.WaitForAsync(text => text.Contains("second", StringComparison.Ordinal) && text.Contains("PROD", StringComparison.Ordinal), "the other cluster is shown as production");
        Assert.DoesNotContain("first", screen, StringComparison.Ordinal);
        await explorer.PressAsync("q");

        Assert.Equal(0, await explorer.EndAsync());
    }

    [Fact]
    public async Task A_profile_says_how_the_explorer_folds_looks_and_asks()
    {
        _kvtui.Configure($"[profile dev]\nendpoints = 127.0.0.1:{_one.ClientPort}\nseparator = :\ntheme = magenta\nconfirm-level = typed\n");
        await _one.Ctl.RunAsync("put", "svc:db/url", "1");
        await _one.Ctl.RunAsync("put", "top", "1");
        await using var explorer = await Explorer.StartAsync(_one.Ctl, new(_kvtui.Variables) { ["NO_COLOR"] = "" }, 80, 24, "--profile", "dev");
        await explorer.WaitForAsync("svc:  ");
        var styled = await explorer.Screen.CaptureStyledAsync(Cancelled);
        Assert.True(styled.Contains("\e[1m\e[35m╭", StringComparison.Ordinal), $"the frame is not magenta:\n{styled.Replace('\e', '^')}");
        await explorer.GoToAsync("top");
        await explorer.PressAsync("e");
        await explorer.WaitForAsync("Edit ─ top");
        await explorer.Screen.TypeAsync("2");
        await explorer.PressAsync("C-s");
        await explorer.WaitForAsync("Type dev to confirm:");
        await explorer.Screen.TypeAsync("dev");
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync("top saved at r");

        Assert.Equal("21"u8.ToArray(), (await _one.Ctl.GetAsync("top", Cancelled))!.Value.ToArray());
    }
}
