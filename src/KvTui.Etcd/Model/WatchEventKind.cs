namespace KvTui.Etcd.Model;

/// <summary>What happened to a key.</summary>
public enum WatchEventKind
{
    Put,
    Delete,
}
