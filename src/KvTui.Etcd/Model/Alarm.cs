namespace KvTui.Etcd.Model;

/// <summary>An alarm and the member that raised it.</summary>
public sealed record Alarm(ulong MemberId, AlarmKind Kind);
