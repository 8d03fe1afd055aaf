using Google.Protobuf.WellKnownTypes;
using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Tests.Calls;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests;

/// <summary>The RPC that was added passes the pipeline, on a client that may not write.</summary>
public sealed class AdditionChecks
{
    [Fact]
    public async Task Rpc()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { ReadOnly = true }, (_, _, _) => null);
        var method = RpcMethod.Of("/grpc.health.v1.Health/Check")!;
        var call = CallDescription.Of(method, new Empty());
        Assert.False(call.IsWrite || call.RequireLeader || call.SendToken);

        await cluster.Pipeline.CallAsync(call, static message => message.Length, TestContext.Current.CancellationToken);
        Assert.Equal(1, cluster.CallsOf(method));
    }
}
