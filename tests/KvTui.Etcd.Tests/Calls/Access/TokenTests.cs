using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Tests.Watching;
using KvTui.Etcd.Transport;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Calls.Access;

public sealed class TokenTests
{
    private static readonly EtcdClientOptions User = FakeCluster.Options(1) with { User = "bob", Password = "secret" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_at_the_same_time_share_one_login()
    {
        await using var cluster = new FakeCluster(User, static (_, _, _) => null);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ReadAsync(cluster)));

        Assert.Equal(1, cluster.CallsOf(RpcMethod.Authenticate));
    }

    [Fact]
    public async Task A_server_that_refuses_every_token_is_not_hammered_with_logins()
    {
        await using var cluster = new FakeCluster(User, static (endpoint, method, _) => method == RpcMethod.Range ? new(EtcdErrorKind.Unauthenticated, "old", endpoint) : null);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FailAsync(cluster, EtcdErrorKind.Unauthenticated)));
        await FailAsync(cluster, EtcdErrorKind.Unauthenticated);

        Assert.InRange(cluster.CallsOf(RpcMethod.Authenticate), 2, 8);
    }

    [Fact]
    public async Task A_login_that_was_refused_is_not_tried_again_at_once_but_told_at_once()
    {
        await using var cluster = new FakeCluster(
            User, static (endpoint, method, _) => method == RpcMethod.Authenticate ? new(EtcdErrorKind.AuthenticationFailed, "wrong", endpoint) : null, new ManualTimeProvider());

        for (var call = 0; call < 20; call++)
        {
            Assert.Contains("'bob' was not let in", (await FailAsync(cluster, EtcdErrorKind.AuthenticationFailed)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, cluster.CallsOf(RpcMethod.Authenticate));
        Assert.Equal(0, cluster.CallsOf(RpcMethod.Range));
    }

    [Fact]
    public async Task A_login_that_was_refused_is_tried_again_within_a_poll()
    {
        var clock = new ManualTimeProvider();
        await using var cluster = new FakeCluster(
            User, static (endpoint, method, _) => method == RpcMethod.Authenticate ? new(EtcdErrorKind.AuthenticationFailed, "wrong", endpoint) : null, clock);

        for (var poll = 1; poll <= 10; poll++)
        {
            await FailAsync(cluster, EtcdErrorKind.AuthenticationFailed);
            Assert.Equal(poll, cluster.CallsOf(RpcMethod.Authenticate));
            clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task Where_the_login_is_refused_a_member_is_asked_for_its_status_without_a_token()
    {
        await using var cluster = new FakeCluster(
            User, static (endpoint, method, _) => method == RpcMethod.Authenticate ? new(EtcdErrorKind.AuthenticationFailed, "n1: wrong", endpoint) : null);

        await new MaintenanceClient(cluster.Pipeline).StatusAsync(FakeCluster.Endpoint(1), Cancel);
        await new ClusterClient(cluster.Pipeline).MemberListAsync(null, Cancel);

        Assert.All(cluster.Transport(FakeCluster.Endpoint(1)).Calls, static call => Assert.Null(call.Headers.Token));
        Assert.Equal((1, 1), (cluster.CallsOf(RpcMethod.Status), cluster.CallsOf(RpcMethod.MemberList)));
    }

    [Theory]
    [InlineData(EtcdErrorKind.Unauthenticated, EtcdErrorKind.AuthenticationFailed, "'bob' was not let in")]
    [InlineData(EtcdErrorKind.Unreachable, EtcdErrorKind.Unreachable, "gone")]
    public async Task A_member_that_wants_a_token_denies_and_one_that_is_down_is_down(EtcdErrorKind answer, EtcdErrorKind kind, string words)
    {
        var options = FakeCluster.Options(2) with { User = "bob", Password = "secret" };
        await using var cluster = new FakeCluster(options, (endpoint, method, _) =>
            method == RpcMethod.Authenticate ? new(EtcdErrorKind.AuthenticationFailed, "wrong", FakeCluster.Endpoint(1))
            : method == RpcMethod.Status ? new(answer, "gone", endpoint)
            : null);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => new MaintenanceClient(cluster.Pipeline).StatusAsync(FakeCluster.Endpoint(2), Cancel));

        Assert.Equal((kind, FakeCluster.Endpoint(2)), (failure.Kind, failure.Endpoint));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeCluster.Endpoint(1).ToString(), failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, cluster.CallsOf(RpcMethod.Status));
    }

    [Theory]
    [InlineData(EtcdErrorKind.LearnerRefused, true, true)]
    [InlineData(EtcdErrorKind.LearnerRefused, false, false)]
    [InlineData(EtcdErrorKind.AuthenticationFailed, true, false)]
    public async Task A_learner_which_takes_no_login_is_asked_without_a_token_for_what_it_may_answer_alone(EtcdErrorKind login, bool isSerializable, bool isAsked)
    {
        await using var cluster = new FakeCluster(User, (endpoint, method, _) => method == RpcMethod.Authenticate ? new(login, "no", endpoint) : null);

        var reading = new KvClient(cluster.Pipeline).RangeAsync(KeyRange.All, new() { Serializable = isSerializable }, Cancel);

        Assert.Equal(isAsked ? null : login, (await Record.ExceptionAsync(() => reading) as EtcdException)?.Kind);
        Assert.Equal(isAsked ? 1 : 0, cluster.CallsOf(RpcMethod.Range));
    }

    [Fact]
    public async Task A_user_who_is_of_no_use_is_told_once()
    {
        var told = 0;
        await using var cluster = new FakeCluster(
            User with { LoginIgnored = () => told++ },
            static (endpoint, method, _) => method == RpcMethod.Authenticate ? new(EtcdErrorKind.AuthenticationNotEnabled, "off", endpoint) : null);

        await ReadAsync(cluster);
        await cluster.Pipeline.LogInAgainAsync(Cancel);
        await ReadAsync(cluster);

        Assert.Equal((1, 2), (told, cluster.CallsOf(RpcMethod.Authenticate)));
    }

    [Fact]
    public async Task A_login_that_waits_for_its_turn_ends_when_the_client_is_closed()
    {
        var clock = new ManualTimeProvider();
        await using var cluster = new FakeCluster(User, static (endpoint, method, _) => method == RpcMethod.Range ? new(EtcdErrorKind.Unauthenticated, "old", endpoint) : null, clock);
        var reading = ReadAsync(cluster);
        await Eventually.TrueAsync(() => cluster.CallsOf(RpcMethod.Range) == 2 && clock.PendingTimers > 1, () => "the third login waits", cancellationToken: Cancel);

        await cluster.DisposeAsync();

        await Assert.ThrowsAsync<EtcdException>(() => reading);
        await Eventually.TrueAsync(() => clock.PendingTimers == 0, () => $"{clock.PendingTimers} timers are left", cancellationToken: Cancel);
    }

    [Fact]
    public async Task The_password_is_asked_for_when_it_is_needed_and_once_more_when_it_was_refused()
    {
        var (asked, logins) = (0, 0);
        var options = User with
        {
            Password = null,
            PasswordSource = _ =>
            {
                asked++;
                return ValueTask.FromResult("secret");
            },
        };
        await using var cluster = new FakeCluster(options, (endpoint, method, _) =>
            method == RpcMethod.Authenticate && ++logins is 2 ? new(EtcdErrorKind.AuthenticationFailed, "wrong", endpoint)
            : method == RpcMethod.Put && logins == 1 ? new(EtcdErrorKind.Unauthenticated, "old", endpoint)
            : null);
        Assert.Equal(0, asked);

        await ReadAsync(cluster);
        Assert.Equal((1, 1), (asked, logins));
        await new KvClient(cluster.Pipeline).PutAsync(EtcdKey.FromText("k"), default, new(), Cancel);

        Assert.Equal((2, 3), (asked, logins));
    }

    [Fact]
    public async Task A_token_that_was_given_is_sent_and_never_renewed()
    {
        var options = FakeCluster.Options(1) with { AuthToken = "given" };
        await using var cluster = new FakeCluster(options, static (endpoint, method, _) => method == RpcMethod.Put ? new(EtcdErrorKind.Unauthenticated, "old", endpoint) : null);

        await ReadAsync(cluster);
        var failure = await Assert.ThrowsAsync<EtcdException>(() => new KvClient(cluster.Pipeline).PutAsync(EtcdKey.FromText("k"), default, new(), Cancel));

        Assert.All(cluster.Transport(FakeCluster.Endpoint(1)).Calls, static call => Assert.Equal("given", call.Headers.Token));
        Assert.Equal((0, 1), (cluster.CallsOf(RpcMethod.Authenticate), cluster.CallsOf(RpcMethod.Put)));
        Assert.Contains("the token given is not accepted", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_opened_with_a_token_of_the_last_half_minute_and_a_read_is_sent_with_an_older_one()
    {
        var clock = new ManualTimeProvider();
        await using var cluster = new FakeCluster(User, static (_, _, _) => null, clock);
        cluster.Transport(FakeCluster.Endpoint(1)).Stream = static _ => new FakeStream([], ends: false);

        await OpenAsync(cluster);
        clock.Advance(TimeSpan.FromSeconds(30));
        await OpenAsync(cluster);
        Assert.Equal(1, cluster.CallsOf(RpcMethod.Authenticate));
        clock.Advance(TimeSpan.FromTicks(1));
        await ReadAsync(cluster);
        Assert.Equal(1, cluster.CallsOf(RpcMethod.Authenticate));
        await OpenAsync(cluster);
        Assert.Equal(2, cluster.CallsOf(RpcMethod.Authenticate));
    }

    [Fact]
    public async Task A_token_that_a_stream_was_refused_with_is_not_used_again()
    {
        await using var cluster = new FakeCluster(User, static (endpoint, method, _) => method == RpcMethod.Watch ? new(EtcdErrorKind.Unauthenticated, "old", endpoint) : null);

        Assert.Equal(EtcdErrorKind.Unauthenticated, (await Assert.ThrowsAsync<EtcdException>(() => OpenAsync(cluster))).Kind);
        await ReadAsync(cluster);

        Assert.Equal(2, cluster.CallsOf(RpcMethod.Authenticate));
    }

    [Theory]
    [InlineData("not logged in (revision of auth store is old)", true)]
    [InlineData("not logged in (user name is empty)", true)]
    [InlineData("not logged in (invalid auth token)", false)]
    public async Task A_token_that_is_refused_as_users_or_roles_have_changed_puts_the_rights_in_doubt(string refusal, bool isInDoubt)
    {
        var (refused, doubted) = (false, false);
        await using var cluster = new FakeCluster(User, (endpoint, method, _) =>
        {
            var isFirst = method == RpcMethod.Range && !refused;
            refused |= isFirst;
            return isFirst ? new(EtcdErrorKind.Unauthenticated, refusal, endpoint) : null;
        });
        cluster.Pipeline.Access.Outdated += () => doubted = true;

        await ReadAsync(cluster);

        Assert.Equal(isInDoubt, doubted);
    }

    [Fact]
    public async Task A_refusal_says_who_may_not_do_what_and_whether_root_is_needed()
    {
        await using var cluster = new FakeCluster(User, static (endpoint, method, _) => method == RpcMethod.Authenticate ? null : new(EtcdErrorKind.PermissionDenied, "denied", endpoint));

        Assert.Contains("user 'bob' may not get \"k\"", (await FailAsync(cluster, EtcdErrorKind.PermissionDenied)).Message, StringComparison.Ordinal);
        var maintenance = new MaintenanceClient(cluster.Pipeline);
        await NeedsRootAsync(() => maintenance.StatusAsync(FakeCluster.Endpoint(1), Cancel), "Maintenance/Status needs root", "3.5.32");
        await NeedsRootAsync(() => maintenance.BarrierAsync(null, Cancel), "Maintenance/Alarm needs root", "3.5.29");
        await NeedsRootAsync(() => new ClusterClient(cluster.Pipeline).MemberListAsync(null, Cancel), "Cluster/MemberList needs root", "3.5.29");
    }

    private static Task<Etcd.Calls.OpenedStream> OpenAsync(FakeCluster cluster) =>
        cluster.Pipeline.OpenAsync(new(RpcMethod.Watch, new Etcdserverpb.WatchRequest()) { Ranges = [KeyRange.All] }, Cancel);

    private static async Task NeedsRootAsync(Func<Task> call, params string[] words)
    {
        var failure = await Assert.ThrowsAsync<EtcdException>(call);
        Assert.All(words.Append("role root"), word => Assert.Contains(word, failure.Message, StringComparison.Ordinal));
    }

    private static Task<RangePage> ReadAsync(FakeCluster cluster) => new KvClient(cluster.Pipeline).RangeAsync(KeyRange.Key(EtcdKey.FromText("k")), RangeOptions.Default, Cancel);

    private static async Task<EtcdException> FailAsync(FakeCluster cluster, EtcdErrorKind kind)
    {
        var failure = await Assert.ThrowsAsync<EtcdException>(() => ReadAsync(cluster));
        Assert.Equal(kind, failure.Kind);
        return failure;
    }
}
