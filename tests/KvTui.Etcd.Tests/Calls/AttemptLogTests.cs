using KvTui.Etcd.Calls;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>What the failed attempts of one call amount to.</summary>
public sealed class AttemptLogTests
{
    private readonly AttemptLog _log = new();

    [Fact]
    public void One_failure_is_told_as_it_is()
    {
        Assert.True(_log.IsEmpty);
        var only = Failed(1, EtcdErrorKind.Unreachable);
        Assert.False(_log.IsEmpty);
        Assert.Same(only, _log.Summarize());
    }

    [Fact]
    public void What_says_most_gives_the_kind_and_all_endpoints_are_told()
    {
        Failed(1, EtcdErrorKind.Unreachable);
        Failed(2, EtcdErrorKind.TlsUntrusted);
        Failed(3, EtcdErrorKind.ConnectionLost);

        var all = _log.Summarize();

        Assert.Equal((EtcdErrorKind.TlsUntrusted, 3), (all.Kind, all.Attempts.Count));
        Assert.StartsWith("None of 3 endpoints could be used. failure 1 failure 2 failure 3", all.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_or_an_open_outcome_is_told_by_itself_and_a_failure_that_passes_is_not()
    {
        Failed(1, EtcdErrorKind.Unreachable);
        var refused = Failed(2, EtcdErrorKind.PermissionDenied);
        Assert.Same(refused, _log.Summarize(refused));

        var open = new EtcdException(EtcdErrorKind.ServerTimeout, "open", FakeCluster.Endpoint(2), mayHaveBeenApplied: true);
        Assert.Same(open, _log.Summarize(open));
        Assert.Equal(2, _log.Summarize(new(EtcdErrorKind.NoLeader, "passing", FakeCluster.Endpoint(2))).Attempts.Count);
    }

    [Fact]
    public void The_latest_failure_of_an_endpoint_counts_unless_it_was_only_cut_short()
    {
        Failed(1, EtcdErrorKind.NoLeader);
        Failed(1, EtcdErrorKind.DeadlineExceeded);
        Assert.Equal(EtcdErrorKind.NoLeader, _log.Summarize().Kind);

        Failed(1, EtcdErrorKind.Unavailable);
        Assert.Equal(EtcdErrorKind.Unavailable, _log.Summarize().Kind);
        Failed(2, EtcdErrorKind.DeadlineExceeded);
        Assert.Equal(2, _log.Summarize().Attempts.Count);
    }

    [Fact]
    public void As_many_rounds_are_allowed_as_the_last_failure_allows_or_any_if_that_was_another_clusters()
    {
        Failed(1, EtcdErrorKind.NoLeader);
        Failed(2, EtcdErrorKind.Unreachable);
        Assert.Equal(3, _log.Rounds);
        Failed(3, EtcdErrorKind.WrongCluster);
        Assert.Equal(int.MaxValue, _log.Rounds);
    }

    private EtcdException Failed(int number, EtcdErrorKind kind)
    {
        var failure = new EtcdException(kind, $"failure {number}", FakeCluster.Endpoint(number));
        _log.Add(failure);
        return failure;
    }
}
