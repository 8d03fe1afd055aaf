namespace KvTui.Etcd.Cluster.Probing;

/// <summary>The client addresses that members advertise, as far as they can be asked from here.</summary>
internal sealed class AdvertisedAddresses
{
    private readonly List<(Member Member, List<EtcdEndpoint> Endpoints)> _all;

    /// <param name="options">The client's options: nothing is sent in plain text where the user requires TLS.</param>
    public AdvertisedAddresses(IReadOnlyList<Member> members, EtcdClientOptions options)
    {
        var onlyTls = options.Endpoints.All(static given => given.Tls);
        _all = [.. members.Select(member => (member, Parsed(member).Where(endpoint => endpoint.Tls || !onlyTls).ToList()))];
    }

    public IReadOnlyList<EtcdEndpoint> Of(Member member) => _all.Find(entry => entry.Member == member).Endpoints;

    public IReadOnlyList<Member> At(EtcdEndpoint address) =>
        [.. _all.Where(entry => entry.Endpoints.Exists(endpoint => IsSame(endpoint, address))).Select(static entry => entry.Member)];

    public bool IsOnlyOf(EtcdEndpoint address, ulong member) => At(address) is [var only] && only.Id == member;

    /// <summary>Whether two addresses are the same; all loopback names of this host are.</summary>
    public static bool IsSame(EtcdEndpoint one, EtcdEndpoint other) =>
        one.SocketPath == other.SocketPath && one.Port == other.Port
        && (one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase) || (IsLoopback(one.Host) && IsLoopback(other.Host)));

    private static IEnumerable<EtcdEndpoint> Parsed(Member member)
    {
        foreach (var url in member.ClientUrls)
        {
            EtcdEndpoint endpoint;
            try
            {
                endpoint = EtcdEndpoint.ParseAdvertised(url);
            }
            catch (FormatException)
            {
                // A member may advertise addresses that cannot be asked from here, such as a Unix socket.
                continue;
            }

            yield return endpoint;
        }
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
