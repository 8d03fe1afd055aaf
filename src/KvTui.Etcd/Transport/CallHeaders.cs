namespace KvTui.Etcd.Transport;

/// <summary>The metadata of a call.</summary>
/// <param name="Token">Sent as “token”; null sends none.</param>
/// <param name="RequireLeader">Sends “hasleader: true”: a member without a leader refuses at once.</param>
/// <param name="Timeout">Sent as “grpc-timeout”; zero sends none.</param>
internal readonly record struct CallHeaders(string? Token, bool RequireLeader, TimeSpan Timeout);
