namespace KvTui.Etcd.Cluster.Probing;

/// <summary>Puts what endpoints answered to the members they belong to.</summary>
internal static class MemberRows
{
    /// <summary>One row for each member, then what belongs to none.</summary>
    public static List<MemberReport> Of(IReadOnlyList<Member> members, IReadOnlyList<MemberReport> answers, EtcdClientOptions options)
    {
        var clusterId = answers.FirstOrDefault(static answer => answer.Status is not null)?.Status?.Header.ClusterId;
        var rows = new List<MemberReport>();
        var left = answers.ToList();
        foreach (var member in members.OrderBy(m => m.Name.Length == 0).ThenBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Id))
        {
            var advertised = Advertised(member, options);
            var own = left.FindAll(answer => IsFrom(answer, member, advertised));
            left.RemoveAll(own.Contains);
            rows.Add(Row(member, advertised, own));
        }

        foreach (var row in left)
        {
            var foreign = row.Status is { } status && status.Header.ClusterId != clusterId;
            var known = rows.Exists(r => r.Id == row.Id) || (row.Status is null && members.Count > 0);
            rows.Add(foreign || known ? row with { Id = 0 } : row);
        }

        return rows;
    }

    /// <summary>Where the members say they are that have not been asked yet, or only in vain; one that has yet to answer is not pressed.</summary>
    public static IEnumerable<EtcdEndpoint> Unasked(IReadOnlyList<Member> members, IReadOnlyList<MemberReport> answers, EtcdClientOptions options)
    {
        foreach (var member in members.Where(static member => member.Name.Length > 0))
        {
            var advertised = Advertised(member, options);
            var own = answers.Where(answer => IsFrom(answer, member, advertised)).ToList();
            if (own.Exists(static answer => answer.Answers || answer.Pending is not null))
            {
                continue;
            }

            foreach (var endpoint in advertised.Where(endpoint => !answers.Any(answer => IsSame(endpoint, answer.Endpoints[0]))))
            {
                yield return endpoint;
            }
        }
    }

    private static MemberReport Row(Member member, List<EtcdEndpoint> advertised, List<MemberReport> own)
    {
        var best = own.MinBy(static answer => answer.Status is not null ? 0 : answer.IsDenied ? 1 : 2) ?? new MemberReport();
        var others = own.Where(answer => answer != best).ToList();
        return best with
        {
            Id = member.Id,
            Name = member.Name,
            IsLearner = member.IsLearner,
            Endpoints = [.. best.Endpoints, .. others.SelectMany(answer => answer.Endpoints), .. advertised.Where(a => !own.Exists(answer => IsSame(a, answer.Endpoints[0])))],
            SilentEndpoints = [.. others.Where(static answer => !answer.Answers).SelectMany(static answer => answer.Endpoints)],
        };
    }

    private static bool IsFrom(MemberReport answer, Member member, List<EtcdEndpoint> advertised) =>
        answer.Id == member.Id || (answer.Id == 0 && advertised.Exists(endpoint => IsSame(endpoint, answer.Endpoints[0])));

    private static List<EtcdEndpoint> Advertised(Member member, EtcdClientOptions options)
    {
        var endpoints = new List<EtcdEndpoint>();
        foreach (var url in member.ClientUrls)
        {
            try
            {
                endpoints.Add(EtcdEndpoint.ParseAdvertised(url));
            }
            catch (FormatException)
            {
                // A member may advertise what can not be asked from here, such as a Unix socket.
            }
        }

        // Nothing goes out in plain text where the user asked for TLS.
        endpoints.RemoveAll(endpoint => !endpoint.Tls && options.Endpoints.All(static given => given.Tls));
        return endpoints;
    }

    private static bool IsSame(EtcdEndpoint one, EtcdEndpoint other) =>
        one.SocketPath == other.SocketPath && one.Port == other.Port && (one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase) || (IsLoopback(one.Host) && IsLoopback(other.Host)));

    private static bool IsLoopback(string host) =>
        host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
