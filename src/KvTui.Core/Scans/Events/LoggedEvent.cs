namespace KvTui.Core.Scans.Events;

/// <summary>A change of a key as it was watched, with the values before and after it.</summary>
/// <param name="Number">Which event it is since the watch began, from 1.</param>
/// <param name="At">When it came; etcd tells no time.</param>
/// <param name="Change">The change; its values are its own copies.</param>
public sealed record LoggedEvent(long Number, DateTimeOffset At, WatchEvent Change)
{
    public EtcdKey Key => Change.KeyValue.Key;

    /// <summary>The revision of the change.</summary>
    public long Revision => Change.KeyValue.ModRevision;

    /// <summary>What happened: “new”, “put” or “delete”.</summary>
    public string Word => Change.Kind switch
    {
        WatchEventKind.Delete => "delete",
        WatchEventKind.Put when Change.KeyValue.Version == 1 => "new",
        WatchEventKind.Put => "put",
        _ => throw new ArgumentOutOfRangeException(nameof(Word), Change.Kind, "is not a known kind of event"),
    };

    /// <summary>The value after it; nothing if the key is deleted.</summary>
    public ReadOnlyMemory<byte>? After =>
        Change.Kind == WatchEventKind.Delete ? (ReadOnlyMemory<byte>?)null : Change.KeyValue.Value;

    /// <summary>The value before it; nothing if there was none, or etcd has it no more.</summary>
    public ReadOnlyMemory<byte>? Before => Change.Previous?.Value;

    /// <summary>About how many bytes it takes.</summary>
    public long Length => (2 * Key.Length) + Change.KeyValue.Value.Length + (Change.Previous?.Value.Length ?? 0);
}
