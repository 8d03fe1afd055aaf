using KvTui.Cli.Output;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class ExitCodeTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EtcdErrorKind.TooLarge, 1)]
    [InlineData(EtcdErrorKind.PermissionDenied, 1)]
    [InlineData(EtcdErrorKind.AuthenticationFailed, 1)]
    [InlineData(EtcdErrorKind.Unauthenticated, 1)]
    [InlineData(EtcdErrorKind.NotFound, 1)]
    [InlineData(EtcdErrorKind.Unreachable, 3)]
    [InlineData(EtcdErrorKind.NoLeader, 3)]
    [InlineData(EtcdErrorKind.WrongCluster, 4)]
    public void A_failure_of_etcd_has_its_code(EtcdErrorKind kind, int code) => Assert.Equal(code, ExitCode.Of(new EtcdException(kind, "failed")));

    [Theory]
    [InlineData("ls", "$PREFIX")]
    [InlineData("ls", "$PREFIX", "--count")]
    [InlineData("ls", "$PREFIX", "-o", "json")]
    [InlineData("get", "$PREFIX/a")]
    [InlineData("get", "--prefix", "$PREFIX")]
    [InlineData("put", "$PREFIX/b", "2")]
    [InlineData("del", "$PREFIX/a", "--yes")]
    [InlineData("range", "$PREFIX/", "$PREFIX/z")]
    [InlineData("watch", "$PREFIX", "--rev", "1")]
    [InlineData("watch", "$PREFIX", "--rev", "1", "-o", "json")]
    [InlineData("du", "$PREFIX")]
    [InlineData("status")]
    [InlineData("status", "--watch")]
    [InlineData("status", "--watch", "-o", "json")]
    [InlineData("doctor")]
    [InlineData("doctor", "--report")]
    [InlineData("doctor", "-o", "json")]
    [InlineData("config")]
    [InlineData("config", "-o", "json")]
    [InlineData("discover")]
    [InlineData("discover", "-o", "json")]
    [InlineData("--help")]
    [InlineData("--version")]
    public async Task Results_that_cannot_be_written_end_with_74_and_those_that_nobody_reads_with_0(params string[] arguments)
    {
        await etcd.PutAsync(_prefix + "/a", "1");
        string[] given = [.. arguments.Select(argument => argument.Replace("$PREFIX", _prefix, StringComparison.Ordinal))];

        var full = await RunAsync("\"$@\" >/dev/full", given);
        await etcd.PutAsync(_prefix + "/a", "2");
        var unread = await RunAsync("{ \"$@\"; echo \"code $?\" >&2; } | true", given);

        Assert.Equal((74, "kvtui: The results cannot be written: No space left on device.\n"), (full.ExitCode, LastLine(full.Error)));
        Assert.Equal("code 0\n", LastLine(unread.Error));
    }

    [Fact]
    public async Task The_helps_and_the_readme_list_the_codes()
    {
        foreach (var verb in (string[][])[[], ["put"], ["watch"], ["discover"]])
        {
            Assert.Contains($"Exit codes: {ExitCode.Legend}.", (await KvTuiProgram.With([.. verb, "--help"]).RunAsync(Cancelled)).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }

        var readme = (await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "README.md"), Cancelled)).ReplaceLineEndings(" ");
        Assert.Contains($"Exit codes: {ExitCode.Legend}.", readme, StringComparison.Ordinal);
    }

    private static string LastLine(string text) => text.TrimEnd('\n').Split('\n')[^1] + "\n";

    private Task<CommandResult> RunAsync(string script, string[] arguments)
    {
        var command = etcd.Command(arguments);
        return (command with { File = "sh", Arguments = ["-c", script, "sh", command.File, .. arguments] }).RunAsync(Cancelled);
    }
}
