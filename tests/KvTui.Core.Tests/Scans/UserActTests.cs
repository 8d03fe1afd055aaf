using KvTui.Core.Dialogs;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

/// <summary>What is done from the list of users and roles.</summary>
public sealed class UserActTests
{
    /// <summary>Rows: alice with two permissions of app and with idle, bob, root, and spare, which nobody has.</summary>
    private static readonly UserList Users = RosterSample.Users with { IsOn = true, Roles = [.. RosterSample.Users.Roles, new("spare", [])] };

    [Theory]
    [InlineData("d", "Delete user alice.", AuthAct.DeleteUser)]
    [InlineData("-", "Take the role app from user alice.", AuthAct.RevokeRole)]
    [InlineData("D", "Delete role app.\nThese users have the role app, and lose it: alice.", AuthAct.DeleteRole)]
    [InlineData("M", "Let role app no longer readwrite /app/….", AuthAct.RevokePermission)]
    [InlineData("A", "Switch authentication off, so that anybody may read and write every key.", AuthAct.Disable)]
    [InlineData("G D", "Delete role spare.\nNo user has the role spare.", AuthAct.DeleteRole)]
    public void An_act_says_what_it_does_on_which_cluster_and_its_default_is_not_to(string keys, string order, AuthAct act)
    {
        var explorer = Open().Press(keys);
        explorer.AssertSays($"On cluster local (http://127.0.0.1:2379):\n{order}");
        Assert.Empty(Sent(explorer.Copy().Press("enter")));
        Assert.Empty(Sent(explorer.Copy().Press("esc")));

        Assert.Equal(act, Sent(explorer.Press("tab enter")).Single().Change.Act);
        explorer.Top<Layer.Roster>();
    }

    [Theory]
    [InlineData("a", "user add ", "eve --no-password", "Add user eve")]
    [InlineData("+", "user grant-role alice ", "idle", "Give user alice the role idle.")]
    [InlineData("n", "role add ", "new", "Add role new")]
    [InlineData("m", "role grant-permission app read ", "/x", "Let role app read /x.")]
    public void A_line_offers_the_beginning_of_a_change_and_the_rest_is_typed(string key, string offer, string rest, string order)
    {
        var explorer = Open().Press(key);
        Assert.Equal(offer, explorer.Top<Layer.Prompt>().Text);
        explorer.Type(rest).Press("enter").AssertSays(order);
        Assert.Single(Sent(explorer.Press("tab enter")));
    }

    [Fact]
    public void An_unfinished_line_changes_nothing()
    {
        var explorer = Open().Press("a enter");

        explorer.Top<Layer.Roster>();
        Assert.Equal("Nothing was changed; expected user add NAME [--no-password].", explorer.Notice);
    }

    [Fact]
    public void A_password_is_typed_twice_and_neither_remembered_nor_shown()
    {
        var explorer = Open().Press("a").Type("eve").Press("enter");
        Assert.Equal((PromptKind.NewPassword, "eve", false), Asked(explorer));
        explorer.Type("s3cret").AssertHides("s3cret");
        explorer.Press("enter");
        Assert.Equal((PromptKind.NewPassword, "eve", true), Asked(explorer));
        explorer.Type("s3cret").Press("enter").AssertSays("Add user eve");
        explorer.AssertHides("s3cret");

        var change = Sent(explorer.Press("tab enter")).Single();
        Assert.Equal(AuthAct.AddUser, change.Change.Act);
        Assert.DoesNotContain("s3cret", string.Join(' ', change, change.Change, explorer.State.Layers, explorer.Notice), StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.State.Entered.Values, static lines => lines.Contains("s3cret"));
        Assert.Equal("", explorer.Press("p up").Top<Layer.Prompt>().Text);

        static (PromptKind, string, bool) Asked(TestExplorer explorer) =>
            explorer.Top<Layer.Prompt>() is { Kind: var kind, Password: { } entry } ? (kind, entry.User, entry.IsAgain) : default;
    }

    [Fact]
    public void Two_passwords_that_differ_and_none_at_all_change_nothing()
    {
        Assert.Equal("The two passwords are not the same; nothing was changed.", Open().Press("p").Type("one").Press("enter").Type("other").Press("enter").Notice);
        Assert.Equal("The password is empty; nothing was changed.", Open().Press("p enter").Notice);
        Assert.Equal("The password is empty; nothing was changed.", Open().Press("p").Type("one").Press("enter enter").Notice);
    }

    [Theory]
    [InlineData("G d", "There is no user on this row.")]
    [InlineData("G p", "There is no user on this row.")]
    [InlineData("G -", "There is no role of a user on this row.")]
    [InlineData("G M", "There is no permission on this row.")]
    [InlineData("down down down -", "There is no role of a user on this row.")]
    [InlineData("down down down m", "There is no role on this row.")]
    public void What_is_not_on_the_row_is_said(string keys, string notice) => Assert.Equal(notice, Open().Press(keys).Notice);

    [Fact]
    public void Who_takes_something_from_himself_is_told_so()
    {
        var explorer = Open();
        explorer.With(explorer.State with { Access = explorer.State.Access with { Rights = Etcd.Calls.Access.AccessRights.Root("root") } });
        explorer.Press("down down down down d").AssertSays("You are logged in as root here: nothing more can be done from here then.");
    }

    [Fact]
    public void Authentication_is_switched_on_only_where_nobody_is_locked_out()
    {
        Assert.Equal("Nobody could go on.", Open(Users with { IsOn = false, WhyNotOn = "Nobody could go on." }).Press("A").Notice);
        var explorer = Open(Users with { IsOn = false }).Press("A");
        explorer.AssertSays("Switch authentication on, and make the user root anew, with its roles and the password known here.");
        explorer.AssertSays("From then on every client that does not log in is refused, also one such as a Kubernetes API server.");
        explorer.AssertSays("These users have no role, and may do nothing then: bob.");
        Assert.Equal(AuthAct.Enable, Sent(explorer.Press("tab enter")).Single().Change.Act);
    }

    [Fact]
    public void Who_may_touch_a_key_is_told_with_the_reason()
    {
        var explorer = Open().Press("w");
        Assert.Equal("/app/a", explorer.Top<Layer.Prompt>().Text);
        explorer.Press("enter").AssertSays("Who may touch /app/a\nalice: read yes, write yes; app: readwrite /app/…\nroot: read yes, write yes; root");
        explorer.Press("esc w ctrl+u").Type("/ --prefix").Press("enter").AssertSays("alice: read part, write part; app: readwrite /app/…; app: read /cfg/x");
        Open(Users with { IsOn = false }).Press("w enter").AssertSays("Authentication is off: anybody may read and write every key.");
        Open(Users with { Only = "alice" }).Press("w enter").AssertSays("Only a user with the role root may ask for others; this is what alice may.");
        Open(Users with { Users = [] }).Press("w enter").AssertSays("No user may read or write it.");
    }

    [Fact]
    public void The_list_is_asked_for_again_after_a_change()
    {
        var explorer = Open();
        var asked = explorer.Effects.Count(static effect => effect is Effect.StartScan);
        explorer.Send(new OperationMessage.ListActed("User eve added", true));
        Assert.Equal(asked + 1, explorer.Effects.Count(static effect => effect is Effect.StartScan));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("d")]
    [InlineData("p")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("n")]
    [InlineData("D")]
    [InlineData("m")]
    [InlineData("M")]
    [InlineData("A")]
    public void Who_may_change_nothing_changes_no_user(string key)
    {
        Assert.Contains("Read-only", Pressed(Open(settings: Sample.Settings with { ReadOnly = true }), key), StringComparison.Ordinal);
        Assert.Contains("confined to /app/", Pressed(Open(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/") }), key), StringComparison.Ordinal);
        Assert.Contains("the role root, which bob does not have", Pressed(Open().Send(new AccessMessage(AccessSample.Bob)), key), StringComparison.Ordinal);
        Assert.IsType<DialogPurpose.Unlock>(Open(settings: AccessSample.Production).Press(key).Top<Layer.Question>().Purpose);

        static string Pressed(TestExplorer explorer, string key)
        {
            explorer.Press(key).Top<Layer.Roster>();
            return explorer.Notice!;
        }
    }

    [Fact]
    public void A_change_that_was_asked_of_one_cluster_is_not_sent_to_another_nor_after_the_right_was_lost()
    {
        var explorer = Open().Press("d");
        var lost = explorer.Copy().Send(new AccessMessage(AccessSample.Bob)).Press("tab enter");
        Assert.Contains("which bob does not have", lost.Notice, StringComparison.Ordinal);
        explorer.With(explorer.State with { Keyspace = explorer.State.Keyspace with { ClusterId = 0xC2 } });
        Assert.Contains("cluster 00000000000000c2 is read now", explorer.Press("tab enter").Notice, StringComparison.Ordinal);
        Assert.Empty(Sent(lost));
        Assert.Empty(Sent(explorer));
    }

    private static TestExplorer Open(UserList? users = null, ExplorerSettings? settings = null) =>
        new TestExplorer(settings: settings).Listed("/app/a").GoTo("/app/a").Send(new ClusterMessage(Sample.Healthy())).Command("users").Lists(RosterRows.Of(users ?? Users));

    private static IEnumerable<Effect.ChangeUsers> Sent(TestExplorer explorer) => explorer.Effects.OfType<Effect.ChangeUsers>();
}
