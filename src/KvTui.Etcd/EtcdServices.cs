using Microsoft.Extensions.DependencyInjection;

namespace KvTui.Etcd;

/// <summary>Registers the client with a host's services.</summary>
public static class EtcdServices
{
    /// <summary>Adds a client, and dotnet-etcd's <see cref="dotnet_etcd.interfaces.IEtcdClient"/> behind the same gates.</summary>
    /// <param name="client">The client; the caller remains its owner.</param>
    public static IServiceCollection AddEtcdClient(this IServiceCollection services, EtcdClient client)
        => services.AddSingleton<IEtcdClient>(client).AddSingleton(_ => client.Rpc);
}
