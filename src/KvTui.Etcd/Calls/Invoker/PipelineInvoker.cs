using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace KvTui.Etcd.Calls.Invoker;

/// <summary>
/// The pipeline as a <see cref="CallInvoker"/>, so that generated clients and dotnet-etcd's own pass the same gates as every call:
/// read-only, lock, root, rights, the cluster's identity, token, retry rule, load and command log.
/// </summary>
/// <param name="endpoint">The only endpoint to ask; null for any.</param>
internal sealed class PipelineInvoker(CallPipeline pipeline, EtcdEndpoint? endpoint = null) : CallInvoker
{
    private static readonly Task<Metadata> NoHeaders = Task.FromResult(new Metadata());

    /// <summary>Whether a client that is confined to some keys may grant leases, to attach them to such keys, and revoke them.</summary>
    public bool MayGrantLeases { get; init; }

    /// <summary>The id of the only cluster that writes are meant for; 0 for the one that is read.</summary>
    public ulong ClusterId { get; init; }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => new(AskAsync(method, options, request), NoHeaders, static () => Status.DefaultSuccess, static () => [], static () => { });

    /// <exception cref="NotSupportedException">Always: a thread that waits for the network is missing for the screen.</exception>
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException(
            $"{method.FullName} was not sent: calls are asynchronous here; use the method that ends in Async.");

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var stream = Stream(method, options);
        stream.Begin(request);
        return new(stream, NoHeaders, static () => Status.DefaultSuccess, static () => [], stream.Dispose);
    }

    /// <exception cref="NotSupportedException">Always: etcd has no such call.</exception>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => throw new NotSupportedException($"{method.FullName} was not sent: etcd has no calls that stream requests only.");

    /// <exception cref="NotSupportedException">The method is a watch; <see cref="Watch.IWatchClient"/> resumes without a gap.</exception>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        if (RpcMethod.Of(method.FullName) == RpcMethod.Watch)
        {
            throw new NotSupportedException(
                "Watch/Watch was not sent: watch with IWatchClient, which resumes after a break and loses no event.");
        }

        var stream = Stream(method, options);
        return new(stream, stream, NoHeaders, static () => Status.DefaultSuccess, static () => [], stream.Dispose);
    }

    private async Task<TResponse> AskAsync<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class
    {
        var call = Describe(method, request) with { Timeout = options.Deadline - pipeline.Clock.GetUtcNow().UtcDateTime };
        return await pipeline.CallAsync(call, message => Read(method, message), options.CancellationToken).ConfigureAwait(false);
    }

    private PipelineStream<TRequest, TResponse> Stream<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
        where TRequest : class
        where TResponse : class
        => new(pipeline, request => Describe(method, request), message => Read(method, message), options);

    private CallDescriptor Describe<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request)
    {
        var known = RpcMethod.Of(method.FullName) ?? throw new EtcdException(
            EtcdErrorKind.Unimplemented,
            $"{method.FullName} was not sent: it is not known what it reads and writes; add it to the table of calls.");
        var call = CallDescription.Of(known, (IMessage)request!);
        return call with
        {
            Endpoint = endpoint,
            ClusterId = ClusterId,
            Ranges = MayGrantLeases && (known == RpcMethod.LeaseGrant || known == RpcMethod.LeaseRevoke) ? [] : call.Ranges,
        };
    }

    private static TResponse Read<TRequest, TResponse>(Method<TRequest, TResponse> method, ReadOnlyMemory<byte> message)
        => method.ResponseMarshaller.ContextualDeserializer(new Payload(message));

    private sealed class Payload(ReadOnlyMemory<byte> message) : DeserializationContext
    {
        public override int PayloadLength => message.Length;

        public override byte[] PayloadAsNewBuffer() => message.ToArray();

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(message);
    }
}
