using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls;

public sealed class RetryRuleTests
{
    private static readonly CallDescriptor Read = new(RpcMethod.Range, new Etcdserverpb.RangeRequest());

    [Theory]
    [InlineData(EtcdErrorKind.Unreachable, true)]
    [InlineData(EtcdErrorKind.NoLeader, true)]
    [InlineData(EtcdErrorKind.TlsExpired, true)]
    [InlineData(EtcdErrorKind.PermissionDenied, false)]
    [InlineData(EtcdErrorKind.Compacted, false)]
    [InlineData(EtcdErrorKind.FutureRevision, false)]
    [InlineData(EtcdErrorKind.NoSpace, false)]
    public void A_call_is_repeated_after_failures_that_pass(EtcdErrorKind kind, bool isRepeated)
    {
        Assert.Equal(isRepeated, RetryRule.MayRepeat(Read, new(kind, "failed")));
        Assert.False(RetryRule.MayRepeat(Read, new(kind, "failed", mayHaveBeenApplied: true)));
    }

    [Fact]
    public void A_revision_that_a_member_has_not_yet_may_be_at_another_only_if_each_answers_from_its_own_store()
        => Assert.True(RetryRule.MayRepeat(Read with { Serializable = true }, new(EtcdErrorKind.FutureRevision, "failed")));

    [Theory]
    [InlineData(EtcdErrorKind.Unreachable, 3)]
    [InlineData(EtcdErrorKind.LearnerRefused, 1)]
    [InlineData(EtcdErrorKind.Protocol, 1)]
    [InlineData(EtcdErrorKind.WrongCluster, 1)]
    [InlineData(EtcdErrorKind.TlsUntrusted, 1)]
    [InlineData(EtcdErrorKind.NoLeader, int.MaxValue)]
    public void What_does_not_change_by_itself_is_not_asked_for_many_rounds(EtcdErrorKind kind, int rounds) => Assert.Equal(rounds, RetryRule.Rounds(kind));

    [Fact]
    public void Pauses_double_up_to_the_longest_shortened_by_a_quarter_at_most_and_begin_anew()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6), new Random(1));
        foreach (var whole in new[] { 1, 2, 4, 6, 6 })
        {
            Assert.InRange(backoff.Next().TotalSeconds, whole * 0.75, whole);
        }

        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.75, 1);
    }
}
