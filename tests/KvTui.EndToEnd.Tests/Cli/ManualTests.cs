using KvTui.Cli.Completion;
using KvTui.Cli.Help;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The pages of help: their width, what each names, and the manual page.</summary>
public sealed class ManualTests
{
    private static readonly string[] Verbs =
    [
        "ls", "get", "put", "del", "range", "watch", "du", "export", "import", "diff", "status", "doctor", "defrag", "compaction", "alarm", "snapshot", "member", "move-leader",
        "lease", "user", "role", "auth", "config", "discover", "completion", "help",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_of_help_fits_80_columns_and_only_one_lists_the_connection_flags()
    {
        var pages = await Task.WhenAll(Verbs.Select(static verb => TextAsync(verb, "--help")).Prepend(TextAsync("--help")));
        var connection = await TextAsync("help", "connection");

        Assert.All(pages.Append(connection), static page => Assert.All(page.Split('\n'), static line => Assert.InRange(line.Length, 0, 80)));
        Assert.All(pages, static page => Assert.Contains("'kvtui help connection'", page, StringComparison.Ordinal));
        Assert.All(pages, static page => Assert.DoesNotContain("--keepalive-time", page, StringComparison.Ordinal));
        Assert.All(["--endpoints", "ETCDCTL_ENDPOINTS", "--keepalive-time", "--read-only", "--profile"], flag => Assert.Contains(flag, connection, StringComparison.Ordinal));
        Assert.All(Verbs, verb => Assert.Contains($"\n  {verb} ", pages[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_of_a_verb_is_what_its_flag_says() => Assert.Equal(await TextAsync("get", "--help"), await TextAsync("help", "get"));

    [Fact]
    public async Task The_manual_page_renders_without_a_warning_and_tells_all()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        Assert.SkipUnless(Array.Exists(folders, static each => File.Exists(Path.Combine(each, "man"))), "man is not here");
        using var folder = new TemporaryFolder("manual");
        await File.WriteAllTextAsync(folder.PathTo("kvtui.1"), await TextAsync("help", "--man"), Cancelled);

        var shown = await new Command("man", "--warnings", "-l", folder.PathTo("kvtui.1"))
        {
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8", ["MANWIDTH"] = "80", ["MANPAGER"] = "cat" },
        }.RunAsync(Cancelled);

        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.All(
            [.. Verbs.Select(static verb => $"kvtui {verb}"), "--endpoints*", "ETCDCTL_ENDPOINTS", "password-command", "Ctrl-S F3 Alt-S", "130", "jq -r '.members[] | select(.error) | .name'"],
            word => Assert.Contains(word, shown.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(Completer.Verb, shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".TH x", @"\&.TH x")]
    [InlineData("'a' \"b\" `c`", @"\(aqa\(aq \(dqb\(dq \(gac\(ga")]
    [InlineData(@"a\nb --x", @"a\(rsnb \-\-x")]
    [InlineData("…\n", @"\[u2026] ")]
    public void Nothing_in_a_text_is_taken_for_roff(string text, string escaped) => Assert.Equal(escaped, Roff.Escaped(text));

    [Theory]
    [InlineData("0.1.0+514cffce206c21c43d42c80ad87ca77fb8e43b6a", "0.1.0 (514cffce206c)")]
    [InlineData("0.1.0", "0.1.0")]
    [InlineData("0.1.0+local", "0.1.0")]
    public void The_version_has_the_commit_where_that_is_known(string informational, string shown) =>
        Assert.Equal(shown, ProgramVersion.Of(informational));

    private static async Task<string> TextAsync(params string[] arguments) =>
        (await KvTuiProgram.With(arguments).RunAsync(Cancelled)).EnsureSuccess().Text;
}
