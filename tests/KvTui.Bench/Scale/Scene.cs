using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale;

/// <summary>What every measurement works with.</summary>
/// <param name="Programs">The programs to measure.</param>
/// <param name="Keyspaces">The servers they are aimed at.</param>
/// <param name="ValueBytes">Bytes of each value.</param>
/// <param name="Report">Where the figures go.</param>
internal sealed record Scene(Programs Programs, Keyspaces Keyspaces, int ValueBytes, Report Report)
{
    /// <summary>The longest that loading the largest keyspace may take.</summary>
    public static TimeSpan LoadLimit { get; } = TimeSpan.FromMinutes(3);

    /// <summary>An explorer that has listed all keys of a server.</summary>
    public Explorer Open(Server server)
    {
        var explorer = new Explorer(Programs, server.Endpoint);
        try
        {
            explorer.WaitUntilReady(server.Shape.FirstName, LoadLimit);
            explorer.Settle(TimeSpan.FromMilliseconds(700));
            return explorer;
        }
        catch
        {
            explorer.Dispose();
            throw;
        }
    }

    /// <summary>The command line of etcdctl that lists every key.</summary>
    public string[] EtcdCtlListing => [Programs.EtcdCtl, "get", "", "--prefix", "--keys-only", "--command-timeout=2m"];
}
