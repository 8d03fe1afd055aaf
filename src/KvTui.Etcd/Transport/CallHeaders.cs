namespace KvTui.Etcd.Transport;

/// <summary>The metadata of a call.</summary>
/// <param name="Token">Sent as “token”; null sends none.</param>
/// <param name="RequireLeader">Sends “hasleader: true”, so that a member without a leader refuses at once.</param>
/// <param name="Timeout">Sent as “grpc-timeout”; zero sends none.</param>
/// <param name="MostBytes">The largest answer accepted, in bytes, checked before it is read; 0 means the client's limit. Not sent.</param>
internal readonly record struct CallHeaders(string? Token, bool RequireLeader, TimeSpan Timeout, int MostBytes = 0);
