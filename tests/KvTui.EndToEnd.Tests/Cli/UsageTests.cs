using System.Text;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>Command lines that are wrong, or ask for what is not there: each ends with 2, and etcd is not asked.</summary>
public sealed class UsageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no verb of that name", "Unrecognized", "fetch")]
    [InlineData("no key", "Required argument", "get")]
    [InlineData("two keys", "Unrecognized", "get", "a", "b")]
    [InlineData("an empty key", "empty", "get", "")]
    [InlineData("an unknown option", "--frobnicate", "get", "--frobnicate")]
    [InlineData("an option of another verb", "--yes", "get", "--yes")]
    [InlineData("a short option that is not there", "-x", "get", "-x")]
    [InlineData("a switch with a value", "--prefix", "get", "--prefix=maybe", "a")]
    [InlineData("half a range", "START END", "del", "--range", "a", "--yes")]
    [InlineData("prefix and range", "exclude", "del", "--prefix", "--range", "a", "b", "--yes")]
    [InlineData("no number", "--limit", "ls", "--limit", "many")]
    [InlineData("a negative number", "--rev", "get", "a", "--rev", "-1")]
    [InlineData("no duration", "--command-timeout", "get", "a", "--command-timeout", "5")]
    [InlineData("a duration of nothing", "--dial-timeout", "get", "a", "--dial-timeout", "0s")]
    [InlineData("no lease id", "--lease", "put", "a", "b", "--lease", "xyz")]
    [InlineData("two leases", "exclude", "put", "a", "b", "--lease", "1", "--ttl", "5s")]
    [InlineData("no format", "text or json or yaml", "get", "a", "-o", "xml")]
    [InlineData("yaml of a listing", "only get prints yaml", "ls", "-o", "yaml")]
    [InlineData("yaml of no values", "leave out --keys-only", "get", "--prefix", "a", "--keys-only", "-o", "yaml")]
    [InlineData("no hexadecimal", "hexadecimal", "get", "--key-hex", "abc")]
    [InlineData("no base64", "base64", "get", "--key-base64", "a*")]
    [InlineData("both notations", "exclude", "get", "--key-hex", "--key-base64", "61")]
    [InlineData("no endpoint", "--endpoints", "get", "a", "--endpoints", ",")]
    [InlineData("no Unix socket", "Unix socket", "get", "a", "--endpoints", "unix:")]
    [InlineData("another scheme", "ftp", "get", "a", "--endpoints", "ftp://127.0.0.1")]
    [InlineData("no CA file", "/nonexistent/ca.crt", "get", "a", "--cacert", "/nonexistent/ca.crt")]
    [InlineData("a certificate without its key", "--cert needs --key", "get", "a", "--cert", "/dev/null")]
    [InlineData("a password without a user", "--password needs --user", "get", "a", "--password", "x")]
    [InlineData("two passwords", "twice", "get", "a", "--user", "a:b", "--password", "x")]
    [InlineData("discovery of no domain", "--discovery-srv", "get", "a", "--discovery-srv", "a b")]
    [InlineData("plain text where it is not allowed", "--insecure-transport", "get", "a", "--insecure-transport=false", "--endpoints", "http://127.0.0.1:1")]
    [InlineData("etcdctl's output option", "-o json", "get", "a", "-w", "json")]
    [InlineData("a sort order", "--sort-by", "get", "a", "--sort-by=KEY")]
    [InlineData("no cap on the load", "25%,50/s,4MiB/s", "ls", "--max-load", "fast")]
    [InlineData("a share of nothing", "--max-load: '0%'", "ls", "--max-load", "0%")]
    [InlineData("more than all of the time", "'101%'", "ls", "--max-load", "50/s,101%")]
    [InlineData("two caps of a kind", "second of its kind", "ls", "--max-load", "1MiB/s,2MB/s")]
    [InlineData("a rate without a time", "'4MiB'", "ls", "--max-load", "4MiB")]
    [InlineData("no view", "--view: there is no view 'xml'", "--view", "xml")]
    [InlineData("no key to open at", "--at", "--at", "a\\q")]
    [InlineData("a place with a verb", "--at", "get", "a", "--at", "b")]
    [InlineData("no such help", "'frobnicate'", "help", "frobnicate")]
    [InlineData("no such shell", "bash, zsh, fish", "completion", "csh")]
    [InlineData("a log level that is not there", "--log-level", "--log-level", "loud")]
    public async Task A_wrong_command_line_is_explained_on_standard_error_and_ends_with_2(string story, string expected, params string[] arguments)
    {
        var result = await KvTuiProgram.With(arguments).RunAsync(Cancelled);

        Assert.True(result.ExitCode == 2, $"{story}: {result}");
        Assert.Empty(result.Text);
        Assert.StartsWith("kvtui: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ETCDCTL_DISCOVERY_SRV", "a b")]
    [InlineData("ETCDCTL_API", "2")]
    [InlineData("ETCDCTL_INSECURE_TRANSPORT", "perhaps")]
    [InlineData("ETCDCTL_MAX_RECV_BYTES", "2MiB")]
    [InlineData("ETCDCTL_DIAL_TIMEOUT", "soon")]
    [InlineData("KVTUI_MAX_LOAD", "much")]
    [InlineData("ETCDCTL_CACERT", "/nonexistent")]
    public async Task A_variable_that_can_not_be_honoured_is_refused_by_name(string name, string value)
    {
        var result = await KvTuiProgram.With("get", "a").Variable(name, value).RunAsync(Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(name, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_and_a_terminal_the_verbs_are_named()
    {
        var result = await KvTuiProgram.With().RunAsync(Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Text);
        Assert.All(["terminal", "ls", "get", "put", "del", "range", "watch", "du", "status"], word => Assert.Contains(word, result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_argument_that_is_not_utf8_is_refused()
    {
        // A shell makes the bytes that the runtime's own process start could not pass on.
        var script = Encoding.UTF8.GetBytes($"exec '{KvTuiProgram.Path}' get \"$(printf '/a\\377')\" --endpoints 127.0.0.1:1");
        var result = await new Command("sh", "-s") { Input = script }.RunAsync(Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--key-hex", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ls")]
    [InlineData("get")]
    [InlineData("put")]
    [InlineData("del")]
    [InlineData("range")]
    [InlineData("watch")]
    [InlineData("du")]
    [InlineData("export")]
    [InlineData("diff")]
    [InlineData("status")]
    [InlineData("doctor")]
    public async Task The_help_of_a_verb_has_its_options_and_examples(string verb)
    {
        var result = await KvTuiProgram.With(verb, "--help").RunAsync(Cancelled);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Examples:", result.Text, StringComparison.Ordinal);
        Assert.Contains($"  kvtui {(verb == "status" ? "" : verb)}", result.Text, StringComparison.Ordinal);
        Assert.Contains("--endpoints", result.Text, StringComparison.Ordinal);
        Assert.Equal(verb is not ("status" or "doctor"), result.Text.Contains("--key-hex", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_help_names_every_verb_and_the_version_is_one_line()
    {
        var help = await KvTuiProgram.With("--help").RunAsync(Cancelled);
        var version = await KvTuiProgram.With("--version").RunAsync(Cancelled);

        Assert.All(["ls", "get", "put", "del", "range", "watch", "du", "status", "--root", "--read-only", "--poll-interval", "ETCDCTL_ENDPOINTS"],
            word => Assert.Contains(word, help.Text, StringComparison.Ordinal));
        Assert.Equal((0, 0), (help.ExitCode, version.ExitCode));
        Assert.Matches(@"^kvtui \d+\.\d+\.\d+( \([0-9a-f]{7,12}\))?\n$", version.Text);
    }
}
