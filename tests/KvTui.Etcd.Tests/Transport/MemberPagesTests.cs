using System.Net.Sockets;
using System.Text;
using KvTui.Etcd.Model;
using KvTui.Etcd.Tests.Server;
using KvTui.Etcd.Transport.Pages;
using KvTui.Testing.Peers;

namespace KvTui.Etcd.Tests.Transport;

/// <summary>Pages from peers that are no etcd, or no good one; what members serve is looked at by the examination.</summary>
public sealed class MemberPagesTests
{
    private const string Ok = "HTTP/1.0 200 OK\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_asked_for_plainly_and_has_what_comes_until_the_end()
    {
        var asked = new TaskCompletionSource<string>();
        await using var peer = new RawPeer(async (stream, cancellationToken) => asked.SetResult(
            await AnswerAsync(stream, $"{Ok}date: Mon, 06 May 2030 07:08:09 GMT\r\n\r\na page\r\n\r\nof its own", cancellationToken)));
        var page = await FetchAsync(peer);
        Assert.Equal($"GET /metrics HTTP/1.0\r\nHost: {peer.Address}\r\n\r\n", await asked.Task);
        Assert.Null(page.Error);
        Assert.Equal("a page\r\n\r\nof its own", Encoding.UTF8.GetString(page.Content.Span));
        Assert.Equal(new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.Zero), page.Date);
        Assert.True(page.Received >= page.Sent);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\n\r\nno page", "answered with status 404")]
    [InlineData("HTTP/1.1 4\u001b4\r\n\r\n", "answered with status 4?4")]
    [InlineData("HTTP/1.1 \r\n\r\n", "does not speak HTTP/1 there")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n", "does not speak HTTP/1 there")]
    [InlineData("HTTP/1.0 200 OK\r\nDate: x", "does not speak HTTP/1 there")]
    [InlineData("", "does not speak HTTP/1 there")]
    public async Task What_is_no_page_is_told(string answer, string error)
    {
        await using var peer = new RawPeer((stream, cancellationToken) => AnswerAsync(stream, answer, cancellationToken));
        var page = await FetchAsync(peer);
        Assert.Equal(error, page.Error);
        Assert.Null(page.Date);
    }

    [Theory]
    [InlineData("Date: yesterday")]
    [InlineData("Date: Tue, 06 May 2030 07:08:09 GMT")]
    [InlineData("Date:")]
    public async Task A_date_that_is_none_is_no_clock(string line)
    {
        await using var peer = new RawPeer((stream, cancellationToken) => AnswerAsync(stream, $"{Ok}{line}\r\n\r\n", cancellationToken));
        var page = await FetchAsync(peer);
        Assert.Equal((null, null), (page.Error, page.Date));
    }

    [Fact]
    public async Task A_page_without_an_end_is_not_read_to_it()
    {
        await using var peer = new RawPeer(async (stream, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}\r\n"), cancellationToken);
            while (true)
            {
                await stream.WriteAsync(new byte[64 * 1024], cancellationToken);
            }
        });
        Assert.Equal("answered with more than a page can have", (await FetchAsync(peer)).Error);
    }

    [Fact]
    public async Task Who_says_nothing_is_waited_for_as_long_as_a_connection_may_take()
    {
        await using var peer = new RawPeer(static (_, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
        Assert.Equal("did not answer within 0.2 s", (await FetchAsync(peer, TimeSpan.FromSeconds(0.2))).Error);
        using var cancelled = new CancellationTokenSource();
        var fetching = FetchAsync(peer, cancellationToken: cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    private static async Task<MemberPage> FetchAsync(RawPeer peer, TimeSpan? patience = null, CancellationToken? cancellationToken = null)
    {
        await using var client = SharedEtcd.New([peer.Address], options => options with { DialTimeout = patience ?? TimeSpan.FromSeconds(20) });
        return await client.Pages.FetchAsync(EtcdEndpoint.Parse(peer.Address), "/metrics", cancellationToken ?? Cancel);
    }

    /// <summary>Reads the request, answers and closes.</summary>
    private static async Task<string> AnswerAsync(NetworkStream stream, string answer, CancellationToken cancellationToken)
    {
        var (buffer, asked) = (new byte[4096], "");
        while (!asked.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            Assert.NotEqual(0, read);
            asked += Encoding.ASCII.GetString(buffer, 0, read);
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), cancellationToken);
        stream.Socket.Shutdown(SocketShutdown.Send);
        return asked;
    }
}
