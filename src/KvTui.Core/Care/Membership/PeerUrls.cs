namespace KvTui.Core.Care.Membership;

/// <summary>Reads where members reach each other.</summary>
public static class PeerUrls
{
    private const string Shape = "scheme://host:port";

    /// <summary>The URLs of a comma-separated list as etcd takes them, and the first part that is none; null if all are.</summary>
    public static (ImmutableArray<string> Urls, string? Wrong) Read(string text)
    {
        ImmutableArray<string> urls = [.. text.Split(',', StringSplitOptions.TrimEntries)];
        return urls.FirstOrDefault(static url => !IsOne(url)) is { } wrong
            ? ([], wrong)
            : (urls, null);
    }

    /// <summary>What is wrong with a list of URLs, in a few words; null if nothing is.</summary>
    public static string? Mistake(string text) => Read(text).Wrong is null ? null : Shape;

    /// <summary>Name and URLs of a member to be added, as in “n4 https://10.0.0.4:2380”; else what is wrong, in a few words.</summary>
    public static (string Name, ImmutableArray<string> Urls, string? Mistake) ReadAddition(string text)
    {
        var words = text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var name, var list])
        {
            return ("", [], $"a name, then {Shape}");
        }

        return name.AsSpan().IndexOfAny(',', '=') >= 0 ? ("", [], "no comma or = in a name") : (name, Read(list).Urls, Mistake(list));
    }

    /// <summary>Whether etcd takes a text for a URL: it wants a port, which may not be left out, and no path.</summary>
    private static bool IsOne(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && text.Equals($"{url.Scheme}://{url.Host}:{url.Port}", StringComparison.OrdinalIgnoreCase);
}
