using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Access;

public sealed class RightsTests
{
    private static readonly KeyRange App = KeyRange.Prefix(EtcdKey.FromText("/app/"));
    private static readonly KeyRange Cfg = KeyRange.Prefix(EtcdKey.FromText("/cfg/"));

    [Fact]
    public void Only_what_the_user_may_read_is_followed()
    {
        var explorer = AccessSample.AsBob();
        Assert.Equal([App, Cfg], explorer.Last<Effect.Follow>().Scope.Ranges);
        Assert.True(explorer.Last<Effect.Follow>().Scope.IsWhole);
        explorer.AssertShows("as bob: 2 ranges");
        explorer.AssertShows("live r1000");
    }

    [Fact]
    public void A_user_who_may_do_everything_changes_nothing()
    {
        var explorer = AccessSample.As(AccessRights.Root("root"), "/app/a");
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Follow);
        explorer.AssertHides("as root");
    }

    [Theory]
    [InlineData("e", "bob may not write /cfg/a.")]
    [InlineData("d", "bob may not write /cfg/a.")]
    [InlineData("h D", "bob may not write all of /cfg/.")]
    [InlineData("h d", "bob may not write all of /cfg/.")]
    public void What_the_user_may_not_change_is_refused_with_the_reason(string keys, string reason)
    {
        var explorer = AccessSample.AsBob().GoTo("/cfg/a");
        explorer.AssertShows("no right to write");
        explorer.Press(keys);
        Assert.Equal(reason, explorer.Notice);
        Assert.Equal((null, null), (explorer.State.TopLayer, explorer.State.Detail.Edit));
    }

    [Fact]
    public void What_the_user_may_change_is_changed_as_ever()
    {
        Assert.NotNull(AccessSample.AsBob().GoTo("/app/a").Press("e").State.Detail.Edit);
        Assert.NotNull(AccessSample.AsBob().GoTo("/app/a").Press("d").State.TopLayer);
        Assert.NotNull(AccessSample.AsBob().GoTo("/app/a").Press("h D").State.TopLayer);
    }

    [Fact]
    public void A_prefix_that_reaches_beyond_one_range_is_not_deleted()
    {
        var explorer = AccessSample.As(AccessRights.Of("bob", [AccessSample.Grant("/app/a", writes: true), AccessSample.Grant("/app/b", writes: true)]), "/app/aa", "/app/bb");
        Assert.NotNull(explorer.Copy().GoTo("/app/aa").Press("d").State.TopLayer);
        Assert.NotNull(explorer.Copy().GoTo("/app/bb").Press("d").State.TopLayer);
        Assert.Equal("bob may not write all of /app/.", explorer.GoTo("/app/aa").Press("h D").Notice);
    }

    [Fact]
    public void A_new_key_is_made_only_where_the_user_may_write()
    {
        var explorer = AccessSample.AsBob();
        Assert.Equal("bob may not write /cfg/new.", explorer.Copy().Press(":").Type("new /cfg/new").Press("enter").Notice);
        Assert.Equal("bob may not write /else.", explorer.Copy().Press("n ctrl+u").Type("/else").Press("enter").Notice);
        Assert.NotNull(explorer.Press("n ctrl+u").Type("/app/new").Press("enter").State.Detail.Edit);
        Assert.Equal("eve may not write any key.", AccessSample.As(AccessRights.Of("eve", [AccessSample.Grant("/app/")]), "/app/a").Press("n").Notice);
    }

    [Fact]
    public void A_right_to_write_without_one_to_read_is_not_enough_for_a_guarded_write()
    {
        var blind = AccessRights.Of("bob", [AccessSample.Grant("/app/"), new Grant(Cfg, false, true)]);
        Assert.StartsWith("bob may not read /cfg/x", AccessSample.As(blind, "/app/a").Press(":").Type("new /cfg/x").Press("enter").Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_that_is_taken_away_takes_its_keys_off_the_screen()
    {
        var explorer = AccessSample.AsBob().Send(new AccessMessage(AccessRights.Of("bob", [AccessSample.Grant("/app/")])));
        Assert.Equal([App], explorer.Last<Effect.Follow>().Scope.Ranges);
        Assert.Equal(2, explorer.State.Keyspace.Keys.Count);
        Assert.StartsWith("The rights of bob have changed", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal("bob may not write /app/a.", explorer.GoTo("/app/a").Press("e").Notice);
    }

    [Fact]
    public void A_right_that_is_given_brings_its_keys()
    {
        var explorer = AccessSample.As(AccessRights.Of("bob", [AccessSample.Grant("/app/")]), "/app/a").Send(new AccessMessage(AccessSample.Bob));
        Assert.Equal([App, Cfg], explorer.Last<Effect.Follow>().Scope.Ranges);
        explorer.Listed("/app/a", "/cfg/a").AssertShows("cfg/");
    }

    [Fact]
    public void A_user_who_may_read_nothing_is_told_so()
    {
        var explorer = new TestExplorer().Send(new AccessMessage(AccessRights.Of("eve", [])));
        explorer.AssertShows("denied: eve may not read any key");
    }

    [Fact]
    public void A_user_who_is_of_no_use_is_told_once()
    {
        var explorer = new TestExplorer().Send(new AccessMessage(AccessRights.Unrestricted, "ann"));
        Assert.Equal("Authentication is off: user ann is ignored.", explorer.Notice);
        explorer.Pass(TimeSpan.FromMinutes(1)).Send(new AccessMessage(AccessRights.Unrestricted, "ann"));
        Assert.Null(explorer.Notice);
        Assert.Null(new TestExplorer().Send(new AccessMessage(AccessRights.Unrestricted)).Notice);
    }

    [Fact]
    public void Authentication_that_is_switched_on_narrows_what_is_shown_to_the_rights()
    {
        var explorer = new TestExplorer().Send(new AccessMessage(AccessRights.Unrestricted, "bob")).Listed("/app/a", "/cfg/a", "/else").Send(new AccessMessage(AccessSample.Bob));
        Assert.Equal([App, Cfg], explorer.Last<Effect.Follow>().Scope.Ranges);
        Assert.Equal(2, explorer.State.Keyspace.Keys.Count);
        Assert.Equal("Authentication is on now: what is shown follows the rights of bob (as bob: 2 ranges).", explorer.Notice);
    }

    [Fact]
    public void Authentication_that_is_switched_off_brings_all_keys()
    {
        var explorer = AccessSample.AsBob().Send(new AccessMessage(AccessRights.Unrestricted, "bob"));
        Assert.Equal([KeyRange.Prefix(EtcdKey.Empty)], explorer.Last<Effect.Follow>().Scope.Ranges);
        Assert.Equal("Authentication is off now: user bob is ignored, and everyone may do everything.", explorer.Notice);
        explorer.Listed("/app/a", "/cfg/a", "/else").Pass(TimeSpan.FromMinutes(1)).AssertHides("as bob");
        Assert.NotNull(explorer.GoTo("/else").Press("e").State.Detail.Edit);
    }

    [Fact]
    public void An_edit_stays_open_when_the_right_to_save_it_is_gone()
    {
        var explorer = AccessSample.AsBob().GoTo("/app/a").Press("e").Type("x").Send(new AccessMessage(AccessRights.Of("bob", [AccessSample.Grant("/app/")])));
        Assert.Equal("bob may not write /app/a. The text stays here.", explorer.Press("ctrl+s").Notice);
        Assert.NotNull(explorer.State.Detail.Edit);
    }
}
