namespace KvTui.Cli.Discovery;

/// <summary>Reads etcd's own configuration file as far as it is written by k3s, RKE2 and people: one setting a line, sections one level deep.</summary>
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

            if (section.Length == 0)
            {
                settings.Add(name, value);
            }
            else if (section == ClientSection && value.Length > 0)
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
