using KvTui.Cli.Connection;

namespace KvTui.Cli.Discovery;

/// <summary>The settings that an etcd of this host is reached with.</summary>
internal sealed class HostSource(HostEtcd etcd) : ISettingSource
{
    public Setting? Find(string name) => name switch
    {
        "endpoints" => new(etcd.Endpoint, etcd.Origin),
        "cacert" when etcd.CaFile is { } file => new(file, etcd.Origin),
        "cert" when etcd.CertFile is { } file => new(file, etcd.Origin),
        "key" when etcd.KeyFile is { } file => new(file, etcd.Origin),
        _ => null,
    };
}
