using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport.Connections;

namespace KvTui.Etcd.Tests.Tls;

/// <summary>Makes connections as the client does, up to the end of the handshake.</summary>
internal static class Handshake
{
    /// <summary>The failure; null if it succeeded.</summary>
    public static Task<EtcdException?> TryAsync(string endpoint, TlsOptions options) => TryAsync(endpoint, new TlsContext(options, TimeProvider.System));

    /// <summary>The failure; null if it succeeded.</summary>
    public static async Task<EtcdException?> TryAsync(string endpoint, TlsContext context)
    {
        var connector = new Connector(EtcdEndpoint.Parse(endpoint), context, TimeSpan.FromSeconds(5), TimeProvider.System);
        try
        {
            await using var stream = await connector.TakeAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (EtcdException failure)
        {
            return failure;
        }
    }
}
