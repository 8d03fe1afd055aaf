using KvTui.Cli.Configuration;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class DecoderCommandsTests
{
    [Theory]
    [InlineData("jq --sort-keys .", "jq", "jq", "--sort-keys", ".")]
    [InlineData("/opt/bin/state-dump -f 'a b' \"c | d\"", "state-dump", "/opt/bin/state-dump", "-f", "a b", "c | d")]
    [InlineData("gunzip | jq .", "gunzip", "/bin/sh", "-c", "gunzip | jq .")]
    [InlineData("dump $FORMAT", "dump", "/bin/sh", "-c", "dump $FORMAT")]
    public void A_command_runs_without_a_shell_unless_it_needs_one(string line, string name, params string[] words)
    {
        var config = ConfigParser.Parse($"[profile a]\nendpoints = a:1\ndecoder /a/\\x00 = {line}\n");
        Assert.Empty(config.Problems);
        var command = Assert.Single(DecoderCommands.Of(config.Profiles[0]));
        Assert.Equal(("/a/\0", name), (command.Prefix.ToString(), command.Name));
        Assert.Equal(words, command.Words);
    }
}
