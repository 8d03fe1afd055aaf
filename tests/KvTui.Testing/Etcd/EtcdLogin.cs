namespace KvTui.Testing.Etcd;

/// <summary>A user of etcd and the password.</summary>
public sealed record EtcdLogin(string User, string Password);
