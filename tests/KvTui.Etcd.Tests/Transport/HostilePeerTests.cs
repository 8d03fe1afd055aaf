using Etcdserverpb;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Connections;
using KvTui.Testing;
using KvTui.Testing.Peers;

namespace KvTui.Etcd.Tests.Transport;

public sealed class HostilePeerTests
{
    /// <summary>For what ends with the deadline; an answer that makes an error of its own has ten times as long to come.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_answer_without_trailers_is_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, async answer =>
    {
        await answer.HeadersAsync();
        await answer.MessageAsync([]);
        await answer.DataAsync([], end: true);
    });

    [Fact]
    public Task An_answer_without_a_message_is_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, async answer =>
    {
        await answer.HeadersAsync();
        await answer.TrailersAsync(0);
    });

    [Fact]
    public Task Two_messages_where_one_is_due_are_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, async answer =>
    {
        await answer.HeadersAsync();
        await answer.MessageAsync([]);
        await answer.MessageAsync([]);
        await answer.TrailersAsync(0);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public Task A_truncated_frame_is_a_protocol_error(int bytes) => ExpectAsync(EtcdErrorKind.Protocol, async answer =>
    {
        await answer.HeadersAsync();
        await answer.DataAsync(new byte[] { 0, 0, 0, 0, 9, 1, 2, 3, 4 }[..bytes], end: true);
    });

    [Theory]
    [InlineData(0x7F)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public Task A_length_of_two_gibibytes_and_more_is_refused(byte first) => ExpectAsync(EtcdErrorKind.TooLarge, async answer =>
    {
        await answer.HeadersAsync();
        await answer.DataAsync([0, first, 0xFF, 0xFF, 0xFF, 1]);
    });

    [Fact]
    public Task A_compressed_message_is_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, async answer =>
    {
        await answer.HeadersAsync();
        await answer.DataAsync([1, 0, 0, 0, 1, 0]);
    });

    [Fact]
    public Task A_damaged_message_is_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, async answer =>
    {
        await answer.HeadersAsync();
        await answer.MessageAsync([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        await answer.TrailersAsync(0);
    });

    [Fact]
    public Task A_wrong_content_type_is_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, static answer => answer.HeadersAsync("text/html", end: true));

    [Fact]
    public Task An_http_status_is_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, static answer => answer.RefuseAsync("404"));

    [Fact]
    public Task A_status_in_the_headers_is_the_servers_word()
        => ExpectAsync(EtcdErrorKind.PermissionDenied, static answer => answer.StatusInHeadersAsync(7, "etcdserver: permission%20denied"));

    [Theory]
    [InlineData(1u, EtcdErrorKind.Protocol)]
    [InlineData(2u, EtcdErrorKind.ConnectionLost)]
    [InlineData(8u, EtcdErrorKind.ConnectionLost)]
    public Task A_stream_reset_in_the_middle_is_one_error(uint code, EtcdErrorKind kind) => ExpectAsync(kind, async answer =>
    {
        await answer.HeadersAsync();
        await answer.DataAsync([0, 0, 0, 0, 9, 1]);
        await answer.ResetAsync(code);
    });

    [Theory]
    [InlineData(0u)]
    [InlineData(11u)]
    public Task A_go_away_in_the_middle_is_one_error(uint code) => ExpectAsync(EtcdErrorKind.ConnectionLost, async answer =>
    {
        await answer.HeadersAsync();
        await answer.DataAsync([0, 0, 0, 0, 9, 1]);
        await answer.GoAwayAsync(code);
    });

    [Fact]
    public Task A_broken_connection_is_one_error() => ExpectAsync(EtcdErrorKind.ConnectionLost, async answer =>
    {
        await answer.HeadersAsync();
        answer.Break();
    });

    [Fact]
    public Task Garbage_instead_of_frames_is_a_protocol_error() => ExpectAsync(EtcdErrorKind.Protocol, static answer => answer.GarbageAsync([.. Enumerable.Repeat((byte)0xEE, 64)]));

    [Fact]
    public Task Silence_after_the_headers_ends_with_the_deadline() => ExpectAsync(EtcdErrorKind.DeadlineExceeded, static answer => answer.HeadersAsync());

    [Fact]
    public Task Silence_after_the_request_ends_with_the_deadline() => ExpectAsync(EtcdErrorKind.DeadlineExceeded, static _ => Task.CompletedTask);

    [Fact]
    public async Task A_peer_that_only_accepts_ends_with_the_deadline()
    {
        await using var peer = new RawPeer(static (_, _) => Task.CompletedTask);
        await ExpectAsync(EtcdErrorKind.DeadlineExceeded, peer);
    }

    [Fact]
    public async Task A_peer_that_closes_at_once_is_one_error()
    {
        await using var peer = new RawPeer(static (stream, _) =>
        {
            stream.Socket.Close();
            return Task.CompletedTask;
        });
        await ExpectAsync(EtcdErrorKind.ConnectionLost, peer);
    }

    [Fact]
    public async Task An_http_1_server_is_named_as_such()
    {
        await using var peer = new RawPeer(static (stream, cancellationToken)
            => stream.WriteAsync("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n"u8.ToArray(), cancellationToken).AsTask());
        Assert.Contains("HTTP/1", (await ExpectAsync(EtcdErrorKind.Protocol, peer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_to_a_peer_that_does_not_say_who_it_is_was_not_applied()
    {
        await using var peer = RawPeer.Http2(static _ => Task.CompletedTask);
        await using var client = Client(peer, Deadline);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => client.Kv.PutAsync(EtcdKey.FromText("k"), default, new(), Cancel));

        Assert.Equal((EtcdErrorKind.DeadlineExceeded, false), (failure.Kind, failure.MayHaveBeenApplied));
    }

    [Fact]
    public async Task A_write_that_was_sent_to_a_silent_peer_may_have_been_applied()
    {
        var asked = 0;
        await using var peer = RawPeer.Http2(async answer =>
        {
            if (++asked == 1)
            {
                // It says that it belongs to cluster 1, and nothing after that.
                await answer.HeadersAsync();
                await answer.MessageAsync([0x0A, 2, 0x08, 1]);
                await answer.TrailersAsync(0);
            }
        });
        await using var client = Client(peer, Deadline);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => client.Kv.PutAsync(EtcdKey.FromText("k"), default, new(), Cancel));

        Assert.Equal((EtcdErrorKind.DeadlineExceeded, true), (failure.Kind, failure.MayHaveBeenApplied));
    }

    [Fact]
    public async Task A_silent_watch_stream_is_found_and_reported()
    {
        await using var peer = RawPeer.Http2(static async answer =>
        {
            await answer.HeadersAsync();
            await answer.MessageAsync([0x18, 1]);
        });
        await using var client = Client(peer, Deadline * 10);
        var updates = client.Watch.WatchAsync(new() { Ranges = [KeyRange.All], ProbeInterval = TimeSpan.FromMilliseconds(200) }, Cancel).GetAsyncEnumerator(Cancel);

        Assert.True(await updates.MoveNextAsync());
        Assert.IsType<Watch.WatchUpdate.Connected>(updates.Current);
        Assert.True(await updates.MoveNextAsync());
        Assert.IsType<Watch.WatchUpdate.Disconnected>(updates.Current);
        await updates.DisposeAsync();
    }

    /// <summary>A learner refuses a watch as soon as it knows the method, when the client's message may still be on its way.</summary>
    [Fact]
    public async Task A_status_that_comes_before_the_request_was_sent_is_the_servers_word()
    {
        await using var peer = RawPeer.Http2(
            static async answer =>
            {
                await answer.StatusInHeadersAsync(14, "etcdserver: rpc not supported for learner");
                await answer.ResetAsync(0);
            },
            answersUnread: true);
        var options = new EtcdClientOptions { Endpoints = [EtcdEndpoint.Parse(peer.Address)] };
        await using var transport = new GrpcTransport(options.Endpoints[0], options, new TlsContext(options.Tls, TimeProvider.System), TimeProvider.System);
        CallHeaders headers = new(null, true, Deadline * 10);

        // The stream may be open for a moment, until the end of it is known.
        var refusal = await Assert.ThrowsAsync<EtcdException>(async () =>
        {
            await using var stream = await transport.OpenAsync(RpcMethod.Watch, new WatchRequest(), headers, new(isWrite: false), Cancel);
            await stream.ReadAsync(static _ => true, Cancel);
        });

        Assert.Equal(EtcdErrorKind.LearnerRefused, refusal.Kind);
    }

    private static EtcdClient Client(RawPeer peer, TimeSpan timeout)
        => new(new() { Endpoints = [EtcdEndpoint.Parse(peer.Address)], CommandTimeout = timeout, DialTimeout = timeout }, TimeProvider.System, new Random(1));

    private static async Task ExpectAsync(EtcdErrorKind kind, Func<Http2Answer, Task> answer)
    {
        await using var peer = RawPeer.Http2(answer);
        await ExpectAsync(kind, peer);
    }

    /// <summary>Reads and watches: each ends in one error of this kind in time, and nothing is left open.</summary>
    private static async Task<EtcdException> ExpectAsync(EtcdErrorKind kind, RawPeer peer)
    {
        var timeout = kind == EtcdErrorKind.DeadlineExceeded ? Deadline : Deadline * 10;
        var client = Client(peer, timeout);
        var started = TimeProvider.System.GetTimestamp();
        var failure = await Assert.ThrowsAsync<EtcdException>(() => client.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel));
        Assert.True(kind == failure.Kind, $"{kind} was expected, {failure.Kind} came: {failure.Message}\n{failure.InnerException}");
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, timeout + Grace);
        Assert.Equal(EtcdEndpoint.Parse(peer.Address), failure.Endpoint);

        await client.DisposeAsync();
        await Eventually.TrueAsync(() => peer.Open == 0, () => $"{peer.Open} connections are still open", cancellationToken: Cancel);
        return failure;
    }
}
