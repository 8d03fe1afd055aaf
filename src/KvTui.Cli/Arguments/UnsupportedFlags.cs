namespace KvTui.Cli.Arguments;

/// <summary>etcdctl's flags that are not here: refused by name, as ignoring one could mean the wrong cluster.</summary>
internal static class UnsupportedFlags
{
    /// <summary>What to do instead of a flag of etcdctl; null if it is not one.</summary>
    public static string? Explain(string flag) => flag switch
    {
        "--write-out" or "-w" => $"{flag} is not supported: use -o text or -o json.",
        "--hex" => "--hex is not supported: text output escapes what cannot be shown; -o json gives all bytes.",
        "--debug" => "--debug is not supported: --log-level debug makes the explorer log more, and its @ shows each call made to etcd.",
        "--cluster" => "--cluster is not needed: verbs that ask members ask all of the cluster.",
        "--new-user-password" => "--new-user-password is not supported, as everybody on this host could read it: "
            + "use --new-password-file, with - for standard input.",
        "--from-key" => "--from-key is not supported yet: use 'kvtui range START END'.",
        "--consistency" or "--order" or "--sort-by" or "--print-value-only" or "--prev-kv" or "--ignore-value" or "--ignore-lease"
            or "--count-only" or "--min-create-rev" or "--min-mod-rev" or "--max-create-rev" or "--max-mod-rev" or "--interactive" or "-i"
            or "--progress-notify"
            => $"{flag} of etcdctl is not supported yet.",
        _ => null,
    };
}
