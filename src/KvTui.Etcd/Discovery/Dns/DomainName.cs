namespace KvTui.Etcd.Discovery.Dns;

/// <summary>What a domain name is made of (RFC 1035, 2.3.4), with the underscores that names of services have.</summary>
internal static class DomainName
{
    public const int LongestLabel = 63;

    private const int LongestName = 253;

    /// <summary>Whether a text is labels with dots between them; one dot may follow the last.</summary>
    public static bool IsValid(string text)
    {
        var name = text.EndsWith('.') ? text[..^1] : text;
        return name.Length is > 0 and <= LongestName && name.Split('.').All(IsLabel);
    }

    /// <summary>Whether a text is letters, digits, hyphens and underscores, and not too long.</summary>
    public static bool IsLabel(string text) =>
        text.Length is > 0 and <= LongestLabel && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
