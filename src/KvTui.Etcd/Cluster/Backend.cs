using System.Globalization;

namespace KvTui.Etcd.Cluster;

/// <summary>A member that has answered at an address behind which there are several.</summary>
/// <param name="Name">Its name; empty where it is not known, as behind etcd's grpc-proxy, which does not pass on the member list.</param>
public readonly record struct Backend(ulong Id, string Name)
{
    /// <summary>What to call it: its name, else its id in hexadecimal.</summary>
    public string Label => Name.Length > 0 ? Name : Id.ToString("x", CultureInfo.InvariantCulture);
}
