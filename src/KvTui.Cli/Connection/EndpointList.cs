using KvTui.Cli.Arguments;
using KvTui.Etcd;

namespace KvTui.Cli.Connection;

/// <summary>The comma-separated endpoints.</summary>
internal static class EndpointList
{
    /// <summary>Reads at least one endpoint.</summary>
    /// <param name="text">As given, blanks around each allowed.</param>
    /// <param name="tlsByDefault">Whether those without a scheme are spoken to with TLS.</param>
    /// <exception cref="UsageException">One is not an endpoint, or of a kind that is not supported.</exception>
    public static IReadOnlyList<EtcdEndpoint> Parse(string text, bool tlsByDefault)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0
            ? [.. parts.Select(p => ParseOne(p, tlsByDefault)).Distinct()]
            : throw new UsageException("--endpoints names none; expected host:port, http://host:port or https://host:port.");
    }

    private static EtcdEndpoint ParseOne(string text, bool tlsByDefault)
    {
        if (text.StartsWith("unix:", StringComparison.Ordinal) || text.StartsWith("unixs:", StringComparison.Ordinal))
        {
            throw new UsageException($"Endpoint '{text}' is a Unix socket, which is not supported yet; use host:port, http:// or https://.");
        }

        try
        {
            return EtcdEndpoint.Parse(text, tlsByDefault);
        }
        catch (FormatException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}
