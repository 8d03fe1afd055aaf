using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Copying;

/// <summary>How a command line names the cluster that is shown: never with a password, a token, or a key's password.</summary>
/// <param name="Etcdctl">The flags of etcdctl, each followed by a blank.</param>
/// <param name="Kvtui">The flags of kvtui, each followed by a blank.</param>
public sealed record ConnectionWords(string Etcdctl, string Kvtui)
{
    /// <summary>No flags at all: the default cluster.</summary>
    public static ConnectionWords None { get; } = new("", "");

    /// <summary>The flags that lead to a cluster as these options do.</summary>
    /// <param name="profile">The profile that leads there; null if none does.</param>
    public static ConnectionWords Of(EtcdClientOptions client, string? profile)
    {
        var flags = new StringBuilder();
        if (client.File is { } file)
        {
            // etcdctl reads no files; of what is copied for it, the cluster is the user's to choose.
            return new("", Rooted(Add(flags, "--file", Full(file)), client).ToString());
        }

        Add(flags, "--endpoints", string.Join(',', client.Endpoints));
        Add(flags, "--cacert", Full(client.Tls.CaFile));
        Add(flags, "--cert", Full(client.Tls.CertFile));
        Add(flags, "--key", Full(client.Tls.KeyFile));
        Add(flags, "--user", client.User);
        flags.Append(client.Tls.InsecureSkipVerify ? "--insecure-skip-tls-verify " : "");
        var etcdctl = flags.ToString();
        flags = profile is null ? flags : Add(new(), "--profile", profile);
        return new(etcdctl, Rooted(flags, client).Append(client.ReadOnly ? "--read-only " : "").ToString());
    }

    private static StringBuilder Rooted(StringBuilder flags, EtcdClientOptions client) =>
        Add(flags, "--root", client.Root.IsEmpty || !ShellWord.IsVisible(client.Root.Span) ? null : client.Root.ToString());

    private static StringBuilder Add(StringBuilder flags, string name, string? value) => value is null
        ? flags
        : flags.Append(name).Append(value.StartsWith('-') ? '=' : ' ').Append(ShellWord.Of(value)).Append(' ');

    /// <summary>A path that leads to the same file from any folder.</summary>
    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
}
