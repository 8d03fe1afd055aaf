namespace KvTui.Core.Scans.Events;

/// <summary>The last events of a watch: at most 5 000, and at most 16 MiB unless one alone takes more.</summary>
internal sealed class EventLog
{
    private const int Most = 5_000;
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Queue<LoggedEvent> _events = [];
    private long _bytes;

    /// <summary>How many events there were.</summary>
    public long Count { get; private set; }

    /// <summary>Notes an event; the oldest ones go where there is no room.</summary>
    public void Add(DateTimeOffset at, WatchEvent change)
    {
        var (now, before) = (change.KeyValue, change.Previous);
        var copy = change with
        {
            // The values share the memory of the message that they came in.
            KeyValue = now with { Value = now.Value.ToArray() },
            Previous = before is null ? null : before with { Value = before.Value.ToArray() },
        };
        var logged = new LoggedEvent(++Count, at, copy);
        _events.Enqueue(logged);
        _bytes += logged.Length;
        while (_events.Count > Most || (_bytes > MostBytes && _events.Count > 1))
        {
            _bytes -= _events.Dequeue().Length;
        }
    }

    /// <summary>The events that are held, oldest first.</summary>
    public ImmutableArray<LoggedEvent> Snapshot() => [.. _events];
}
