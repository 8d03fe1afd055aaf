using KvTui.Core.Tests.Fakes;
using KvTui.Core.Users;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Users;

public sealed class UserListTests
{
    private static readonly UserList All = new(
        [new("alice", ["app", "low"]), new("bob", ["reader"]), new("carol", []), new("root", ["root"])],
        [
            new("app", [new(Prefix("/app/"), true, true)]), new("low", [new(KeyRange.Between(Key("/"), Key("/app/")), true, false)]),
            new("reader", [new(KeyRange.Key(Key("/app/url")), true, false)]), new("root", []),
        ]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Who_may_touch_a_key_is_told_with_the_permission_that_lets_him() => Assert.Equal(
        ["alice All All app: readwrite /app/…", "bob All None reader: read /app/url", "root All All root"],
        Told(KeyRange.Key(Key("/app/url"))));

    [Fact]
    public void Of_a_prefix_a_user_may_touch_a_part() => Assert.Equal(
        ["alice All All app: readwrite /app/…", "bob Part None reader: read /app/url", "root All All root"],
        Told(Prefix("/app/")));

    [Fact]
    public void Permissions_of_several_roles_add_up() => Assert.Equal(
        ["alice All Part app: readwrite /app/…, low: read those from / to before /app/", "bob Part None reader: read /app/url", "root All All root"],
        Told(KeyRange.Between(Key("/"), Key("/app0"))));

    [Fact]
    public void Where_no_role_reaches_only_root_may() => Assert.Equal(["root All All root"], Told(KeyRange.Key(Key("zoo"))));

    [Fact]
    public async Task A_survey_asks_for_every_user_and_every_role()
    {
        var client = new FakeUserClient { RolesOf = { ["alice"] = ["app"], ["bob"] = [] }, PermissionsOf = { ["app"] = [new(KeyRange.All, true, false)], ["idle"] = [] } };

        var all = await UserSurvey.ReadAsync(client, null, Cancelled);
        var one = await UserSurvey.ReadAsync(client, "alice", Cancelled);

        Assert.Equal(["alice", "bob"], all.Users.Select(static user => user.Name));
        Assert.Equal(["app", "idle"], all.Roles.Select(static role => role.Name));
        Assert.Equal("app", Assert.Single(one.Roles).Name);
        Assert.Equal("alice", Assert.Single(one.Users).Name);
    }

    private static IEnumerable<string> Told(KeyRange keys) =>
        All.WhoMay(keys).Select(static access => $"{access.User} {access.Read} {access.Write} {string.Join(", ", access.Reasons)}");

    private static EtcdKey Key(string text) => EtcdKey.FromText(text);

    private static KeyRange Prefix(string text) => KeyRange.Prefix(Key(text));
}
