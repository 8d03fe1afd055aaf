using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Cluster;

/// <summary>When an address counts as one that stands for several members.</summary>
public sealed class AnswerersTests
{
    private static readonly Member[] Listed = [new(1, "n1", [], [], false), new(2, "n2", [], [], false), new(3, "n3", [], [], false)];

    private readonly Answerers _answerers = new();

    [Fact]
    public void One_member_that_always_answers_is_one_member() => Assert.False(Heard(1, 1, 1).IsShared);

    [Fact]
    public void A_member_that_takes_the_place_of_another_is_one_member() => Assert.False(Heard(1, 1, 2, 2).IsShared);

    [Fact]
    public void Back_and_forth_between_two_is_a_proxy() => Assert.True(Heard(1, 2, 1).IsShared);

    [Fact]
    public void Two_on_one_connection_are_a_proxy()
    {
        _answerers.Heard(From(1), isSameConnection: false);
        _answerers.Heard(From(2), isSameConnection: true);
        Assert.True(_answerers.IsShared);
    }

    [Fact]
    public void Another_member_on_a_new_connection_while_the_first_one_stands_is_a_proxy()
    {
        Heard(1).HeardApart([From(1), From(2), From(3)]);
        Assert.True(_answerers.IsShared);
        Assert.Equal(["n1", "n2", "n3"], _answerers.Among(Listed, 1).Select(backend => backend.Label));
    }

    [Fact]
    public void The_same_member_on_new_connections_settles_it_until_another_answers()
    {
        Heard(1).HeardApart([From(1), From(1)]);
        Assert.Equal((false, false), (_answerers.IsShared, _answerers.IsUnchecked));
        Assert.Equal((false, true), (Heard(2).IsShared, _answerers.IsUnchecked));
    }

    [Fact]
    public void Where_the_list_says_who_is_left_nobody_is_forgotten_and_who_has_left_is()
    {
        Heard(1, 4, 1);
        Heard([.. Enumerable.Repeat(2UL, 100)]);
        Assert.Equal(["n1", "n2"], _answerers.Among(Listed, 1).Select(backend => backend.Label));
    }

    [Fact]
    public void Where_no_list_says_it_who_has_not_answered_for_long_is_forgotten()
    {
        Heard(0xA, 0xB, 0xA);
        Assert.Equal(["a", "b"], _answerers.Among([], 1).Select(backend => backend.Label));
        Heard([.. Enumerable.Repeat(0xBUL, 20)]);
        Assert.Equal(["b"], _answerers.Among([], 1).Select(backend => backend.Label));
    }

    [Fact]
    public void Another_cluster_behind_the_address_is_told_and_its_members_are_not_named()
    {
        Heard(1).HeardApart([new(2, 1, 5, 7)]);
        Assert.Equal((true, 2UL), (_answerers.IsShared, _answerers.ClusterBeside(1)));
        Assert.Equal(["n1"], _answerers.Among(Listed, 1).Select(backend => backend.Label));
    }

    private static ResponseHeader From(ulong member) => new(1, member, 5, 7);

    private Answerers Heard(params ulong[] members)
    {
        foreach (var member in members)
        {
            _answerers.Heard(From(member), isSameConnection: false);
        }

        return _answerers;
    }
}
