using KvTui.Core.Users;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Users;

public sealed class UserLineTests
{
    [Theory]
    [InlineData("user add alice --no-password", "Add user alice, who may do nothing without a role")]
    [InlineData("user delete alice", "Delete user alice")]
    [InlineData("  user   grant-role alice\\x20b app ", "Give user alice b the role app")]
    [InlineData("user revoke-role alice app", "Take the role app from user alice")]
    [InlineData("role add app", "Add role app, which allows nothing at first")]
    [InlineData("role delete app", "Delete role app")]
    [InlineData("role grant-permission app read /x", "Let role app read /x")]
    [InlineData("role grant-permission app write /x /z", "Let role app write those from /x to before /z")]
    [InlineData("role grant-permission app readwrite --prefix /app/", "Let role app readwrite /app/…")]
    [InlineData("role grant-permission app readwrite /app/ --from-key", "Let role app readwrite those from /app/ on")]
    [InlineData("role grant-permission app read --prefix", "Let role app read all keys")]
    [InlineData("role grant-permission app read \\xff\\x00", "Let role app read \\xff\\x00")]
    [InlineData("role revoke-permission app /app/ --prefix", "Let role app no longer read /app/…")]
    [InlineData("auth disable", "Switch authentication off, so that anybody may read and write every key")]
    public void A_change_is_typed_in_the_words_of_etcdctl(string line, string order)
    {
        var (change, asks, mistake) = UserLine.Read(line);

        Assert.Equal((null, null), (asks, mistake));
        Assert.Equal(order, AuthChangeText.Order(change!));
    }

    [Theory]
    [InlineData("user add alice")]
    [InlineData("user passwd alice")]
    public void A_password_is_never_on_the_line(string line)
    {
        var (change, asks, mistake) = UserLine.Read(line);

        Assert.Equal((null, null, "alice"), (change, mistake, asks!.User));
    }

    [Theory]
    [InlineData("", "user or role, as in user grant-role NAME ROLE")]
    [InlineData("user", "add, delete, passwd, grant-role or revoke-role behind user")]
    [InlineData("role give", "add, delete, grant-permission or revoke-permission behind role")]
    [InlineData("user add", "user add NAME [--no-password]")]
    [InlineData("user add a b", "user add NAME [--no-password]")]
    [InlineData("user grant-role alice", "user grant-role NAME ROLE")]
    [InlineData("role grant-permission app all /x", "role grant-permission ROLE read|write|readwrite KEY [END] [--prefix|--from-key]")]
    [InlineData("role grant-permission app read", "role grant-permission ROLE read|write|readwrite KEY [END] [--prefix|--from-key]")]
    [InlineData("role grant-permission app read /x /y --prefix", "role grant-permission ROLE read|write|readwrite KEY [END] [--prefix|--from-key]")]
    [InlineData("role revoke-permission app", "role revoke-permission ROLE KEY [END] [--prefix|--from-key]")]
    [InlineData("auth on", "user or role, as in user grant-role NAME ROLE")]
    [InlineData("user delete a\\q", "\\xNN, \\n, \\t, \\r or \\\\")]
    public void What_is_wrong_with_a_line_is_said_in_a_few_words(string line, string mistake)
    {
        var read = UserLine.Read(line);

        Assert.Equal((null, null, mistake), read);
    }

    [Fact]
    public void A_name_is_written_so_that_it_is_read_back()
    {
        const string Odd = " a b\n\\";
        Assert.Equal("user delete", string.Join(' ', $"user delete {UserLine.Word(Odd)}".Split(' ').Take(2)));
        Assert.Equal(Odd, UserLine.Read($"user delete {UserLine.Word(Odd)}").Change!.User);
        Assert.Equal(KeyRange.Key(EtcdKey.FromText(Odd)), UserLine.Keys(UserLine.Word(Odd)));
    }
}
