using KvTui.Cli.Completion;
using KvTui.Testing;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Shells that complete verbs, flags, profiles and keys by the scripts that the program prints.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class ShellCompletionTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Home => Path.GetDirectoryName(KvTuiProgram.Path)!;

    [Fact]
    public async Task Bash_completes_a_verb_a_flag_a_profile_and_a_key()
    {
        using var folder = await ConfiguredAsync();
        await using var screen = await TmuxScreen.StartAsync(
            ["bash", "--noprofile", "--rcfile", folder.PathTo("rc"), "-i"],
            environment: Variables(folder), cancellationToken: Cancelled);
        await screen.WaitForAsync("ready>", cancellationToken: Cancelled);

        await CompletesAsync(screen, "kvtui stat", "kvtui status");
        await CompletesAsync(screen, "kvtui get --keys", "kvtui get --keys-only");
        await CompletesAsync(screen, "kvtui --profile=stag", "kvtui --profile=staging");
        await CompletesAsync(screen, $"kvtui get {_prefix}db/u", $"kvtui get {_prefix}db/url");
        await CompletesAsync(screen, $"kvtui get {_prefix}d", $"kvtui get {_prefix}db/");
        await CompletesAsync(screen, $"kvtui get {_prefix}evil", $@"kvtui get {_prefix}evil\$\(touch\ pwned\)\;\`id\`");
        await CompletesAsync(screen, $"kvtui get '{_prefix}it", $@"kvtui get '{_prefix}it'\''s'");
        Assert.False(File.Exists(folder.PathTo("pwned")));
    }

    [Fact]
    public async Task Fish_completes_a_verb_a_flag_a_profile_and_a_key()
    {
        if (ProgramOf("fish") is not { } fish)
        {
            Assert.Skip("fish is not here: ./tests/run.sh fetches it");
            return;
        }

        using var folder = await ConfiguredAsync();
        string[] lines = ["kvtui stat", "kvtui get --keys", "kvtui --profile=stag", $"kvtui get {_prefix}db/u", $"kvtui get {_prefix}evil"];
        var script = "kvtui completion fish | source\n" + string.Concat(lines.Select(static line => $"complete -C '{line}'\n"));
        var result = await new Command(fish, "--no-config", "-c", script) { Environment = Variables(folder), Deadline = TimeSpan.FromSeconds(60) }.RunAsync(Cancelled);

        Assert.Equal(
            ["status", "--keys-only", "--profile=staging", $"{_prefix}db/url", $"{_prefix}evil$(touch pwned);`id`"],
            result.EnsureSuccess().Text.TrimEnd('\n').Split('\n').Select(static line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task Zsh_completes_a_verb_a_flag_a_profile_and_a_key()
    {
        if (ProgramOf("zsh") is not { } zsh)
        {
            Assert.Skip("zsh is not here: ./tests/run.sh fetches it");
            return;
        }

        using var folder = await ConfiguredAsync();
        var share = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(zsh))!, "usr");
        var lookup = Directory.Exists(Path.Combine(share, "share", "zsh"))
            ? $"module_path=({share}/lib/*/zsh/*(/)); fpath=({share}/share/zsh/functions/**/*(/))\n" : "";
        await File.WriteAllTextAsync(
            folder.PathTo(".zshrc"),
            $"{lookup}PS1='ready> '\nautoload -Uz compinit; compinit -u -D\nsource <(kvtui completion zsh)\n", Cancelled);
        await using var screen = await TmuxScreen.StartAsync([zsh, "-d", "-i"], environment: Variables(folder), cancellationToken: Cancelled);
        await screen.WaitForAsync("ready>", cancellationToken: Cancelled);

        await CompletesAsync(screen, "kvtui stat", "kvtui status");
        await CompletesAsync(screen, "kvtui get --keys", "kvtui get --keys-only");
        await CompletesAsync(screen, "kvtui --profile=stag", "kvtui --profile=staging");
        await CompletesAsync(screen, $"kvtui get {_prefix}db/u", $"kvtui get {_prefix}db/url");
        await CompletesAsync(screen, $"kvtui get {_prefix}evil", $@"kvtui get {_prefix}evil\$\(touch\ pwned\)\;\`id\`");
        Assert.False(File.Exists(folder.PathTo("pwned")));
    }

    [Fact]
    public async Task A_folder_of_many_keys_is_one_name_and_what_no_argument_can_name_is_left_out()
    {
        for (var i = 0; i < 120; i++)
        {
            await etcd.PutAsync($"{_prefix}many/{i:000}", "1");
        }

        await etcd.PutAsync(_prefix + "after", "1");
        await etcd.PutAsync(_prefix + "new\nline", "1");
        await etcd.PutAsync(_prefix + "z", "1");

        var result = await CompleteAsync("fish", $"kvtui get {_prefix}");
        Assert.Equal($"words\n{_prefix}after\n{_prefix}many/\n{_prefix}z\n", result.Text);
        var confined = await CompleteAsync("fish", $"kvtui --root {_prefix}many/ get {_prefix}many/11");
        Assert.Equal(11, confined.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty((await CompleteAsync("fish", $"kvtui --root {_prefix}many/ get {_prefix}a")).Text);
    }

    [Theory]
    [InlineData("kvtui --endpoints 127.0.0.1:1 get /")]
    [InlineData("ETCDCTL_ENDPOINTS=127.0.0.1:1 kvtui get /")]
    [InlineData("kvtui --user someone get /")]
    [InlineData("kvtui --profile none get /")]
    [InlineData("kvtui get $HOME")]
    [InlineData("kvtui frobnicate /")]
    public async Task What_cannot_be_asked_is_silence(string line)
    {
        var result = await CompleteAsync("fish", line);
        Assert.Equal((0, "", ""), (result.ExitCode, result.Text, result.Error));
    }

    [Theory]
    [InlineData("a b", '\0', @"a\ b")]
    [InlineData("$(x)`y`;&|<>", '\0', @"\$\(x\)\`y\`\;\&\|\<\>")]
    [InlineData("it's", '\'', @"it'\''s")]
    [InlineData("$x\"\\!", '"', "\\$x\\\"\\\\\"'!'\"")]
    [InlineData("日本", '\0', "日本")]
    public void A_word_for_bash_is_nothing_but_text(string text, char quote, string expected) => Assert.Equal(expected, ShellOutput.ForBash(text, quote));

    private static string? ProgramOf(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Append(Path.Combine(Checkout.Root, ".cache", name, "usr", "bin")).Append(Path.Combine(Checkout.Root, ".cache", name, "bin"));
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static async Task CompletesAsync(TmuxScreen screen, string typed, string expected)
    {
        await screen.SendKeysAsync("C-u");
        await screen.TypeAsync(typed);
        await screen.SendKeysAsync("Tab");
        await screen.WaitForAsync("ready> " + expected, cancellationToken: Cancelled);
    }

    private Task<CommandResult> CompleteAsync(string shell, string line) =>
        etcd.Command(Completer.Verb, shell, line).Variable(Completer.PatienceVariable, "20s").RunAsync(Cancelled);

    private async Task<TemporaryFolder> ConfiguredAsync()
    {
        foreach (var name in (string[])["db/url", "it's", "evil$(touch pwned);`id`"])
        {
            await etcd.PutAsync(_prefix + name, "1");
        }

        var folder = new TemporaryFolder("shell");
        Directory.CreateDirectory(folder.PathTo("kvtui"));
        await File.WriteAllTextAsync(folder.PathTo("kvtui/config"), "[profile staging]\nendpoints = 127.0.0.1:1\n", Cancelled);
        File.SetUnixFileMode(folder.PathTo("kvtui/config"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(folder.PathTo("rc"), "PS1='ready> '\nsource <(kvtui completion bash)\n", Cancelled);
        return folder;
    }

    private Dictionary<string, string?> Variables(TemporaryFolder folder)
    {
        var libraries = Path.Combine(Checkout.Root, ".cache", "fish", "usr", "lib", "x86_64-linux-gnu");
        return new()
        {
            ["PATH"] = $"{Home}:{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = folder.PathTo(""),
            ["ZDOTDIR"] = folder.PathTo(""),
            ["XDG_CONFIG_HOME"] = folder.PathTo(""),
            ["KVTUI_DISCOVERY_ROOT"] = "/nonexistent",
            ["LC_ALL"] = "C.UTF-8",
            ["ETCDCTL_ENDPOINTS"] = etcd.Member.Endpoint,
            [Completer.PatienceVariable] = "20s",
            ["LD_LIBRARY_PATH"] = Directory.Exists(libraries) ? libraries : null,
        };
    }
}
