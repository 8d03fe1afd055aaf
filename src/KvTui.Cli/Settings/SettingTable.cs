using KvTui.Core.Explorer;
using KvTui.Core.Journal;
using static KvTui.Cli.Settings.SettingDefinition;

namespace KvTui.Cli.Settings;

/// <summary>Every setting, once: flags, variables, the keys of a profile and their checks, lists and the example come from here.</summary>
internal static class SettingTable
{
    public static readonly SettingDefinition Profile =
        new("profile", SettingKind.Text, "NAME", "Connect as this profile of the configuration file says, "
            + "whatever ETCDCTL_… is set to; see 'kvtui config'")
        { Prefix = Own, IsInProfile = false, IsListed = false };

    public static readonly SettingDefinition Unlock =
        new("unlock", SettingKind.Text, "NAME", "Let writes through to a production profile: its name")
        { IsInProfile = false, IsListed = false, IsOfLogin = true };

    public static readonly SettingDefinition File =
        new("file", SettingKind.File, "FILE", "Read this snapshot, or database file of a member, instead of a cluster")
        { IsInProfile = false, IsListed = false, IsPlace = true };

    public static readonly SettingDefinition SkipHashCheck =
        new("skip-hash-check", SettingKind.Switch, null, "Read the --file whatever the hash says that is stored in it")
        { IsInProfile = false, IsListed = false };

    public static readonly SettingDefinition Endpoints =
        new("endpoints", SettingKind.Text, "LIST", "Where to ask: host:port, http://…, https://… or unix:…, comma-separated")
        {
            Default = "127.0.0.1:2379",
            Prefix = Etcdctl,
            IsPlace = true,
            IsMark = true,
            Check = static text => EndpointList.Parse(text, tlsByDefault: false, ""),
            Example = "https://10.0.0.1:2379,https://10.0.0.2:2379,https://10.0.0.3:2379",
        };

    public static readonly SettingDefinition DiscoverySrv =
        new("discovery-srv", SettingKind.Text, "DOMAIN", "Ask DNS for the endpoints of this domain instead")
        { Alias = "-d", Prefix = Etcdctl, IsPlace = true, IsMark = true };

    public static readonly SettingDefinition DiscoverySrvName =
        new("discovery-srv-name", SettingKind.Text, "NAME", "Suffix of the service's name in DNS")
        { Prefix = Etcdctl };

    public static readonly SettingDefinition InsecureDiscovery =
        new("insecure-discovery", SettingKind.Switch, null, "Take plain-text endpoints from DNS too; --insecure-discovery=false does not")
        { Default = "true", Prefix = Etcdctl };

    public static readonly SettingDefinition MetricsUrls =
        new("metrics-urls", SettingKind.Text, "LIST", "Where members serve /metrics, if not on their client ports; comma-separated")
        { Check = static text => EndpointList.Parse(text, tlsByDefault: false, ""), Example = "http://127.0.0.1:2381" };

    public static readonly SettingDefinition CaCert =
        new("cacert", SettingKind.File, "FILE", "CA certificates to trust; TLS for endpoints without a scheme")
        { Prefix = Etcdctl, IsMark = true, Example = "prod/ca.crt" };

    public static readonly SettingDefinition Cert =
        new("cert", SettingKind.File, "FILE", "Client certificate")
        { Prefix = Etcdctl, IsMark = true, Example = "prod/client.crt" };

    public static readonly SettingDefinition Key =
        new("key", SettingKind.File, "FILE", "Key of the client certificate")
        { Prefix = Etcdctl, IsMark = true, Example = "prod/client.key" };

    public static readonly SettingDefinition KeyPasswordFile =
        new("key-password-file", SettingKind.File, "FILE", "File with the password of an encrypted --key")
        { Prefix = Own };

    public static readonly SettingDefinition KeyPasswordCommand =
        new("key-password-command", SettingKind.Text, null, "Command that prints the password of an encrypted key")
        { HasFlag = false, Secrecy = Secrecy.Command, Example = "pass show etcd/prod-key" };

    public static readonly SettingDefinition InsecureTransport =
        new("insecure-transport", SettingKind.Switch, null, "Allow plain text; --insecure-transport=false refuses it")
        { Default = "true", Prefix = Etcdctl };

    public static readonly SettingDefinition InsecureSkipTlsVerify =
        new("insecure-skip-tls-verify", SettingKind.Switch, null, "Accept any server certificate")
        { Prefix = Etcdctl, Example = "false" };

    public static readonly SettingDefinition User =
        new("user", SettingKind.Text, "NAME[:PASSWORD]", "Log in; asks for the password if none is given")
        {
            Prefix = Etcdctl,
            Secrecy = Secrecy.AfterColon,
            IsMark = true,
            IsOfLogin = true,
            Check = RequireNameAlone,
            Example = "reader",
        };

    public static readonly SettingDefinition Password =
        new("password", SettingKind.Text, "PASSWORD", "Password for --user")
        { Prefix = Etcdctl, IsInProfile = false, Secrecy = Secrecy.Whole, IsOfLogin = true };

    public static readonly SettingDefinition PasswordFile =
        new("password-file", SettingKind.File, "FILE", "File with the password for --user; - for the first line of standard input")
        { Prefix = Own, IsOfLogin = true };

    public static readonly SettingDefinition PasswordCommand =
        new("password-command", SettingKind.Text, null, "Command that prints the password of the user")
        { HasFlag = false, Secrecy = Secrecy.Command, IsOfLogin = true, Example = "pass show etcd/prod" };

    public static readonly SettingDefinition AuthToken =
        new("auth-jwt-token", SettingKind.Text, "TOKEN", "Send this token instead of logging in; it is not renewed")
        { Prefix = Etcdctl, IsInProfile = false, Secrecy = Secrecy.Whole, IsMark = true, IsOfLogin = true };

    public static readonly SettingDefinition DialTimeout = Time("dial-timeout", "Time to make a connection", "2s");

    public static readonly SettingDefinition CommandTimeout = Time("command-timeout", "Time for one call; a watch has none", "5s");

    public static readonly SettingDefinition KeepAliveTime = Time("keepalive-time", "Time between pings, at least 10s", "10s");

    public static readonly SettingDefinition KeepAliveTimeout = Time("keepalive-timeout", "Time for the answer to a ping", "6s");

    public static readonly SettingDefinition MaxRequestBytes =
        new("max-request-bytes", SettingKind.Bytes, "N", "Largest request to send")
        { Default = "2097152", Prefix = Etcdctl, IsOfSession = true };

    public static readonly SettingDefinition MaxReceiveBytes =
        new("max-recv-bytes", SettingKind.Bytes, "N", "Largest answer to accept")
        { Default = "268435456", Prefix = Etcdctl, IsOfSession = true };

    public static readonly SettingDefinition Root =
        new("root", SettingKind.Text, "PREFIX", "See and touch only keys with this prefix")
        { IsOfSession = true, Example = "/app/", Note = "See and touch only keys with this prefix." };

    public static readonly SettingDefinition ReadOnly =
        new("read-only", SettingKind.Switch, null, "Refuse every write before it is sent")
        { IsOfSession = true, Example = "true", Note = "Writes nothing at all." };

    public static readonly SettingDefinition Production =
        new("production", SettingKind.Switch, null, "Write nothing until the profile's name was typed, and look different")
        { HasFlag = false, Example = "true", Note = "Looks different, and writes nothing until the profile's name was typed." };

    public static readonly SettingDefinition Separator =
        new("separator", SettingKind.Text, "CHAR", "Fold keys at this character into prefixes and a tree")
        {
            Default = "/",
            IsOfLook = true,
            Check = static text => SeparatorSpec.Parse(text, ""),
            Example = "/",
            Note = "Where keys are folded into a tree.",
        };

    public static readonly SettingDefinition MaxLoad =
        new("max-load", SettingKind.Text, "SPEC", "Cap on background reads: share of the time, requests/s, bytes/s, "
            + "as 25%,50/s,4MiB/s; or KVTUI_MAX_LOAD")
        {
            Default = "none",
            Prefix = Own,
            IsOfSession = true,
            Check = static text => LoadSpec.Parse(text, ""),
            Example = "25%,50/s,4MiB/s",
        };

    public static readonly SettingDefinition PollInterval =
        new("poll-interval", SettingKind.Duration, "TIME", "How often the explorer asks each member for its status")
        { Default = "2s", IsOfExplorer = true, IsOfSession = true, Example = "2s" };

    public static readonly SettingDefinition Mask =
        new("mask", SettingKind.Text, null, "Keys whose values are masked until asked for, comma-separated")
        {
            HasFlag = false,
            Example = "/registry/secrets/,/app/*/password",
            Note = "Keys whose values are masked until asked for, comma-separated.",
        };

    public static readonly SettingDefinition Journal =
        new("journal", SettingKind.Text, "WORD", "What is kept on this host of what is written, so that it can be taken back: "
            + "unmasked (keys), all, off")
        {
            Default = "unmasked",
            IsOfSession = true,
            Check = static text => WordChoice.Parse<JournalKeep>(text, ""),
            Choices = WordChoice.All<JournalKeep>(),
            Example = "unmasked",
            Note = "Old and new values of what is written are kept, so that it can be taken back: unmasked (keys), all or off.",
        };

    public static readonly SettingDefinition Decoder =
        new("decoder", SettingKind.Text, null, "Command that reads the values of keys, as in: decoder PREFIX = COMMAND; it gets a value as "
            + "its input, has 2 s, and runs without a shell unless it has a pipe, a redirection or a variable")
        {
            HasFlag = false,
            Subject = "/app/state/",
            Example = "jq --sort-keys .",
            Note = "A command that reads the values of the keys with a prefix; never those that are masked.",
        };

    public static readonly SettingDefinition Theme =
        new("theme", SettingKind.Text, "NAME", $"How the explorer looks: {WordChoice.Words<ThemeChoice>()}")
        {
            Default = "auto",
            IsOfExplorer = true,
            IsOfLook = true,
            IsOfSession = true,
            Check = static text => WordChoice.Parse<ThemeChoice>(text, ""),
            Choices = WordChoice.All<ThemeChoice>(),
            Example = "dark",
            Note = "auto (dark or light, as the terminal's background is), dark, light, contrast, monochrome; "
                + "or frames of another colour: blue, green, magenta.",
        };

    public static readonly SettingDefinition ConfirmLevel =
        new("confirm-level", SettingKind.Text, "LEVEL", "What the explorer asks about first: delete (keys), all (saving too), "
            + "typed (all, by typing the profile's name)")
        {
            Default = "delete",
            IsOfExplorer = true,
            IsOfLook = true,
            IsOfSession = true,
            Check = static text => WordChoice.Parse<ConfirmLevel>(text, ""),
            Choices = WordChoice.All<ConfirmLevel>(),
            Example = "all",
            Note = "Which writes are asked about first: delete, all, or typed: all, by typing the profile's name.",
        };

    public static readonly SettingDefinition ConfirmDiff =
        new("confirm-diff", SettingKind.Switch, null, "Show what a save would change before the explorer saves")
        {
            IsOfExplorer = true,
            IsOfLook = true,
            IsOfSession = true,
            Example = "true",
            Note = "Shows what a save would change; Enter saves then.",
        };

    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        Profile, Unlock, File, SkipHashCheck,
        Endpoints, DiscoverySrv, DiscoverySrvName, InsecureDiscovery, MetricsUrls,
        CaCert, Cert, Key, KeyPasswordFile, KeyPasswordCommand, InsecureTransport, InsecureSkipTlsVerify,
        User, Password, PasswordFile, PasswordCommand, AuthToken,
        DialTimeout, CommandTimeout, KeepAliveTime, KeepAliveTimeout, MaxRequestBytes, MaxReceiveBytes,
        Root, ReadOnly, Production, Separator, MaxLoad, PollInterval, Mask, Journal, Decoder, Theme, ConfirmLevel, ConfirmDiff,
    ];

    /// <summary>Those that can be in force, in the order in which they are listed.</summary>
    public static IReadOnlyList<SettingDefinition> Listed =>
        field ??= [.. All.Where(static setting => setting.IsListed).OrderBy(static setting => setting.IsOfLook)];

    /// <summary>Those that a profile may have, in the same order.</summary>
    public static IReadOnlyList<SettingDefinition> OfProfile => field ??= [.. Listed.Where(static setting => setting.IsInProfile)];

    private static SettingDefinition Time(string name, string help, string otherwise) =>
        new(name, SettingKind.Duration, "TIME", help) { Default = otherwise, Prefix = Etcdctl, IsOfSession = true, Example = otherwise };

    private static void RequireNameAlone(string user)
    {
        if (user.Contains(':', StringComparison.Ordinal))
        {
            throw new UsageException("give the user's name alone; the password comes from password-command");
        }
    }
}
