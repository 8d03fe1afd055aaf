namespace KvTui.Etcd.Model;

/// <summary>One change to one key. For a delete, only the key and its mod revision are set.</summary>
public sealed record WatchEvent(WatchEventKind Kind, KeyValue KeyValue, KeyValue? Previous);

/// <summary>What happened to a key.</summary>
public enum WatchEventKind
{
    Put,
    Delete,
}
