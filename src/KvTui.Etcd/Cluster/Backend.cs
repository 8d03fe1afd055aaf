namespace KvTui.Etcd.Cluster;

/// <summary>A member that has answered at an address shared by several.</summary>
/// <param name="Name">The member's name; empty if unknown, as behind etcd's grpc-proxy, which does not pass on the member list.</param>
public readonly record struct Backend(ulong Id, string Name)
{
    /// <summary>The member's name, else its id in hexadecimal.</summary>
    public string Label => Name.Length > 0 ? Name : Id.ToString("x", CultureInfo.InvariantCulture);
}
