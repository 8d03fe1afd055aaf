namespace KvTui.Etcd.Discovery.Dns;

/// <summary>The syntax of domain names (RFC 1035, 2.3.4), with the underscores that service names have.</summary>
internal static class DomainName
{
    public const int LongestLabel = 63;

    private const int LongestName = 253;

    /// <summary>Whether a text consists of labels separated by dots; a dot may follow the last one.</summary>
    public static bool IsValid(string text)
    {
        var name = text.EndsWith('.') ? text[..^1] : text;
        return name.Length is > 0 and <= LongestName && name.Split('.').All(IsLabel);
    }

    /// <summary>Whether a text consists of 1 to 63 letters, digits, hyphens and underscores.</summary>
    public static bool IsLabel(string text) =>
        text.Length is > 0 and <= LongestLabel && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
