using KvTui.Etcd.Calls;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>A pipeline over members that only exist in the test.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    private readonly Dictionary<EtcdEndpoint, FakeTransport> _transports = [];

    /// <param name="clock">The system's if null.</param>
    public FakeCluster(EtcdClientOptions options, Func<EtcdEndpoint, RpcMethod, CallHeaders, EtcdException?> answer, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        Pipeline = new(
            options,
            new(options.Endpoints, endpoint => _transports[endpoint] = new(endpoint, (method, headers) => answer(endpoint, method, headers)), clock),
            clock,
            new Random(1));
    }

    public CallPipeline Pipeline { get; }

    public static EtcdEndpoint Endpoint(int number, bool tls = false) => new($"n{number}", 2379, tls);

    public static EtcdClientOptions Options(int members = 3)
        => new() { Endpoints = [.. Enumerable.Range(1, members).Select(number => Endpoint(number))], CommandTimeout = TimeSpan.FromSeconds(3) };

    public FakeTransport Transport(EtcdEndpoint endpoint) => _transports[endpoint];

    public int CallsOf(RpcMethod method) => _transports.Values.Sum(transport => transport.Calls.Count(call => call.Method == method));

    public ValueTask DisposeAsync() => Pipeline.DisposeAsync();
}
