namespace KvTui.Cli.Arguments;

/// <summary>etcdctl's flags that are not here: refused by name, as ignoring one could mean the wrong cluster.</summary>
internal static class UnsupportedFlags
{
    /// <summary>What to do instead of a flag of etcdctl; null if it is not one.</summary>
    public static string? Explain(string flag) => flag switch
    {
        "--discovery-srv" or "-d" or "--discovery-srv-name" or "--insecure-discovery"
            => $"{flag} is not supported yet: name the members by --endpoints.",
        "--insecure-transport" => "--insecure-transport is not supported: write http:// or https:// before each endpoint.",
        "--write-out" or "-w" => $"{flag} is not supported: use -o text or -o json.",
        "--hex" => "--hex is not supported: text output escapes what can not be shown; -o json gives all bytes.",
        "--debug" => "--debug is not supported.",
        "--max-request-bytes" or "--max-recv-bytes" => $"{flag} is not supported yet.",
        "--from-key" => "--from-key is not supported yet: use 'kvtui range START END'.",
        "--consistency" or "--order" or "--sort-by" or "--print-value-only" or "--prev-kv" or "--ignore-value" or "--ignore-lease"
            or "--count-only" or "--min-create-rev" or "--min-mod-rev" or "--max-create-rev" or "--max-mod-rev" or "--interactive" or "-i"
            or "--progress-notify" or "--cluster"
            => $"{flag} of etcdctl is not supported yet.",
        _ => null,
    };

    /// <summary>What to do instead of a variable of etcdctl that is set; null if it may be set.</summary>
    public static string? ExplainVariable(string name, string value) => name switch
    {
        "ETCDCTL_DISCOVERY_SRV" or "ETCDCTL_DISCOVERY_SRV_NAME"
            => $"{name} is set and not supported yet: unset it and name the members by --endpoints or ETCDCTL_ENDPOINTS.",
        "ETCDCTL_INSECURE_TRANSPORT" when !ArgumentCheck.IsOn(name, value)
            => $"{name}={value} is set and not supported: unset it and write https:// before each endpoint.",
        "ETCDCTL_MAX_REQUEST_BYTES" or "ETCDCTL_MAX_RECV_BYTES" => $"{name} is set and not supported yet: unset it.",
        "ETCDCTL_API" when value != "3" => $"ETCDCTL_API={value} is set, and only version 3 of the API is spoken: unset it or set it to 3.",
        _ => null,
    };
}
