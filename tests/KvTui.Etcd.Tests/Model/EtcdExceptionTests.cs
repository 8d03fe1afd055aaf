using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Model;

public sealed class EtcdExceptionTests
{
    private static readonly EtcdEndpoint Endpoint = new("n1", 2379, Tls: true);

    [Theory]
    [InlineData("https://n1:2379: connection refused; check that etcd listens there.", "connection refused")]
    [InlineData("https://n1:2379 cannot be trusted: its certificate expired; renew it.", "cannot be trusted: its certificate expired")]
    [InlineData("The CA file 'x' is empty; check that it is the right file.", "The CA file 'x' is empty")]
    [InlineData("https://n1:2379: the server said no.", "the server said no")]
    public void The_reason_is_what_happened_without_endpoint_and_next_step(string message, string reason)
    {
        Assert.Equal(reason, new EtcdException(EtcdErrorKind.Unreachable, message, Endpoint).Reason);
    }

    [Fact]
    public void The_reason_of_several_attempts_is_that_of_the_one_that_tells_most()
    {
        EtcdException[] attempts =
        [
            new(EtcdErrorKind.Unreachable, "http://a: connection refused; check.", new("a", 1, Tls: false)),
            new(EtcdErrorKind.TlsExpired, "https://n1:2379 cannot be trusted: expired; renew.", Endpoint),
        ];
        Assert.Equal("cannot be trusted: expired", new EtcdException(EtcdErrorKind.TlsExpired, "None of 2 endpoints could be used.", Endpoint) { Attempts = attempts }.Reason);
    }
}
