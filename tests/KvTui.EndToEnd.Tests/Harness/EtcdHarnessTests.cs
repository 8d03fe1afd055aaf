using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Harness;

public sealed class EtcdHarnessTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_member_survives_a_kill_with_its_data(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancelled);
        byte[] value = [0, 1, 0xFF, (byte)'\n'];
        await member.Ctl.PutAsync("-key", value, Cancelled);

        await member.KillAsync(Cancelled);
        Assert.False(member.IsRunning);
        await member.RestartAsync(cancellationToken: Cancelled);

        Assert.Equal(value, (await member.Ctl.GetAsync("-key", Cancelled))!.Value.ToArray());
    }

    [Fact]
    public async Task A_member_on_disposal_leaves_neither_process_nor_data()
    {
        var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        var processId = member.ProcessId;
        member.Pause();
        await member.DisposeAsync();

        Assert.False(PosixSignal.Send(processId, 0));
        Assert.False(Directory.Exists(member.DataFolder));
    }

    [Fact]
    public async Task Mutual_tls_lets_in_only_clients_with_a_certificate()
    {
        using var certificates = new ThrowAwayCertificates();
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Tls = certificates.Options(mutual: true) }, Cancelled);
        var anonymous = await new Command(member.Binaries.Client, "get", "a", "--endpoints", member.Endpoint, "--cacert", certificates.CaFile)
            .RunAsync(Cancelled);

        Assert.Equal("OK\n", await member.Ctl.RunAsync("put", "a", "b"));
        Assert.NotEqual(0, anonymous.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_cluster_elects_another_leader_after_its_leader_was_killed(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new EtcdOptions { Line = line }, Cancelled);
        var killed = await cluster.KillLeaderAsync(Cancelled);
        var next = await cluster.LeaderAsync(cancellationToken: Cancelled);

        Assert.NotSame(killed, next);
        await killed.RestartAsync(cancellationToken: Cancelled);
        Assert.True(await cluster.Ctl.IsHealthyAsync(Cancelled));
    }

    [Fact]
    public async Task A_frozen_leader_is_replaced_and_follows_when_it_runs_on()
    {
        await using var cluster = await EtcdCluster.StartAsync(cancellationToken: Cancelled);
        var frozen = await cluster.LeaderAsync(cancellationToken: Cancelled);
        frozen.Pause();
        var next = await cluster.LeaderAsync(not: frozen, cancellationToken: Cancelled);
        frozen.Resume();

        Assert.NotSame(frozen, next);
        await Eventually.TrueAsync(async token => await cluster.Ctl.IsHealthyAsync(token), () => "all members healthy", cancellationToken: Cancelled);
    }

    [Fact]
    public async Task The_proxy_resets_every_connection_and_holds_back_replies_alone()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var proxy = new FaultProxy(member.ClientPort);
        var through = member.Ctl with { Endpoints = proxy.Address };
        async Task<int> Put() => (await through.TryAsync(["put", "k", "v", "--command-timeout=1s", "--dial-timeout=1s"], cancellationToken: Cancelled)).ExitCode;

        proxy.Reset();
        Assert.NotEqual(0, await Put());
        Assert.True(proxy.Accepted > 0);
        Assert.Equal(0, proxy.BytesToMember);
        proxy.Heal();
        Assert.Equal(0, await Put());

        proxy.DelayReplies(TimeSpan.FromSeconds(30));
        var sent = proxy.BytesToMember;
        Assert.NotEqual(0, await Put());
        Assert.True(proxy.BytesToMember > sent);
        proxy.Heal();
        Assert.Equal(0, await Put());
    }

    [Fact]
    public async Task A_member_is_removed_and_added_and_a_cluster_is_made_anew()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await cluster.Ctl.RunAsync("put", "k", "v");
        var member = cluster.Members[0];
        await cluster.RemoveAsync(member, Cancelled);
        Assert.DoesNotContain(member.PeerUrl, await cluster.Members[1].Ctl.RunAsync("member", "list"), StringComparison.Ordinal);
        await cluster.AddAsync(member, Cancelled);
        await Eventually.TrueAsync(async token => await cluster.Ctl.IsHealthyAsync(token), () => "all three are healthy again", TimeSpan.FromSeconds(20), Cancelled);
        Assert.Equal("v", await ValueAsync());

        await cluster.RecreateAsync(Cancelled);
        await Eventually.TrueAsync(async token => await cluster.Ctl.IsHealthyAsync(token), () => "the new cluster is healthy", TimeSpan.FromSeconds(20), Cancelled);
        Assert.Null(await ValueAsync());
        Assert.True(await cluster.MoveLeaderAsync(member, Cancelled) || await cluster.LeaderAsync(cancellationToken: Cancelled) == member);

        async Task<string?> ValueAsync() => await member.Ctl.GetAsync("k", Cancelled) is { } value ? System.Text.Encoding.UTF8.GetString(value.Span) : null;
    }

    [Fact]
    public async Task The_proxy_relays_drops_heals_cuts_and_refuses()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var proxy = new FaultProxy(member.ClientPort);
        var through = member.Ctl with { Endpoints = proxy.Address };
        async Task<int> Put() => (await through.TryAsync(["put", "k", "v", "--command-timeout=1s", "--dial-timeout=1s"], cancellationToken: Cancelled)).ExitCode;

        Assert.Equal(0, await Put());
        Assert.Equal(1, proxy.Accepted);
        Assert.True(proxy.BytesToMember > 0 && proxy.BytesToClients > 0);
        proxy.Drop();
        Assert.NotEqual(0, await Put());
        proxy.Heal();
        Assert.Equal(0, await Put());
        await proxy.RefuseAsync();
        Assert.NotEqual(0, await Put());
        proxy.Heal();
        proxy.Delay(TimeSpan.FromMilliseconds(100));
        Assert.Equal(0, await Put());

        proxy.Delay(TimeSpan.Zero);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var watch = through.TryAsync(["watch", "k"], cancellationToken: enough.Token);
        await Eventually.TrueAsync(() => proxy.Open == 1 && proxy.BytesToClients > 0, () => "the watch is connected", cancellationToken: Cancelled);
        var before = proxy.Accepted;
        proxy.Cut();
        await Eventually.TrueAsync(() => proxy.Accepted > before, () => "the watch connects again", cancellationToken: Cancelled);
        await member.KillAsync(Cancelled);
        await proxy.RefuseAsync();
        await Eventually.TrueAsync(() => proxy.Open == 0, () => "all connections end", cancellationToken: Cancelled);
        Assert.False(watch.IsCompleted);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    [Fact]
    public async Task An_etcd_that_is_nowhere_is_a_failure_that_names_the_remedy()
    {
        var failure = await Assert.ThrowsAsync<FileNotFoundException>(() => EtcdBinaries.FindAsync("2.9", Cancelled));
        Assert.Contains("./cluster-scripts/install-etcd.sh --version 2.9", failure.Message, StringComparison.Ordinal);
    }
}
