using Etcdserverpb;
using Google.Protobuf;

namespace KvTui.Etcd.Offline.Serving;

/// <summary>
/// Answers calls out of a database file as a member would, so that all that stands on a client reads it like a cluster. What a file cannot
/// tell is refused; what writes was refused before, by the gate of a read-only client.
/// </summary>
internal sealed class FileTransport(EtcdEndpoint endpoint, FileStore store, int mostBytes) : IGrpcTransport
{
    /// <summary>The file is read over one connection, so to speak.</summary>
    private const long OnlyConnection = 1;

    /// <summary>The version of etcd whose answers these are like, as they have keys' leases; the file's own is among its facts.</summary>
    private const string Version = "3.6.0";

    private readonly FileRanges _ranges = new(store, endpoint);

    public EtcdEndpoint Endpoint => endpoint;

    public bool IsConnected => true;

    public long Connection => OnlyConnection;

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Hurry()
    {
        // There is no attempt to wait for.
    }

    public ValueTask DropUnusedAsync() => default;

    public void Drop()
    {
        // There is no connection that could be dead.
    }

    public async Task<T> UnaryAsync<T>(
        RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter,
        CancellationToken cancellationToken)
    {
        try
        {
            meter.Leave(endpoint, OnlyConnection);
            var most = headers.MostBytes > 0 ? headers.MostBytes : mostBytes;
            var answer = await Task.Run(
                () => AnswerAsync(method, request, most, cancellationToken), cancellationToken).ConfigureAwait(false);
            meter.Answered?.Invoke();
            meter.ReceivedBytes = answer.Length;
            return parse.Read(answer);
        }
        catch (DatabaseFileException failure)
        {
            throw FileFailure.Of(failure, endpoint);
        }
        catch (ObjectDisposedException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EtcdException(EtcdErrorKind.ConnectionLost, $"{endpoint} was closed; open it again to go on.", endpoint);
        }
    }

    public Task<IGrpcStream> OpenAsync(
        RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        try
        {
            meter.Leave(endpoint, OnlyConnection);
            return first is WatchRequest request
                ? Task.FromResult<IGrpcStream>(new FileWatch(endpoint, store.Header, store.File.Facts.CompactRevision, request))
                : throw FileFailure.NeedsCluster(method, endpoint);
        }
        catch (DatabaseFileException failure)
        {
            throw FileFailure.Of(failure, endpoint);
        }
    }

    /// <summary>The file is the client's, which closes it.</summary>
    public ValueTask DisposeAsync() => default;

    private Task<ReadOnlyMemory<byte>> AnswerAsync(RpcMethod method, IMessage request, int most, CancellationToken cancellationToken)
        => request switch
        {
            RangeRequest range => _ranges.AnswerAsync(range, most, cancellationToken),
            TxnRequest txn when txn.Compare.Count == 0 && txn.Success.All(static each => each.RequestRange is not null)
                => _ranges.AnswerAsync(txn, most, cancellationToken),
            StatusRequest => Task.FromResult<ReadOnlyMemory<byte>>(Status().ToByteArray()),
            MemberListRequest => Task.FromResult<ReadOnlyMemory<byte>>(Members().ToByteArray()),
            LeaseTimeToLiveRequest { Keys: false, ID: not 0 and var id } => Task.FromResult<ReadOnlyMemory<byte>>(Lease(id).ToByteArray()),
            AlarmRequest { Action: AlarmRequest.Types.AlarmAction.Get }
                => Task.FromResult<ReadOnlyMemory<byte>>(new AlarmResponse { Header = Header() }.ToByteArray()),
            _ => throw FileFailure.NeedsCluster(method, endpoint),
        };

    private StatusResponse Status()
    {
        var facts = store.File.Facts;
        return new()
        {
            Header = Header(),
            Version = Version,
            DbSize = facts.ByteCount,
            Leader = FileStore.MemberId,
            RaftIndex = facts.ConsistentIndex,
            RaftAppliedIndex = facts.ConsistentIndex,
            RaftTerm = facts.Term,
        };
    }

    private MemberListResponse Members()
        => new() { Header = Header(), Members = { new Etcdserverpb.Member { ID = FileStore.MemberId, Name = endpoint.Host } } };

    /// <summary>As a member answers: less than nothing is left of a lease that is not there.</summary>
    private LeaseTimeToLiveResponse Lease(long id) => store.File.LeaseOf(id) is { } lease
        ? new() { Header = Header(), ID = id, TTL = (long)lease.Left.TotalSeconds, GrantedTTL = (long)lease.Granted.TotalSeconds }
        : new() { Header = Header(), ID = id, TTL = -1 };

    private Etcdserverpb.ResponseHeader Header() => Header(store.Header);

    /// <summary>A header as messages have it.</summary>
    internal static Etcdserverpb.ResponseHeader Header(ResponseHeader header)
        => new() { ClusterId = header.ClusterId, MemberId = header.MemberId, Revision = header.Revision, RaftTerm = header.RaftTerm };
}
