using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Writes;

/// <summary>What the answer of the member that a write was sent to settles, and what it does not.</summary>
public sealed class WriteBarrierTests
{
    [Fact]
    public async Task However_a_member_fails_nothing_is_settled_by_it()
    {
        await using var client = new FakeEtcdClient();
        foreach (var kind in Enum.GetValues<EtcdErrorKind>())
        {
            client.OnBarrier = (_, _) => throw new EtcdException(kind, "failed", Sample.Endpoint);
            var answer = await new WriteBarrier(client, 0).AskSenderAsync(Sample.Endpoint, TestContext.Current.CancellationToken);
            var isDenied = kind is EtcdErrorKind.PermissionDenied or EtcdErrorKind.Unauthenticated or EtcdErrorKind.AuthenticationFailed;
            Assert.Equal((kind, isDenied ? BarrierAnswer.Denied : BarrierAnswer.Open), (kind, answer));
        }
    }
}
