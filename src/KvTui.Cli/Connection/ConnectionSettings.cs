using System.CommandLine;
using KvTui.Cli.Arguments;
using KvTui.Cli.Input;
using KvTui.Etcd;
using KvTui.Etcd.Load;

namespace KvTui.Cli.Connection;

/// <summary>Makes the client's options out of flags and etcdctl's variables; a flag beats its variable.</summary>
internal sealed class ConnectionSettings(ConnectionFlags flags, Func<string, string?> variable)
{
    private const string MaxLoadVariable = "KVTUI_MAX_LOAD";

    private static readonly TimeSpan ShortestKeepAlive = TimeSpan.FromSeconds(10);
    private static readonly EtcdClientOptions Defaults = new() { Endpoints = [] };

    private static readonly string[] CheckedVariables =
    [
        "ETCDCTL_API", "ETCDCTL_DISCOVERY_SRV", "ETCDCTL_DISCOVERY_SRV_NAME", "ETCDCTL_INSECURE_TRANSPORT", "ETCDCTL_MAX_REQUEST_BYTES",
        "ETCDCTL_MAX_RECV_BYTES",
    ];

    /// <summary>Reads them; a password that is missing is asked for.</summary>
    /// <exception cref="UsageException">Something given is wrong, contradicts itself, or is not supported.</exception>
    public EtcdClientOptions Read(ParseResult parsed)
    {
        RefuseVariables();
        var tls = Tls(parsed);
        var (user, password) = Login(parsed);
        var keepAlive = Duration(parsed, flags.KeepAliveTime, Defaults.KeepAliveTime);
        return new()
        {
            Endpoints = EndpointList.Parse(Text(parsed, flags.Endpoints) ?? "127.0.0.1:2379", tls.CaFile is not null || tls.CertFile is not null),
            Tls = tls,
            User = user,
            Password = password,
            DialTimeout = Duration(parsed, flags.DialTimeout, Defaults.DialTimeout),
            CommandTimeout = Duration(parsed, flags.CommandTimeout, Defaults.CommandTimeout),
            KeepAliveTime = keepAlive < ShortestKeepAlive ? ShortestKeepAlive : keepAlive,
            KeepAliveTimeout = Duration(parsed, flags.KeepAliveTimeout, Defaults.KeepAliveTimeout),
            ReadOnly = parsed.GetValue(flags.ReadOnly),
            MaxLoad = MaxLoad(parsed) is { } load ? LoadSpec.Parse(load.Text, load.Origin) : LoadBudget.Unlimited,
            Root = EtcdKey.FromText(parsed.GetValue(flags.Root) ?? ""),
        };
    }

    /// <summary>The cap on background reads as it was given; null for none.</summary>
    public string? MaxLoadText(ParseResult parsed) => MaxLoad(parsed)?.Text;

    /// <summary>Whether results are wanted as JSON.</summary>
    /// <exception cref="UsageException">Another format is asked for.</exception>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(flags.Format) switch
    {
        null or "text" => false,
        "json" => true,
        var other => throw new UsageException($"{flags.Format.Name}: there is no format '{other}'; expected text or json."),
    };

    private static string VariableOf(Option option) => "ETCDCTL_" + option.Name[2..].Replace('-', '_').ToUpperInvariant();

    private void RefuseVariables()
    {
        foreach (var name in CheckedVariables)
        {
            if (variable(name) is { Length: > 0 } value && UnsupportedFlags.ExplainVariable(name, value) is { } sentence)
            {
                throw new UsageException(sentence);
            }
        }
    }

    private TlsOptions Tls(ParseResult parsed)
    {
        var tls = new TlsOptions
        {
            CaFile = File(parsed, flags.CaFile),
            CertFile = File(parsed, flags.CertFile),
            KeyFile = File(parsed, flags.KeyFile),
            InsecureSkipVerify = parsed.GetValue(flags.SkipVerify) || IsSet(flags.SkipVerify),
        };
        return tls.CertFile is null == tls.KeyFile is null
            ? tls
            : throw new UsageException(tls.KeyFile is null
                ? "--cert needs --key: the file with the certificate's key."
                : "--key needs --cert: the file with the key's certificate.");
    }

    private (string? User, string? Password) Login(ParseResult parsed)
    {
        var user = Text(parsed, flags.User);
        if (user is null)
        {
            return parsed.GetValue(flags.Password) is null ? (null, null) : throw new UsageException("--password needs --user.");
        }

        var colon = user.IndexOf(':', StringComparison.Ordinal);
        var separate = Text(parsed, flags.Password);
        if (colon < 0)
        {
            return (user, separate ?? PasswordPrompt.Ask(user));
        }

        return parsed.GetValue(flags.Password) is null
            ? (user[..colon], user[(colon + 1)..])
            : throw new UsageException("The password is given twice: in --user NAME:PASSWORD and by --password.");
    }

    private string? File(ParseResult parsed, Option<string?> option)
    {
        var path = Text(parsed, option);
        return path is null || System.IO.File.Exists(path) ? path : throw new UsageException($"{Origin(parsed, option)}: there is no file '{path}'.");
    }

    private TimeSpan Duration(ParseResult parsed, Option<string?> option, TimeSpan otherwise) =>
        Text(parsed, option) is { } text ? GoDuration.ParsePositive(text, Origin(parsed, option)) : otherwise;

    private (string Text, string Origin)? MaxLoad(ParseResult parsed)
    {
        if (parsed.GetValue(flags.MaxLoad) is { } given)
        {
            return (given, flags.MaxLoad.Name);
        }

        return variable(MaxLoadVariable) is { Length: > 0 } value ? (value, MaxLoadVariable) : null;
    }

    private bool IsSet(Option option) => variable(VariableOf(option)) is { Length: > 0 } value && ArgumentCheck.IsOn(VariableOf(option), value);

    private string? Text(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) ?? (variable(VariableOf(option)) is { Length: > 0 } value ? value : null);

    private static string Origin(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is null ? VariableOf(option) : option.Name;
}
