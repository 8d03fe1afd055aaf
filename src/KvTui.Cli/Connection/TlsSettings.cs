namespace KvTui.Cli.Connection;

/// <summary>The files and choices of TLS.</summary>
internal sealed class TlsSettings(SettingSources sources)
{
    /// <summary>Reads them; the certificate files only have to be there.</summary>
    /// <param name="serverName">The name that all servers have to show; null for that of each endpoint.</param>
    /// <exception cref="UsageException">A file is missing, or one of a pair.</exception>
    public TlsOptions Read(string? serverName)
    {
        var tls = new TlsOptions
        {
            CaFile = sources.File(SettingTable.CaCert),
            CertFile = sources.File(SettingTable.Cert),
            KeyFile = sources.File(SettingTable.Key),
            ServerName = serverName,
            InsecureSkipVerify = sources.IsOn(SettingTable.InsecureSkipTlsVerify),
        };
        if (tls.CertFile is null != tls.KeyFile is null)
        {
            throw new UsageException(tls.KeyFile is null
                ? "--cert needs --key: the file with the certificate's key."
                : "--key needs --cert: the file with the key's certificate.");
        }

        if (sources.Find(SettingTable.KeyPasswordFile) is not { } file)
        {
            return tls;
        }

        return tls.KeyFile is null
            ? throw new UsageException($"{file.Origin} needs --key: the key that the password opens.")
            : tls with { KeyPassword = PasswordFile.Read(file) };
    }
}
