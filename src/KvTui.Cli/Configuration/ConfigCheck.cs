using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Cli.Configuration;

/// <summary>Looks at the files that profiles name: whether they are there, readable, and certificates that are valid now.</summary>
internal static class ConfigCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>What is wrong, with the line that names the file.</summary>
    public static IEnumerable<ConfigProblem> Of(Config config, Func<Profile, ISettingSource> source, DateTimeOffset now) =>
        from profile in config.Profiles
        let settings = source(profile)
        from setting in SettingTable.OfProfile
        where setting.Kind == SettingKind.File && profile.Values.ContainsKey(setting.Name)
        let problem = Mistake(setting, settings.Find(setting)!.Value.Text, now)
        where problem is not null
        select new ConfigProblem(profile.Values[setting.Name].Line, $"{setting.Name}: {problem}");

    private static string? Mistake(SettingDefinition setting, string path, DateTimeOffset now)
    {
        switch (PathFacts.Of(path).Kind)
        {
            case PathKind.Missing:
                return $"there is no file '{path}'";
            case PathKind.Hidden:
                return $"'{path}' is in a folder that this user may not enter";
            case not PathKind.File:
                return $"'{path}' is not a file";
        }

        if (!PathFacts.IsReadable(path))
        {
            return $"'{path}' may not be read by this user";
        }

        return setting == SettingTable.CaCert || setting == SettingTable.Cert ? Dates(path, now) : Exposed(path);
    }

    private static string? Exposed(string path) =>
        (PathFacts.Of(path).Mode & 0b100) != 0 ? $"'{path}' can be read by everybody; run: chmod 600 '{path}'" : null;

    private static string? Dates(string path, DateTimeOffset now)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            return certificates.Count == 0
                ? $"'{path}' holds no certificate in PEM form"
                : certificates.Select(certificate => Dates(certificate, path, now)).FirstOrDefault(text => text is not null);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"'{path}' cannot be read as certificates: {problem.Message}";
        }
    }

    private static string? Dates(X509Certificate2 certificate, string path, DateTimeOffset now)
    {
        var (from, until) = (new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));
        var what = $"the certificate of {certificate.Subject} in '{path}'";
        return now < from ? $"{what} is not valid before {from.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
            : now > until ? $"{what} expired on {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
            : until - now < Soon ? $"{what} expires on {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, in {(until - now).TotalDays:0} days"
            : null;
    }
}
