using Microsoft.Extensions.DependencyInjection;

namespace KvTui.Etcd;

/// <summary>The services of the client for a host.</summary>
public static class EtcdServices
{
    /// <summary>Adds a client, and dotnet-etcd's <see cref="dotnet_etcd.interfaces.IEtcdClient"/> over the same pipeline, behind the same gates.</summary>
    /// <param name="client">It stays the caller's to dispose of.</param>
    public static IServiceCollection AddEtcdClient(this IServiceCollection services, EtcdClient client)
        => services.AddSingleton<IEtcdClient>(client).AddSingleton(_ => client.Rpc);
}
