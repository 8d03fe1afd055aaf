using KvTui.Etcd.Calls.Invoker;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Offline.Serving;
using KvTui.Etcd.Transport.Connections;
using KvTui.Etcd.Transport.Pages;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd;

/// <summary>
/// A client of one cluster over gRPC and HTTP/2; connections are made when first needed, one per endpoint. A database file takes the place
/// of a cluster where the options name one.
/// </summary>
public sealed class EtcdClient : IEtcdClient
{
    private readonly CallPipeline _pipeline;
    private readonly FileStore? _file;

    /// <summary>Makes a client, without sending anything or reading a file.</summary>
    /// <param name="random">Randomizes pauses; used under a lock.</param>
    /// <exception cref="ArgumentException">No endpoint is given.</exception>
    public EtcdClient(EtcdClientOptions options, TimeProvider clock, Random random)
    {
        Options = options;
        var tls = new TlsContext(options.Tls, clock);
        _file = options.File is { } path ? new(path, options.ChecksHash) : null;
        _pipeline = new(options, new(options.Endpoints, Connect, clock), clock, random);
        Kv = new KvClient(_pipeline);
        Watch = new WatchClient(_pipeline);
        Leases = new LeaseClient(_pipeline);
        Cluster = new ClusterClient(_pipeline);
        Maintenance = new MaintenanceClient(_pipeline);
        Auth = new AuthClient(_pipeline, options);
        Users = new UserClient(_pipeline);
        Pages = _file is null ? new MemberPages(options, tls, clock) : new FilePages();
        Mirror = new KeyspaceMirror(Kv, Watch, _pipeline);

        IGrpcTransport Connect(EtcdEndpoint endpoint) => _file is null || endpoint.FilePath is null
            ? new GrpcTransport(endpoint, options, tls, clock)
            : new FileTransport(endpoint, _file, options.MaxReceiveBytes);
    }

    public EtcdClientOptions Options { get; }

    public IKvClient Kv { get; }

    public IWatchClient Watch { get; }

    public ILeaseClient Leases { get; }

    public IClusterClient Cluster { get; }

    public IMaintenanceClient Maintenance { get; }

    public IAuthClient Auth { get; }

    public IUserClient Users { get; }

    public IMemberPages Pages { get; }

    public IKeyspaceMirror Mirror { get; }

    /// <summary>Every unary RPC and server stream of etcd, through dotnet-etcd's own client over this client's pipeline.</summary>
    internal dotnet_etcd.interfaces.IEtcdClient Rpc => new dotnet_etcd.EtcdClient(new PipelineInvoker(_pipeline));

    public EtcdEndpoint Current => _pipeline.Pool.Current.Endpoint;

    public ulong ClusterId => _pipeline.Identity.ClusterId;

    public bool IsAttended
    {
        get => _pipeline.Governor.IsAttended;
        set => _pipeline.Governor.IsAttended = value;
    }

    public void Suspect(EtcdEndpoint endpoint) => _pipeline.Pool.Suspect(endpoint);

    public void MoveTo(ulong clusterId) => _pipeline.MoveTo(clusterId);

    public long ConnectionTo(EtcdEndpoint endpoint) => _pipeline.Pool.Of(endpoint).Transport.Connection;

    /// <summary>Ends all calls and streams, and closes the connections or the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pipeline.DisposeAsync().ConfigureAwait(false);
        _file?.Dispose();
    }
}
