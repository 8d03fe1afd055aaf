using Grpc.Core;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Transport;

public sealed class StatusMappingTests
{
    private static readonly EtcdEndpoint Endpoint = new("n1", 2379, false);

    [Theory]
    [InlineData(3, "etcdserver: key is not provided", EtcdErrorKind.InvalidArgument)]
    [InlineData(3, "etcdserver: key not found", EtcdErrorKind.NotFound)]
    [InlineData(3, "etcdserver: duplicate key given in txn request", EtcdErrorKind.InvalidArgument)]
    [InlineData(3, "etcdserver: too many operations in txn request", EtcdErrorKind.InvalidArgument)]
    [InlineData(11, "etcdserver: mvcc: required revision has been compacted", EtcdErrorKind.Compacted)]
    [InlineData(11, "etcdserver: mvcc: required revision is a future revision", EtcdErrorKind.FutureRevision)]
    [InlineData(8, "etcdserver: mvcc: database space exceeded", EtcdErrorKind.NoSpace)]
    [InlineData(5, "etcdserver: requested lease not found", EtcdErrorKind.NotFound)]
    [InlineData(9, "etcdserver: lease already exists", EtcdErrorKind.FailedPrecondition)]
    [InlineData(11, "etcdserver: too large lease TTL", EtcdErrorKind.InvalidArgument)]
    [InlineData(2, "etcdserver: re-configuration failed due to not enough started members", EtcdErrorKind.FailedPrecondition)]
    [InlineData(5, "etcdserver: member not found", EtcdErrorKind.NotFound)]
    [InlineData(3, "etcdserver: request is too large", EtcdErrorKind.TooLarge)]
    [InlineData(8, "grpc: received message larger than max (2097162 vs. 2097152)", EtcdErrorKind.TooLarge)]
    [InlineData(8, "grpc: trying to send message larger than max (2411738112 vs. 2147483647)", EtcdErrorKind.TooLarge)]
    [InlineData(8, "trying to send message larger than max (2411738112 vs. 2147483647)", EtcdErrorKind.TooLarge)]
    [InlineData(8, "etcdserver: too many requests", EtcdErrorKind.TooManyRequests)]
    [InlineData(2, "etcdserver: too many requests", EtcdErrorKind.TooManyRequests)]
    [InlineData(3, "etcdserver: user name is empty", EtcdErrorKind.Unauthenticated)]
    [InlineData(2, "auth: user name is empty", EtcdErrorKind.Unauthenticated)]
    [InlineData(3, "etcdserver: revision of auth store is old", EtcdErrorKind.Unauthenticated)]
    [InlineData(16, "etcdserver: invalid auth token", EtcdErrorKind.Unauthenticated)]
    [InlineData(3, "etcdserver: authentication failed, invalid user ID or password", EtcdErrorKind.AuthenticationFailed)]
    [InlineData(9, "etcdserver: authentication is not enabled", EtcdErrorKind.AuthenticationNotEnabled)]
    [InlineData(7, "etcdserver: permission denied", EtcdErrorKind.PermissionDenied)]
    [InlineData(2, "auth: permission denied", EtcdErrorKind.PermissionDenied)]
    [InlineData(14, "etcdserver: no leader", EtcdErrorKind.NoLeader)]
    [InlineData(9, "etcdserver: not leader", EtcdErrorKind.FailedPrecondition)]
    [InlineData(14, "etcdserver: leader changed", EtcdErrorKind.LeaderChanged)]
    [InlineData(14, "etcdserver: server stopped", EtcdErrorKind.Unavailable)]
    [InlineData(14, "etcdserver: request timed out", EtcdErrorKind.ServerTimeout)]
    [InlineData(14, "etcdserver: request timed out, possibly due to previous leader failure", EtcdErrorKind.ServerTimeout)]
    [InlineData(14, "etcdserver: request timed out, possibly due to connection lost", EtcdErrorKind.ServerTimeout)]
    [InlineData(4, "context deadline exceeded", EtcdErrorKind.ServerTimeout)]
    [InlineData(2, "context deadline exceeded", EtcdErrorKind.ServerTimeout)]
    [InlineData(15, "etcdserver: corrupt cluster", EtcdErrorKind.Corrupt)]
    [InlineData(14, "etcdserver: rpc not supported for learner", EtcdErrorKind.LearnerRefused)]
    [InlineData(9, "etcdserver: rpc not supported for learner", EtcdErrorKind.LearnerRefused)]
    [InlineData(12, "unknown method RangeStream for service etcdserverpb.KV", EtcdErrorKind.Unimplemented)]
    [InlineData(14, "something new", EtcdErrorKind.Unavailable)]
    [InlineData(2, "something new", EtcdErrorKind.Unknown)]
    [InlineData(1, "something new", EtcdErrorKind.ConnectionLost)]
    [InlineData(3, "something new", EtcdErrorKind.InvalidArgument)]
    [InlineData(4, "something new", EtcdErrorKind.DeadlineExceeded)]
    [InlineData(5, "something new", EtcdErrorKind.NotFound)]
    [InlineData(7, "something new", EtcdErrorKind.PermissionDenied)]
    [InlineData(8, "something new", EtcdErrorKind.TooManyRequests)]
    [InlineData(9, "something new", EtcdErrorKind.FailedPrecondition)]
    [InlineData(12, "something new", EtcdErrorKind.Unimplemented)]
    [InlineData(15, "something new", EtcdErrorKind.Corrupt)]
    [InlineData(16, "something new", EtcdErrorKind.Unauthenticated)]
    [InlineData(2, "etcdserver: unhealthy cluster", EtcdErrorKind.FailedPrecondition)]
    [InlineData(2, "etcdserver: not capable", EtcdErrorKind.Unavailable)]
    [InlineData(2, "etcdserver: no leader", EtcdErrorKind.NoLeader)]
    [InlineData(2, "etcdserver: corrupt cluster", EtcdErrorKind.Corrupt)]
    [InlineData(2, "etcdserver: invalid auth token", EtcdErrorKind.Unauthenticated)]
    [InlineData(2, "rpc error: code = Unauthenticated desc = etcdserver: invalid auth token", EtcdErrorKind.Unauthenticated)]
    [InlineData(2, "rpc error: code = PermissionDenied desc = etcdserver: permission denied", EtcdErrorKind.PermissionDenied)]
    public void A_status_has_its_kind_whatever_code_the_version_sends(int code, string text, EtcdErrorKind kind)
        => Assert.Equal(kind, StatusMapping.Kind(new((StatusCode)code, text)));

    [Theory]
    [InlineData(14, "etcdserver: request timed out", true)]
    [InlineData(4, "context deadline exceeded", true)]
    [InlineData(14, "etcdserver: server stopped", true)]
    [InlineData(2, "something new", true)]
    [InlineData(14, "etcdserver: no leader", false)]
    [InlineData(2, "etcdserver: too many requests", false)]
    [InlineData(16, "etcdserver: invalid auth token", false)]
    [InlineData(14, "etcdserver: rpc not supported for learner", false)]
    [InlineData(3, "etcdserver: request is too large", false)]
    public void Only_statuses_that_prove_it_leave_a_write_not_applied(int code, string text, bool isOpen)
    {
        Assert.Equal(isOpen, StatusMapping.ToException(new((StatusCode)code, text), Endpoint, isWrite: true).MayHaveBeenApplied);
        Assert.False(StatusMapping.ToException(new((StatusCode)code, text), Endpoint, isWrite: false).MayHaveBeenApplied);
    }

    [Theory]
    [InlineData("etcdserver: mvcc: required revision has been compacted", "ask for a newer one")]
    [InlineData("etcdserver: mvcc: required revision is a future revision", "ask for an older one")]
    [InlineData("etcdserver: mvcc: database space exceeded", "alarm NOSPACE")]
    [InlineData("etcdserver: corrupt cluster", "alarm CORRUPT")]
    [InlineData("etcdserver: request is too large", "--max-request-bytes")]
    [InlineData("grpc: trying to send message larger than max (2411738112 vs. 2147483647)", "ask for less at once")]
    [InlineData("etcdserver: too many requests", "overloaded and refused (too many requests)")]
    [InlineData("etcdserver: no leader", "has no leader")]
    [InlineData("etcdserver: leader changed", "the leader changed meanwhile; try again")]
    [InlineData("etcdserver: request timed out", "gave up waiting (request timed out)")]
    [InlineData("etcdserver: rpc not supported for learner", "give a voter's endpoint")]
    [InlineData("etcdserver: permission denied", "use a user whose roles allow this")]
    [InlineData("etcdserver: invalid auth token", "not logged in (invalid auth token)")]
    [InlineData("etcdserver: authentication failed, invalid user ID or password", "wrong user name or password")]
    [InlineData("etcdserver: authentication is not enabled", "leave out the user")]
    [InlineData("etcdserver: unhealthy cluster", "refused by the strict reconfiguration check, as not all voters have been connected")]
    [InlineData("etcdserver: re-configuration failed due to not enough started members", "refused by the strict reconfiguration check, as too few")]
    [InlineData("etcdserver: can only promote a learner member which is in sync with leader", "promote it once it has")]
    [InlineData("etcdserver: too many learner members in cluster", "promote or remove it first")]
    [InlineData("etcdserver: not leader", "ask again, of the new leader")]
    [InlineData("something new", "something new.")]
    [InlineData("", "gRPC status 2")]
    public void A_message_says_what_can_be_done(string text, string advice)
        => Assert.Contains(advice, StatusMapping.ToException(new(StatusCode.Unknown, text), Endpoint, false).Message, StringComparison.Ordinal);

    [Fact]
    public void A_change_of_members_that_is_refused_for_safety_was_certainly_not_made()
        => Assert.False(StatusMapping.ToException(new(StatusCode.Unavailable, "etcdserver: unhealthy cluster"), Endpoint, true).MayHaveBeenApplied);

    [Fact]
    public void A_message_names_the_endpoint_and_is_one_line()
    {
        foreach (var kind in Enum.GetValues<EtcdErrorKind>())
        {
            var message = StatusMapping.ToException(new((StatusCode)(int)kind, "etcdserver: no leader"), Endpoint, false).Message;
            Assert.StartsWith("http://n1:2379", message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }
}
