namespace KvTui.Etcd.Discovery.Dns;

/// <summary>The name servers to ask, and the suffixes to try.</summary>
/// <param name="Servers">The name servers in order; never empty when read from a file.</param>
/// <param name="Search">The suffixes to append to a name that has no records as it is.</param>
internal sealed record ResolverSettings(IReadOnlyList<IPEndPoint> Servers, IReadOnlyList<string> Search)
{
    private const string SystemFile = "/etc/resolv.conf";
    private const int DnsPort = 53;

    /// <summary>As in the C library, no more servers and suffixes than these are used.</summary>
    private const int MostServers = 3;
    private const int MostSuffixes = 6;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    public int Attempts { get; init; } = 2;

    /// <summary>This host's settings; the name server on the host itself if there are none.</summary>
    public static ResolverSettings OfSystem()
    {
        try
        {
            return Parse(File.ReadLines(SystemFile));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Parse([]);
        }
    }

    /// <summary>Reads the lines of <c>resolv.conf</c>; what is not understood is ignored.</summary>
    public static ResolverSettings Parse(IEnumerable<string> lines)
    {
        var servers = new List<IPEndPoint>();
        string[] search = [];
        var settings = new ResolverSettings(servers, search);
        foreach (var line in lines)
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            switch (words.Length > 1 ? words[0] : "")
            {
                case "nameserver" when servers.Count < MostServers && IPAddress.TryParse(words[1], out var address):
                    servers.Add(new(address, DnsPort));
                    break;
                case "search" or "domain":
                    search = [.. words.Skip(1).Select(static suffix => suffix.TrimEnd('.')).Where(DomainName.IsValid).Take(MostSuffixes)];
                    break;
                case "options":
                    settings = words.Skip(1).Aggregate(settings, static (held, option) => held.With(option));
                    break;
            }
        }

        if (servers.Count == 0)
        {
            servers.Add(new(IPAddress.Loopback, DnsPort));
        }

        return settings with { Search = search };
    }

    private ResolverSettings With(string option) =>
        Number(option, "timeout:") is { } seconds ? this with { Timeout = TimeSpan.FromSeconds(seconds) }
        : Number(option, "attempts:") is { } attempts ? this with { Attempts = attempts }
        : this;

    private static int? Number(string option, string name) =>
        option.StartsWith(name, StringComparison.Ordinal)
            && int.TryParse(option.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 30)
            : null;
}
