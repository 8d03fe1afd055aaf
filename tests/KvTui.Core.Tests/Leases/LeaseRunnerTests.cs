using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Leases.Running;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Leases;

public sealed class LeaseRunnerTests : IAsyncDisposable
{
    private readonly FakeEtcdClient _client = new();
    private readonly Mailbox _mailbox = new();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task A_lease_with_the_keys_that_were_shown_is_revoked()
    {
        _client.FakeLeases.Known.Add(Lease("/a"));

        Assert.Equal(("lease 0000000000000010 is revoked", true), await ActAsync(Lease("/a"), isRevocation: true));
        Assert.Equal([0x10L], _client.FakeLeases.Revoked);
    }

    [Fact]
    public async Task A_lease_that_has_other_keys_by_now_stays()
    {
        _client.FakeLeases.Known.Add(Lease("/a", "/b"));

        var (text, isDone) = await ActAsync(Lease("/a"), isRevocation: true);

        Assert.False(isDone);
        Assert.Contains("other keys by now", text, StringComparison.Ordinal);
        Assert.Empty(_client.FakeLeases.Revoked);
    }

    [Fact]
    public async Task What_is_refused_is_told()
    {
        _client.FakeLeases.Known.Add(Lease("/a"));
        _client.FakeLeases.Error = new EtcdException(EtcdErrorKind.Locked, "locked");

        Assert.Equal(("lease 0000000000000010: locked", false), await ActAsync(Lease("/a"), isRevocation: true));
    }

    [Fact]
    public async Task A_lease_that_is_kept_alive_begins_its_time_anew() =>
        Assert.Equal(("lease 0000000000000010 has 60 s to live again", true), await ActAsync(Lease("/a"), isRevocation: false));

    private static LeaseFacts Lease(params string[] keys) => new(0x10, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), [.. keys.Select(EtcdKey.FromText)]);

    private async Task<(string Text, bool IsDone)> ActAsync(LeaseFacts lease, bool isRevocation)
    {
        await new LeaseRunner(_client, WriteJournal.Nowhere(TimeProvider.System), _mailbox, TestContext.Current.CancellationToken)
            .RunAsync(new(lease, 0xC1, isRevocation));
        Assert.True(_mailbox.TryTake(out var message));
        var acted = Assert.IsType<OperationMessage.ListActed>(message);
        return (acted.Text, acted.IsDone);
    }
}
