using System.Diagnostics;
using KvTui.Core.Explorer.Hosting;
using KvTui.Etcd;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Watch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace KvTui.BrokenServices;

/// <summary>
/// Replaces what one of the explorer's services works with, while its host is built, as tools do that need a program's host:
/// Microsoft.Extensions.Hosting announces the builder to listeners of its diagnostics.
/// </summary>
internal sealed class ServiceBreaker(string service) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public static void Install(string service) => DiagnosticListener.AllListeners.Subscribe(new ServiceBreaker(service));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureServices(Break);
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    private void Break(IServiceCollection services)
    {
        switch (service)
        {
            case "EndpointMonitor":
                ReplacePart(services, static client => client.Maintenance, nameof(IEtcdClient.Maintenance), nameof(IMaintenanceClient.StatusAsync));
                break;
            case "KeyspaceWatcher":
                ReplacePart(services, static client => client.Mirror, nameof(IEtcdClient.Mirror), nameof(IKeyspaceMirror.MirrorAsync));
                break;
            case "ExplorerService":
                Replace<IPresenter>(services, static presenter => Broken.Throwing(presenter, nameof(IPresenter.Run)));
                break;
            default:
                throw new InvalidOperationException($"BROKEN_SERVICE names no service of the explorer: '{service}'.");
        }
    }

    private static void ReplacePart<T>(IServiceCollection services, Func<IEtcdClient, T> part, string name, string member)
        where T : class
        => Replace<IEtcdClient>(services, client => Broken.Returning(client, name, Broken.Throwing(part(client), member)));

    private static void Replace<T>(IServiceCollection services, Func<T, T> replacement)
        where T : class
    {
        var made = services.Last(static each => each.ServiceType == typeof(T));
        services.Replace(ServiceDescriptor.Singleton(provider =>
            replacement((T)(made.ImplementationInstance ?? made.ImplementationFactory!(provider)))));
    }
}
