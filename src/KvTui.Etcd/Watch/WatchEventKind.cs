namespace KvTui.Etcd.Watch;

/// <summary>What happened to the key.</summary>
public enum WatchEventKind
{
    Put,
    Delete,
}
