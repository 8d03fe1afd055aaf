using KvTui.Etcd.Calls;
using KvTui.Etcd.Tests.Server;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Connections;

namespace KvTui.Etcd.Tests.Fuzz;

public sealed class ServerMessageFuzzTests(SharedEtcd etcd)
{
    /// <summary>What a call costs whatever it reads, and what a byte of an answer may become: an empty record of two bytes is an object here.</summary>
    private const long BytesPerCall = 512 * 1024;
    private const long BytesPerByte = 400;

    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(2);

    private static int Cases => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 100_000 : 10_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damaged_answers_to_every_call_end_in_the_clients_one_exception_soon_and_in_bounded_memory()
    {
        var recorded = await RecordAsync();
        var random = new Random(20);
        var endpoint = EtcdEndpoint.Parse("127.0.0.1:2379");
        var transport = new MutantTransport(endpoint, recorded, random);
        var options = new EtcdClientOptions { Endpoints = [endpoint], User = "root", Password = "secret", CommandTimeout = LongestCase };
        await using var pipeline = new CallPipeline(options, new([endpoint], _ => transport, TimeProvider.System), TimeProvider.System, new Random(1));
        var calls = new ClientCalls(pipeline).All;
        var (refused, measured) = (0, 0);
        for (var number = 0; number < Cases; number++)
        {
            var call = number % calls.Count;
            using var enough = new CancellationTokenSource();
            transport.Answered = call == ClientCalls.KeepAlive ? enough.Cancel : null;
            var (given, allocated, started) = (transport.Given, GC.GetAllocatedBytesForCurrentThread(), TimeProvider.System.GetTimestamp());
            var running = calls[call](enough.Token);
            if (running.IsCompleted)
            {
                // Without a wait, nothing but the call has run on this thread.
                var (read, used) = (transport.Given - given, GC.GetAllocatedBytesForCurrentThread() - allocated);
                measured++;
                Assert.True(used < BytesPerCall + (BytesPerByte * read), $"case {number} of call {call} took {used} bytes for {read} bytes of answers");
            }

            try
            {
                await running.WaitAsync(LongestCase * 2, TimeProvider.System, Cancel);
            }
            catch (OperationCanceledException) when (call == ClientCalls.KeepAlive)
            {
                refused++;
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

            Assert.True(TimeProvider.System.GetElapsedTime(started) < LongestCase, $"case {number} of call {call} took too long");
        }

        Assert.InRange(measured, Cases / 2, Cases);
        Assert.InRange(refused, Cases / 10, Cases);
    }

    private async Task<IReadOnlyDictionary<RpcMethod, List<byte[]>>> RecordAsync()
    {
        var messages = new Dictionary<RpcMethod, List<byte[]>> { [RpcMethod.Authenticate] = [Google.Protobuf.MessageExtensions.ToByteArray(new Protos.AuthenticateResponse { Token = "abc.7" })] };
        var endpoint = EtcdEndpoint.Parse((await etcd.OfAsync(Testing.Etcd.EtcdBinaries.DefaultLine)).Endpoint);
        var options = new EtcdClientOptions { Endpoints = [endpoint] };
        var tls = new TlsContext(options.Tls, TimeProvider.System);
        await using var pipeline = new CallPipeline(
            options, new([endpoint], each => new RecordingTransport(new HttpGrpcTransport(each, options, tls, TimeProvider.System), messages), TimeProvider.System), TimeProvider.System, new Random(1));
        foreach (var call in new ClientCalls(pipeline).All)
        {
            await call(Cancel);
        }

        return messages;
    }
}
