using Etcdserverpb;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls.Access;

public sealed class AccessGateTests
{
    private static readonly EtcdKey Mine = EtcdKey.FromText("/app/x");
    private static readonly EtcdKey Seen = EtcdKey.FromText("/cfg/x");
    private static readonly EtcdKey Foreign = EtcdKey.FromText("/other");

    [Fact]
    public void Calls_within_the_rights_pass()
    {
        var gate = Bob();
        gate.Check(Range(KeyRange.Prefix(EtcdKey.FromText("/app/"))));
        gate.Check(Range(KeyRange.Key(Seen)));
        gate.Check(new(RpcMethod.Put, new PutRequest()) { Ranges = [KeyRange.Key(Mine)] });
        gate.Check(new(RpcMethod.Txn, new TxnRequest()) { Ranges = [KeyRange.Key(Seen), KeyRange.Key(Mine)], Changes = [KeyRange.Key(Mine)], IsWrite = true });
        gate.Check(new(RpcMethod.Status, new StatusRequest()));
    }

    [Fact]
    public void Calls_beyond_the_rights_are_refused_with_the_reason()
    {
        var gate = Bob();
        Assert.Contains("bob may not read \"/other\"", Refused(gate, Range(KeyRange.Key(Foreign))), StringComparison.Ordinal);
        Assert.Contains("bob may not read all of \"\" --prefix", Refused(gate, Range(KeyRange.All)), StringComparison.Ordinal);
        Assert.Contains("bob may not write \"/cfg/x\"", Refused(gate, new(RpcMethod.Put, new PutRequest()) { Ranges = [KeyRange.Key(Seen)] }), StringComparison.Ordinal);
        var txn = new CallDescriptor(RpcMethod.Txn, new TxnRequest()) { Ranges = [KeyRange.Key(Mine), KeyRange.Key(Seen)], Changes = [KeyRange.Key(Seen)], IsWrite = true };
        Assert.Contains("bob may not write \"/cfg/x\"", Refused(gate, txn), StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_that_etcd_makes_only_for_root_say_so()
    {
        foreach (var call in (CallDescriptor[])
            [
                CallDescription.Of(RpcMethod.Defragment, new DefragmentRequest()), CallDescription.Of(RpcMethod.Snapshot, new SnapshotRequest()),
                CallDescription.Of(RpcMethod.Compact, new CompactionRequest()), CallDescription.Of(RpcMethod.MemberRemove, new MemberRemoveRequest()),
            ])
        {
            Assert.Contains("needs the role root, which bob does not have", Refused(Bob(), call), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("root", Refused(Bob(), CallDescription.Of(RpcMethod.LeaseGrant, new LeaseGrantRequest())), StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_to_every_key_is_not_the_role_root()
    {
        var gate = new AccessGate { Rights = AccessRights.Of("all", [new(KeyRange.All, true, true)]) };
        gate.Check(CallDescription.Of(RpcMethod.LeaseRevoke, new LeaseRevokeRequest()));
        foreach (var call in (CallDescriptor[])
            [
                CallDescription.Of(RpcMethod.Compact, new CompactionRequest()), CallDescription.Of(RpcMethod.Snapshot, new SnapshotRequest()),
                CallDescription.Of(RpcMethod.Alarm, new AlarmRequest { Action = AlarmRequest.Types.AlarmAction.Deactivate }),
                CallDescription.Of(RpcMethod.MoveLeader, new MoveLeaderRequest()), CallDescription.Of(RpcMethod.UserAdd, new AuthUserAddRequest()),
            ])
        {
            Assert.Contains("needs the role root, which all does not have", Refused(gate, call), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_may_write_no_key_does_nothing_with_leases()
    {
        var lease = CallDescription.Of(RpcMethod.LeaseGrant, new LeaseGrantRequest()) with { Ranges = [], Changes = [] };
        var gate = new AccessGate { Rights = AccessRights.Of("guest", [new(KeyRange.All, true, false)]) };

        Assert.Contains("guest may not write any key", Refused(gate, lease), StringComparison.Ordinal);
        Bob().Check(lease);
    }

    [Fact]
    public void What_a_server_denied_once_is_not_asked_again_before_it_is_forgotten()
    {
        var gate = new AccessGate();
        var status = new CallDescriptor(RpcMethod.Status, new StatusRequest());
        gate.Note(status);
        Assert.StartsWith("Permission denied; Maintenance/Status was not sent", Refused(gate, status), StringComparison.Ordinal);
        gate.Check(new(RpcMethod.MemberList, new MemberListRequest()));
        gate.Forget();
        gate.Check(status);
    }

    [Fact]
    public void A_denied_call_on_keys_says_that_the_rights_are_out_of_date()
    {
        var (gate, told) = (Bob(), 0);
        gate.Outdated += () => told++;
        gate.Note(Range(KeyRange.Key(Mine)));
        Assert.Equal(1, told);
        gate.Check(Range(KeyRange.Key(Mine)));
    }

    [Fact]
    public async Task Calls_on_keys_wait_until_the_rights_are_known()
    {
        var (gate, learning) = (new AccessGate(), new TaskCompletionSource());
        gate.Await(learning.Task);
        var waiting = gate.ReadyAsync(Range(KeyRange.Key(Mine)), TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);
        await gate.ReadyAsync(new(RpcMethod.UserGet, new AuthUserGetRequest()), TestContext.Current.CancellationToken);
        learning.SetException(new EtcdException(EtcdErrorKind.Unreachable, "nobody is there"));
        await waiting;
    }

    /// <summary>May read below /app/ and /cfg/, and write below /app/.</summary>
    private static AccessGate Bob() => new()
    {
        Rights = AccessRights.Of("bob", [new(KeyRange.Prefix(EtcdKey.FromText("/app/")), true, true), new(KeyRange.Prefix(EtcdKey.FromText("/cfg/")), true, false)]),
    };

    private static CallDescriptor Range(KeyRange keys) => new(RpcMethod.Range, new RangeRequest()) { Ranges = [keys] };

    private static string Refused(AccessGate gate, CallDescriptor call)
    {
        var failure = Assert.Throws<EtcdException>(() => gate.Check(call));
        Assert.Equal((EtcdErrorKind.PermissionDenied, null), (failure.Kind, failure.Endpoint));
        return failure.Message;
    }
}
