using System.CommandLine;
using KvTui.Cli.Arguments;
using KvTui.Cli.Connection;
using KvTui.Cli.Settings;
using KvTui.Etcd.Model.Options;

namespace KvTui.EndToEnd.Tests.Connection;

/// <summary>Reads a command line and variables as the program does, without starting it.</summary>
internal static class SettingsOf
{
    /// <summary>The options that come of them.</summary>
    /// <param name="line">Arguments with blanks between.</param>
    /// <param name="variables">NAME=VALUE with blanks between.</param>
    /// <exception cref="UsageException">They are wrong.</exception>
    public static Task<EtcdClientOptions> ReadAsync(string line, string variables = "")
    {
        var root = new RootCommand();
        var flags = new ConnectionFlags();
        root.Options.Clear();
        flags.AddTo(root);
        var parsed = root.Parse(
            ArgumentCheck.Normalize(root, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            throw new UsageException(parsed.Errors[0].Message);
        }

        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var sources = new SettingSources(new FlagSource(flags, parsed), new VariableSource(values.GetValueOrDefault));
        return new ConnectionSettings(new(sources, null, [])).ReadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What is read, as one line.</summary>
    public static string Text(EtcdClientOptions options)
    {
        var tls = options.Tls;
        string?[] parts =
        [
            string.Join(',', options.Endpoints),
            options.User is { } user ? $"user {user}/{options.Password}" : null,
            options.AuthToken is { } token ? $"token {token}" : null,
            tls.CaFile is { } ca ? $"ca {ca}" : null,
            tls.CertFile is not null ? $"cert {tls.CertFile},{tls.KeyFile}" : null,
            tls.ServerName is { } name ? $"name {name}" : null,
            tls.InsecureSkipVerify ? "unverified" : null,
            options.ReadOnly ? "read-only" : null,
            $"{options.DialTimeout.TotalSeconds}/{options.CommandTimeout.TotalSeconds}/{options.KeepAliveTime.TotalSeconds}/{options.KeepAliveTimeout.TotalSeconds}",
            $"{options.MaxRequestBytes}/{options.MaxReceiveBytes}",
        ];
        return string.Join(' ', parts.Where(part => part is not null)).Replace(" 2/5/10/6", "", StringComparison.Ordinal).Replace(" 2097152/268435456", "", StringComparison.Ordinal);
    }
}
