namespace KvTui.Cli.Arguments;

/// <summary>The comma-separated endpoints.</summary>
internal static class EndpointList
{
    /// <summary>Reads at least one endpoint.</summary>
    /// <param name="text">As given, blanks around each allowed.</param>
    /// <param name="tlsByDefault">Whether those without a scheme, and Unix sockets, are spoken to with TLS.</param>
    /// <exception cref="UsageException">One is not an endpoint.</exception>
    public static IReadOnlyList<EtcdEndpoint> Parse(string text, bool tlsByDefault, string origin)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0
            ? [.. parts.Select(p => ParseOne(p, tlsByDefault, origin)).Distinct()]
            : throw new UsageException($"{origin} names no endpoint; expected {EtcdEndpoint.Forms}.");
    }

    private static EtcdEndpoint ParseOne(string text, bool tlsByDefault, string origin)
    {
        try
        {
            return EtcdEndpoint.Parse(text, tlsByDefault);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"{origin}: {problem.Message}");
        }
    }
}
