using System.Net;
using System.Text;
using Etcdserverpb;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Connections;
using KvTui.Testing.Peers;

namespace KvTui.Etcd.Tests.Fuzz;

public sealed class FramingFuzzTests
{
    /// <summary>What an etcd sends for an empty range: HEADERS, DATA with a header message, and trailers.</summary>
    private static readonly byte[] Answer =
    [
        .. Frame(1, 4, 1, [.. Field(":status", "200"), .. Field("content-type", "application/grpc")]),
        .. Frame(0, 0, 1, [0, 0, 0, 0, 8, 0x0A, 6, 8, 1, 16, 2, 24, 3]),
        .. Frame(1, 5, 1, [.. Field("grpc-status", "0"), .. Field("grpc-message", "")]),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damaged_headers_and_trailers_are_a_status_or_a_protocol_error()
    {
        var random = new Random(5);
        string[] sound = ["0", "16", "7", "etcdserver: permission%20denied", "%E2%80%A6%zz%", "rpc error: code = Unknown desc = auth: revision of auth store is old"];
        var round = 0;
        var endpoint = new EtcdEndpoint("n1", 2379, false);
        var options = new EtcdClientOptions { Endpoints = [endpoint] };
        var connector = new Connector(endpoint, new(options.Tls, TimeProvider.System), options.DialTimeout, TimeProvider.System);
        await using var transport = new GrpcTransport(endpoint, options, connector, new AnsweringHandler(Answered), static () => 1);
        var answered = 0;
        for (; round < 20_000; round++)
        {
            try
            {
                await transport.UnaryAsync(RpcMethod.Put, new PutRequest(), static _ => true, new(null, true, TimeSpan.FromMinutes(1)), new(isWrite: true), Cancel);
                answered++;
            }
            catch (EtcdException failure)
            {
                Assert.NotEmpty(failure.Message);
            }
        }

        Assert.InRange(answered, 1, round / 2);

        HttpResponseMessage Answered()
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, Content = new ByteArrayContent([0, 0, 0, 0, 0]) };
            response.Content.Headers.TryAddWithoutValidation("content-type", Mutated("application/grpc+proto"));
            var headers = round % 2 == 0 ? response.Headers : response.TrailingHeaders;
            headers.TryAddWithoutValidation("grpc-status", Mutated(sound[random.Next(3)]));
            headers.TryAddWithoutValidation("grpc-message", Mutated(sound[random.Next(3, sound.Length)]));
            return response;
        }

        string Mutated(string text) => random.Next(2) == 0 ? text : Encoding.Latin1.GetString(Mutation.Of(Encoding.ASCII.GetBytes(text), random));
    }

    [Fact]
    public async Task Damaged_bytes_of_a_connection_end_in_one_error_or_an_answer_in_time()
    {
        var cases = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 3000 : 200;
        var random = new Random(6);
        var answered = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, cases), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (number, token) =>
        {
            byte[] bytes;
            lock (random)
            {
                bytes = number == 0 ? Answer : Mutation.Of(Answer, random);
            }

            await using var peer = RawPeer.Http2(answer => answer.GarbageAsync(bytes));
            var patience = TimeSpan.FromMilliseconds(300);
            await using var client = new EtcdClient(new() { Endpoints = [EtcdEndpoint.Parse(peer.Address)], CommandTimeout = patience, DialTimeout = patience }, TimeProvider.System, new Random(number));
            try
            {
                await client.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, token).WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, token);
                Interlocked.Increment(ref answered);
            }
            catch (EtcdException failure)
            {
                Assert.NotEmpty(failure.Message);
            }
        });

        Assert.InRange(answered, 1, cases);
    }

    private static byte[] Frame(byte type, byte flags, byte stream, byte[] payload) => [0, 0, (byte)payload.Length, type, flags, 0, 0, 0, stream, .. payload];

    private static byte[] Field(string name, string value) => [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private sealed class AnsweringHandler(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return answer();
        }
    }
}
