using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Cluster.Maintenance;

namespace KvTui.Etcd.Tests.Cluster.Auth;

public sealed class StoreActivityTests
{
    [Fact]
    public void Before_the_rights_were_ever_asked_for_nothing_is_quiet() => Assert.False(new StoreActivity().IsQuiet(At(10, 5)));

    [Fact]
    public void Writes_to_keys_and_the_asking_itself_are_quiet()
    {
        var activity = new StoreActivity();
        activity.Learned(At(10, 5), entries: 3);
        Assert.True(activity.IsQuiet(At(13, 5)));
        Assert.True(activity.IsQuiet(At(113, 105)));
    }

    [Fact]
    public void Any_other_entry_of_the_log_may_have_changed_users_or_roles()
    {
        var activity = new StoreActivity();
        activity.Learned(At(10, 5), entries: 3);
        Assert.False(activity.IsQuiet(At(14, 5)));
        Assert.False(activity.IsQuiet(At(115, 105)));
    }

    [Fact]
    public void An_entry_between_the_answer_and_the_asking_is_not_overlooked()
    {
        var activity = new StoreActivity();
        activity.Learned(At(10, 5), entries: 3);
        Assert.False(activity.IsQuiet(At(10 + 1 + 3, 5)));
    }

    [Fact]
    public void What_another_member_says_is_not_compared()
    {
        var activity = new StoreActivity();
        activity.Learned(At(10, 5), entries: 0);
        Assert.False(activity.IsQuiet(At(10, 5, member: 2)));
    }

    [Fact]
    public void Where_no_member_says_it_is_asked_every_time()
    {
        var activity = new StoreActivity();
        activity.Learned(At(10, 5), entries: 0);
        activity.Learned(null, entries: 0);
        Assert.False(activity.IsQuiet(At(10, 5)));
    }

    private static EndpointStatus At(ulong index, long revision, ulong member = 1) => new(new(1, member, revision, 2), "3.5.16", 0, 0, 0, 1, index, index, 2, false, []);
}
