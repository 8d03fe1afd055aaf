namespace KvTui.Etcd.Model;

/// <summary>An alarm and the member that raised it.</summary>
public sealed record Alarm(ulong MemberId, AlarmKind Kind);

/// <summary>The kinds of alarm that etcd raises.</summary>
public enum AlarmKind
{
    None = 0,
    NoSpace = 1,
    Corrupt = 2,
}
