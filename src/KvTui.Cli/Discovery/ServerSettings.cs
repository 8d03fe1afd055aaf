namespace KvTui.Cli.Discovery;

/// <summary>The settings of an etcd server that a client wants to know, by etcd's flag names; what was added first wins.</summary>
internal sealed class ServerSettings
{
    private const string VariablePrefix = "ETCD_";

    private static readonly string[] Wanted =
    [
        "listen-client-urls", "advertise-client-urls", "trusted-ca-file", "cert-file", "key-file", "client-cert-auth", "config-file",
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The setting; null if it is not given, or given by a variable that is not known here.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public bool IsEmpty => _values.Count == 0;

    /// <summary>Whether clients are spoken to with TLS.</summary>
    public bool IsTls => this["cert-file"] is not null || Endpoint.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>The URL to reach it by on this host: of those it listens at, loopback first; etcd's default if none is given.</summary>
    public string Endpoint => Local(this["listen-client-urls"]) ?? Local(this["advertise-client-urls"])
        ?? (this["cert-file"] is null ? "http" : "https") + "://127.0.0.1:2379";

    /// <summary>Adds what flags of a command line give: “--name=value”, or “--name” and the value behind it.</summary>
    public void AddFlags(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var flag = words[i].TrimStart('-');
            if (flag.Length == words[i].Length)
            {
                continue;
            }

            var equals = flag.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? flag : flag[..equals];
            if (equals >= 0)
            {
                Add(name, flag[(equals + 1)..]);
            }
            else if (i + 1 < words.Count && !words[i + 1].StartsWith('-'))
            {
                Add(name, words[++i]);
            }
            else
            {
                Add(name, "true");
            }
        }
    }

    /// <summary>Adds what variables give that etcd reads, as ETCD_CERT_FILE.</summary>
    public void AddVariables(IEnumerable<KeyValuePair<string, string>> variables)
    {
        foreach (var (name, value) in variables)
        {
            if (name.StartsWith(VariablePrefix, StringComparison.Ordinal))
            {
                Add(name[VariablePrefix.Length..].Replace('_', '-').ToLowerInvariant(), value);
            }
        }
    }

    public void Add(string name, string value)
    {
        if (Array.IndexOf(Wanted, name) >= 0 && !value.Contains("$(", StringComparison.Ordinal)
            && !value.Contains("${", StringComparison.Ordinal))
        {
            _values.TryAdd(name, value.Trim('"', '\''));
        }
    }

    private static string? Local(string? urls)
    {
        string? first = null;
        foreach (var url in (urls ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Port <= 0)
            {
                continue;
            }

            if (parsed.IsLoopback)
            {
                return Written(parsed, parsed.Host);
            }

            first = parsed.Host is "0.0.0.0" or "[::]" ? Written(parsed, "127.0.0.1") : first ?? Written(parsed, parsed.Host);
        }

        return first;
    }

    private static string Written(Uri url, string host) => $"{url.Scheme}://{host}:{(url.IsDefaultPort ? 2379 : url.Port)}";
}

/// <summary>Reads etcd's own configuration file as k3s, RKE2 and people write it: one setting a line, sections one level deep.</summary>
internal static class ConfigYaml
{
    private const string ClientSection = "client-transport-security";

    public static void AddTo(ServerSettings settings, string text)
    {
        var section = "";
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            var colon = trimmed.IndexOf(':');
            if (colon <= 0 || trimmed[0] == '#')
            {
                continue;
            }

            var name = trimmed[..colon].ToString();
            var value = Value(trimmed[(colon + 1)..]);
            if (line[0] is not (' ' or '\t'))
            {
                section = value.Length == 0 ? name : "";
            }

            if (section.Length == 0 || (section == ClientSection && value.Length > 0))
            {
                settings.Add(name, value);
            }
        }
    }

    private static string Value(ReadOnlySpan<char> text)
    {
        var comment = text.IndexOf(" #");
        return (comment < 0 ? text : text[..comment]).Trim().Trim("\"'").ToString();
    }
}
