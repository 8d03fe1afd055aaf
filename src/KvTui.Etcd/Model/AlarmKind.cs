namespace KvTui.Etcd.Model;

/// <summary>The kinds of alarm that etcd raises.</summary>
public enum AlarmKind
{
    None = 0,
    NoSpace = 1,
    Corrupt = 2,
}
