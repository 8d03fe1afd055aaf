using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using KvTui.Etcd.Transport.Connections;

namespace KvTui.Etcd.Transport;

/// <summary>gRPC to one member by Grpc.Net.Client over our own handler: HTTP/2 by prior knowledge or ALPN, no retries.</summary>
internal sealed class GrpcTransport : IGrpcTransport
{
    private const int WindowBytes = 1024 * 1024;

    private static readonly TimeSpan LeastPingDelay = TimeSpan.FromSeconds(10);

    /// <summary>Lets the pipeline's own timer, which knows whose patience has ended, fire first.</summary>
    private static readonly TimeSpan DeadlineSlack = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    private readonly Connector _connector;
    private readonly HttpClient _client;
    private readonly Func<long> _connection;
    private readonly int _maxRequestBytes;
    private readonly int _maxReceiveBytes;

    /// <summary>Grpc.Net.Client limits answers per channel, so there is a channel for each limit; all share the connection.</summary>
    private readonly ConcurrentDictionary<int, GrpcChannel> _channels = new();

    public GrpcTransport(EtcdEndpoint endpoint, EtcdClientOptions options, TlsContext tls, TimeProvider clock)
        : this(endpoint, options, new Connector(endpoint, tls, options.DialTimeout, clock))
    {
    }

    /// <param name="carrier">Carries the calls; disposed with the transport.</param>
    /// <param name="connection">The number of the one open connection; 0 if none or several are open.</param>
    internal GrpcTransport(
        EtcdEndpoint endpoint, EtcdClientOptions options, Connector connector, HttpMessageHandler carrier, Func<long> connection)
    {
        (Endpoint, _connector, _connection) = (endpoint, connector, connection);
        _client = new(new GrpcAnswerCheck(carrier)) { Timeout = Timeout.InfiniteTimeSpan };
        (_maxRequestBytes, _maxReceiveBytes) = (options.MaxRequestBytes, options.MaxReceiveBytes);
    }

    private GrpcTransport(EtcdEndpoint endpoint, EtcdClientOptions options, Connector connector)
        : this(endpoint, options, connector, CreateHandler(options, connector), () => connector.OnlyConnection)
    {
    }

    public EtcdEndpoint Endpoint { get; }

    public bool IsConnected => _connector.OpenConnections > 0;

    public long Connection => _connection();

    public Task ConnectAsync(CancellationToken cancellationToken) => _connector.PrepareAsync(cancellationToken);

    public void Hurry() => _connector.Hurry();

    public ValueTask DropUnusedAsync() => _connector.DropUnusedAsync();

    public void Drop() => _connector.Drop();

    public async Task<T> UnaryAsync<T>(
        RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter,
        CancellationToken cancellationToken)
    {
        CheckSize(request);
        try
        {
            var answer = await AskAsync(method, new(request, meter, Leave), headers, meter, cancellationToken).ConfigureAwait(false);
            meter.ReceivedBytes = answer.Length + Outgoing.PrefixBytes;
            return parse.Read(answer);
        }
        catch (Exception failure) when (failure is not EtcdException)
        {
            throw await TranslateOpeningAsync(failure, meter, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<IGrpcStream> OpenAsync(
        RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        CheckSize(first);
        var lifetime = new CancellationTokenSource();
        GrpcStream? stream = null;
        try
        {
            var ending = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), lifetime);
            await using (ending.ConfigureAwait(false))
            {
                var (invoker, options, outgoing) = (Invoker(headers), Options(headers, lifetime.Token), new Outgoing(first, meter, Leave));
                if (method.Raw.Type == MethodType.ServerStreaming)
                {
                    var call = invoker.AsyncServerStreamingCall(method.Raw, null, options, outgoing);
                    stream = new(this, call, null, call.ResponseStream, lifetime, meter);
                    await BegunAsync(call.ResponseHeadersAsync, call.GetStatus).ConfigureAwait(false);
                }
                else
                {
                    var call = invoker.AsyncDuplexStreamingCall(method.Raw, null, options);
                    stream = new(this, call, call.RequestStream, call.ResponseStream, lifetime, meter);
                    await WriteAsync(call, outgoing, lifetime.Token).ConfigureAwait(false);
                    await BegunAsync(call.ResponseHeadersAsync, call.GetStatus).ConfigureAwait(false);
                }
            }

            return stream;
        }
        catch (Exception failure)
        {
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            lifetime.Dispose();
            throw failure is EtcdException ? failure : await TranslateOpeningAsync(failure, meter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Translates an exception of Grpc.Net.Client into the one for the caller.</summary>
    public Exception Translate(Exception failure, CallMeter meter, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new OperationCanceledException(cancellationToken);
        }

        return failure switch
        {
            RpcException { Status: var status } => ClientStatus.CauseOf(status) is { } cause
                ? TransportFailure.Describe(cause, Endpoint, _connector.Latest, meter)
                : StatusMapping.ToException(status, Endpoint, meter.IsWrite),
            _ => TransportFailure.Describe(failure, Endpoint, _connector.Latest, meter),
        };
    }

    public ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }

        _client.Dispose();
        _connector.Drop();
        return _connector.DropUnusedAsync();
    }

    // AutomaticDecompression is None unless it is set; to set it, even to None, keeps Brotli in the native program
    private static SocketsHttpHandler CreateHandler(EtcdClientOptions options, Connector connector) => new()
    {
        ConnectCallback = (_, cancellationToken) => connector.TakeAsync(cancellationToken),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = false,
        InitialHttp2StreamWindowSize = WindowBytes,
        KeepAlivePingDelay = options.KeepAliveTime < LeastPingDelay ? LeastPingDelay : options.KeepAliveTime,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Writes the first message. Where the peer ended the call meanwhile, its status says why, not the write's failure.</summary>
    private static async Task WriteAsync(
        AsyncDuplexStreamingCall<Outgoing, byte[]> call, Outgoing message, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not EtcdException && !cancellationToken.IsCancellationRequested)
        {
            await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits until a stream has begun.</summary>
    /// <exception cref="RpcException">The call was refused before its first message.</exception>
    private static async Task BegunAsync(Task<Metadata> headers, Func<Status> end)
    {
        await headers.ConfigureAwait(false);
        Status status;
        try
        {
            status = end();
        }
        catch (InvalidOperationException)
        {
            // The call has not ended.
            return;
        }

        if (status.StatusCode != StatusCode.OK)
        {
            throw new RpcException(status);
        }
    }

    private async Task<byte[]> AskAsync(
        RpcMethod method, Outgoing request, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        using var call = Invoker(headers).AsyncUnaryCall(method.Raw, null, Options(headers, cancellationToken), request);
        if (meter.Answered is { } answered)
        {
            await call.ResponseHeadersAsync.ConfigureAwait(false);
            answered();
        }

        return await call.ResponseAsync.ConfigureAwait(false);
    }

    private async Task<Exception> TranslateOpeningAsync(Exception failure, CallMeter meter, CancellationToken cancellationToken)
    {
        var meaning = Translate(failure, meter, cancellationToken);
        return meaning is EtcdException { Kind: EtcdErrorKind.ConnectionLost or EtcdErrorKind.Protocol }
            && await _connector.SpeaksTlsAsync(cancellationToken).ConfigureAwait(false)
                ? TransportFailure.PlainTextToTls(Endpoint, failure)
                : meaning;
    }

    private void Leave(CallMeter meter) => meter.Leave(Endpoint, Connection);

    private void CheckSize(IMessage request)
    {
        var size = request.CalculateSize();
        if (size > _maxRequestBytes)
        {
            throw new EtcdException(
                EtcdErrorKind.TooLarge,
                $"{Endpoint}: the request has {size} bytes, and at most {_maxRequestBytes} are sent (--max-request-bytes); "
                + "send less at once, or raise the limit here and at the server.",
                Endpoint);
        }
    }

    private CallInvoker Invoker(CallHeaders headers)
    {
        var most = headers.MostBytes > 0 ? Math.Min(headers.MostBytes, _maxReceiveBytes) : _maxReceiveBytes;
        return _channels.GetOrAdd(most, static (most, transport) => transport.CreateChannel(most), this).CreateCallInvoker();
    }

    // given a client, and not a handler, it balances no load; substitutions.xml leaves out what would
    private GrpcChannel CreateChannel(int mostBytes) => GrpcChannel.ForAddress(Endpoint.HttpRoot, new()
    {
        HttpClient = _client,
        MaxReceiveMessageSize = mostBytes,
        MaxSendMessageSize = null,
        CompressionProviders = [],
    });

    private static CallOptions Options(CallHeaders headers, CancellationToken cancellationToken)
    {
        Metadata? metadata = null;
        if (headers.RequireLeader)
        {
            (metadata ??= []).Add("hasleader", "true");
        }

        if (headers.Token is { } token)
        {
            (metadata ??= []).Add("token", token);
        }

        // Grpc.Net.Client measures the deadline by the system's clock.
        DateTime? deadline = headers.Timeout > TimeSpan.Zero && headers.Timeout < LongestDeadline
            ? TimeProvider.System.GetUtcNow().UtcDateTime + headers.Timeout + DeadlineSlack
            : null;
        return new(metadata, deadline, cancellationToken);
    }
}
