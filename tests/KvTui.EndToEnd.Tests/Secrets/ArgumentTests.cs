using KvTui.Cli;

namespace KvTui.EndToEnd.Tests.Secrets;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("--user root:p:w get k", "p:w")]
    [InlineData("--user=root:pw get k", "pw")]
    [InlineData("get --password pw k", "pw")]
    [InlineData("get --password=p=w k", "p=w")]
    [InlineData("--auth-jwt-token eyJ.x.y ls", "eyJ.x.y")]
    [InlineData("--user root --password-file f ls", "")]
    [InlineData("put --user", "")]
    [InlineData("put key --password", "")]
    public void Passwords_and_tokens_are_found_among_the_arguments(string arguments, string secrets) =>
        Assert.Equal(secrets, string.Join(' ', ProcessMemory.SecretsIn(arguments.Split(' '))));
}
