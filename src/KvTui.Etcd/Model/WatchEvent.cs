namespace KvTui.Etcd.Model;

/// <summary>One change of one key. For a delete only key and mod revision are set.</summary>
public sealed record WatchEvent(WatchEventKind Kind, KeyValue KeyValue, KeyValue? Previous);
