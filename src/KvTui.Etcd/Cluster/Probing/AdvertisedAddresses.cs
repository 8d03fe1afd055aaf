using System.Net;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;

namespace KvTui.Etcd.Cluster.Probing;

/// <summary>Where the members say that clients reach them, as far as that can be asked from here.</summary>
internal sealed class AdvertisedAddresses
{
    private readonly List<(Member Member, List<EtcdEndpoint> Endpoints)> _all;

    /// <param name="options">The client's: nothing goes out in plain text where the user asked for TLS.</param>
    public AdvertisedAddresses(IReadOnlyList<Member> members, EtcdClientOptions options)
    {
        var onlyTls = options.Endpoints.All(static given => given.Tls);
        _all = [.. members.Select(member => (member, Parsed(member).Where(endpoint => endpoint.Tls || !onlyTls).ToList()))];
    }

    /// <summary>Those of one member.</summary>
    public IReadOnlyList<EtcdEndpoint> Of(Member member) => _all.Find(entry => entry.Member == member).Endpoints;

    /// <summary>The members that advertise an address.</summary>
    public IReadOnlyList<Member> At(EtcdEndpoint address) =>
        [.. _all.Where(entry => entry.Endpoints.Exists(endpoint => IsSame(endpoint, address))).Select(static entry => entry.Member)];

    /// <summary>Whether one member advertises an address and no other does.</summary>
    public bool IsOnlyOf(EtcdEndpoint address, ulong member) => At(address) is [var only] && only.Id == member;

    /// <summary>Whether two addresses lead to the same place: all names of this host do.</summary>
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
                // A member may advertise what cannot be asked from here, such as a Unix socket.
                continue;
            }

            yield return endpoint;
        }
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
