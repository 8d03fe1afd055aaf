namespace KvTui.Etcd.Model;

/// <summary>What happened to the key.</summary>
public enum WatchEventKind
{
    Put,
    Delete,
}
