using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using KvTui.Etcd.Transport.Connections;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Transport;

/// <summary>gRPC over <see cref="SocketsHttpHandler"/>: HTTP/2 by prior knowledge or ALPN, one handler and one connection a member.</summary>
internal sealed class HttpGrpcTransport : IGrpcTransport
{
    private const int WindowBytes = 1024 * 1024;

    private static readonly TimeSpan LeastPingDelay = TimeSpan.FromSeconds(10);

    private readonly Connector _connector;
    private readonly HttpMessageInvoker _invoker;
    private readonly int _maxRequestBytes;
    private readonly int _maxReceiveBytes;
    private readonly Uri _root;
    private readonly Uri?[] _uris = new Uri?[RpcMethod.All.Count];

    public HttpGrpcTransport(EtcdEndpoint endpoint, EtcdClientOptions options, TlsContext tls, TimeProvider clock)
    {
        Endpoint = endpoint;
        _root = endpoint.HttpRoot;
        (_maxRequestBytes, _maxReceiveBytes) = (options.MaxRequestBytes, options.MaxReceiveBytes);
        _connector = new(endpoint, tls, options.DialTimeout, clock);
        _invoker = new(new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellationToken) => _connector.TakeAsync(cancellationToken),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            EnableMultipleHttp2Connections = false,
            InitialHttp2StreamWindowSize = WindowBytes,
            KeepAlivePingDelay = options.KeepAliveTime < LeastPingDelay ? LeastPingDelay : options.KeepAliveTime,
            KeepAlivePingTimeout = options.KeepAliveTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        });
    }

    public EtcdEndpoint Endpoint { get; }

    public bool IsConnected => _connector.OpenConnections > 0;

    public long Connection => _connector.OnlyConnection;

    public Task ConnectAsync(CancellationToken cancellationToken) => _connector.PrepareAsync(cancellationToken);

    public void Hurry() => _connector.Hurry();

    public ValueTask DropUnusedAsync() => _connector.DropUnusedAsync();

    public void Drop() => _connector.Drop();

    public async Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, FrameParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        var frame = Frame(request);
        meter.SentBytes = frame.Length;
        using var message = CreateRequest(method, headers, new UnaryContent(frame, this, meter));
        try
        {
            using var response = await _invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
            meter.Answered?.Invoke();
            GrpcResponse.Check(response, Endpoint, meter);
            var most = headers.MostBytes > 0 ? Math.Min(headers.MostBytes, _maxReceiveBytes) : _maxReceiveBytes;
            using var frames = new FrameReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), most);
            var answer = await frames.ReadAsync(cancellationToken).ConfigureAwait(false) is { } body
                ? (Read: true, Value: parse.Read(body.Span))
                : (Read: false, Value: default(T));
            var tail = answer.Read && await frames.ReadAsync(cancellationToken).ConfigureAwait(false) is not null;
            meter.ReceivedBytes = frames.TotalBytes;
            GrpcResponse.CheckEnd(response, Endpoint, meter);
            return answer.Read && !tail ? answer.Value! : throw new FrameException(tail ? "a second message came where one was due" : "there is no message where one was due");
        }
        catch (Exception failure) when (failure is not EtcdException)
        {
            throw await TranslateOpeningAsync(failure, meter, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        var content = new DuplexContent(Frame(first), this, meter);
        var message = CreateRequest(method, headers, content);
        var lifetime = new CancellationTokenSource();
        HttpResponseMessage? response = null;
        try
        {
            await using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), lifetime).ConfigureAwait(false))
            {
                response = await _invoker.SendAsync(message, lifetime.Token).ConfigureAwait(false);
            }

            GrpcResponse.Check(response, Endpoint, meter);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new HttpGrpcStream(this, message, content, response, new(body, _maxReceiveBytes), lifetime, meter);
        }
        catch (Exception failure)
        {
            content.Complete();
            await lifetime.CancelAsync().ConfigureAwait(false);
            response?.Dispose();
            message.Dispose();
            lifetime.Dispose();
            throw failure is EtcdException ? failure : await TranslateOpeningAsync(failure, meter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What a failure of the HTTP layer means to a caller.</summary>
    public Exception Translate(Exception failure, CallMeter meter, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(cancellationToken)
            : TransportFailure.Describe(failure, Endpoint, _connector.Latest, meter);

    private async Task<Exception> TranslateOpeningAsync(Exception failure, CallMeter meter, CancellationToken cancellationToken)
    {
        var meaning = Translate(failure, meter, cancellationToken);
        return meaning is EtcdException { Kind: EtcdErrorKind.ConnectionLost or EtcdErrorKind.Protocol } && await _connector.SpeaksTlsAsync(cancellationToken).ConfigureAwait(false)
            ? TransportFailure.PlainTextToTls(Endpoint, failure)
            : meaning;
    }

    public async ValueTask DisposeAsync()
    {
        _invoker.Dispose();
        _connector.Drop();
        await _connector.DropUnusedAsync().ConfigureAwait(false);
    }

    private byte[] Frame(IMessage request)
    {
        var size = request.CalculateSize();
        return size <= _maxRequestBytes ? FrameWriter.Write(request) : throw new EtcdException(
            EtcdErrorKind.TooLarge,
            $"{Endpoint}: the request has {size} bytes, and at most {_maxRequestBytes} are sent (--max-request-bytes); send less at once, or raise the limit here and at the server.",
            Endpoint);
    }

    private HttpRequestMessage CreateRequest(RpcMethod method, CallHeaders headers, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _uris[method.Index] ??= new Uri(_root, method.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        Add(request.Headers, "te", "trailers");
        if (headers.Timeout > TimeSpan.Zero)
        {
            Add(request.Headers, "grpc-timeout", GrpcTimeout.Format(headers.Timeout));
        }

        if (headers.RequireLeader)
        {
            Add(request.Headers, "hasleader", "true");
        }

        if (headers.Token is { } token)
        {
            Add(request.Headers, "token", token);
        }

        return request;
    }

    private static void Add(HttpRequestHeaders headers, string name, string value) => headers.TryAddWithoutValidation(name, value);
}
