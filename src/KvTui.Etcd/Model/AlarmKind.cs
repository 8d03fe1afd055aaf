namespace KvTui.Etcd.Model;

/// <summary>The alarms etcd knows.</summary>
public enum AlarmKind
{
    None = 0,
    NoSpace = 1,
    Corrupt = 2,
}
