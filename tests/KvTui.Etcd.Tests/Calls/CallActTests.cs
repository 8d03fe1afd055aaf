using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>What calls do to the cluster itself.</summary>
public sealed class CallActTests
{
    private static readonly (RpcMethod Method, IMessage Request, ClusterAct? Act)[] Calls =
    [
        (RpcMethod.Defragment, new DefragmentRequest(), new(ClusterActKind.Defragment)),
        (RpcMethod.Compact, new CompactionRequest { Revision = 1042 }, new(ClusterActKind.Compact, Text: "1042")),
        (RpcMethod.Alarm, Alarm(AlarmRequest.Types.AlarmAction.Deactivate), new(ClusterActKind.Disarm, 3, "NOSPACE")),
        (RpcMethod.Alarm, Alarm(AlarmRequest.Types.AlarmAction.Get), null),
        (RpcMethod.MoveLeader, new MoveLeaderRequest { TargetID = 2 }, new(ClusterActKind.MoveLeader, 2)),
        (RpcMethod.MemberAdd, new MemberAddRequest { PeerURLs = { "http://a:2380", "http://b:2380" } }, new(ClusterActKind.AddVoter, Text: "http://a:2380, http://b:2380")),
        (RpcMethod.MemberAdd, new MemberAddRequest { PeerURLs = { "http://a:2380" }, IsLearner = true }, new(ClusterActKind.AddLearner, Text: "http://a:2380")),
        (RpcMethod.MemberRemove, new MemberRemoveRequest { ID = 4 }, new(ClusterActKind.RemoveMember, 4)),
        (RpcMethod.MemberUpdate, new MemberUpdateRequest { ID = 4, PeerURLs = { "http://a:2380" } }, new(ClusterActKind.UpdateMember, 4, "http://a:2380")),
        (RpcMethod.MemberPromote, new MemberPromoteRequest { ID = 4 }, new(ClusterActKind.PromoteMember, 4)),
        (RpcMethod.Snapshot, new SnapshotRequest(), new(ClusterActKind.Snapshot)),
        (RpcMethod.Put, new PutRequest(), null),
        (RpcMethod.Status, new StatusRequest(), null),
    ];

    [Fact]
    public void Each_kind_of_care_is_known_by_its_request_and_nothing_else_is_taken_for_it()
    {
        Assert.All(Calls, static call => Assert.Equal(call.Act, CallAct.Of(new(call.Method, call.Request))));
        Assert.Equal(Enum.GetValues<ClusterActKind>().Order(), Calls.Select(static call => call.Act?.Kind).OfType<ClusterActKind>().Order());
    }

    private static AlarmRequest Alarm(AlarmRequest.Types.AlarmAction action) => new() { Action = action, MemberID = 3, Alarm = AlarmType.Nospace };
}
