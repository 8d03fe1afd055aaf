using KvTui.Etcd.Calls;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Tests.Server;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Connections;

namespace KvTui.Etcd.Tests.Fuzz;

/// <summary>Alone, as it measures what the process allocates.</summary>
[Collection(nameof(ServerMessageFuzzTests))]
[CollectionDefinition(nameof(ServerMessageFuzzTests), DisableParallelization = true)]
public sealed class ServerMessageFuzzTests(SharedEtcd etcd)
{
    /// <summary>What a call costs whatever it reads, and what a byte of an answer may become: an empty record of two bytes is an object here.</summary>
    private const long BytesPerCall = 512 * 1024;
    private const long BytesPerByte = 400;

    private const int LargestAnswer = 64 * 1024;

    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(2);

    private static int Cases => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 100_000 : 10_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damaged_answers_to_every_call_end_in_the_clients_one_exception_soon_and_in_bounded_memory()
    {
        var recorded = await RecordAsync();
        var random = new Random(20);
        var endpoint = EtcdEndpoint.Parse("127.0.0.1:2379");
        var options = new EtcdClientOptions { Endpoints = [endpoint], User = "root", Password = "secret", CommandTimeout = LongestCase, MaxReceiveBytes = LargestAnswer };
        var (refused, given) = (0, 0L);
        for (var number = 0; number < Cases;)
        {
            // A client that has seen two clusters over one connection writes no more, so there is a new one for each round.
            var transport = new MutantTransport(endpoint, options, recorded, random);
            await using var pipeline = new CallPipeline(options, new([endpoint], _ => transport, TimeProvider.System), TimeProvider.System, new Random(1));
            var calls = new ClientCalls(pipeline).All;
            for (var call = 0; call < calls.Count; call++, number++)
            {
                await CheckAsync(transport, calls[call], call, number);
            }

            given += transport.Given;
        }

        Assert.InRange(refused, Cases / 10, Cases);
        Assert.InRange(given, Cases * 10, long.MaxValue);

        async Task CheckAsync(MutantTransport transport, Func<CancellationToken, Task> send, int call, int number)
        {
            var (before, allocated, started) = (transport.Given, GC.GetTotalAllocatedBytes(), TimeProvider.System.GetTimestamp());
            var running = send(Cancel);
            try
            {
                await running.WaitAsync(LongestCase * 2, TimeProvider.System, Cancel);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"case {number} of call {call} hangs");
            }
            catch (EtcdException failure)
            {
                refused++;
                Assert.True(failure.Kind != EtcdErrorKind.ConnectionLost, $"case {number} of call {call} was to be told as damage: {failure}");
            }

            var (read, used) = (transport.Given - before, GC.GetTotalAllocatedBytes() - allocated);
            Assert.True(used < BytesPerCall + (BytesPerByte * read), $"case {number} of call {call} took {used} bytes for {read} bytes of answers");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < LongestCase, $"case {number} of call {call} took too long");
        }
    }

    private async Task<IReadOnlyDictionary<RpcMethod, List<byte[]>>> RecordAsync()
    {
        var messages = new Dictionary<RpcMethod, List<byte[]>> { [RpcMethod.Authenticate] = [Google.Protobuf.MessageExtensions.ToByteArray(new Etcdserverpb.AuthenticateResponse { Token = "abc.7" })] };
        var endpoint = EtcdEndpoint.Parse((await etcd.OfAsync(Testing.Etcd.EtcdBinaries.DefaultLine)).Endpoint);
        var options = new EtcdClientOptions { Endpoints = [endpoint] };
        var tls = new TlsContext(options.Tls, TimeProvider.System);
        await using var pipeline = new CallPipeline(
            options, new([endpoint], each => new RecordingTransport(new GrpcTransport(each, options, tls, TimeProvider.System), messages), TimeProvider.System), TimeProvider.System, new Random(1));
        foreach (var call in new ClientCalls(pipeline).All)
        {
            await call(Cancel);
        }

        return messages;
    }
}
