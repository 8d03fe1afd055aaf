using KvTui.Etcd.Watch;

namespace KvTui.Core.Keyspace.Watching;

/// <summary>Measures what a watch brings, in windows of a quarter of a second, and tells when that is more than a cap.</summary>
/// <param name="cap">Bytes of keys and values a second.</param>
internal sealed class WatchMeter(TimeProvider clock, long cap)
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);

    private long _started = clock.GetTimestamp();
    private long _bytes;
    private long _first;

    /// <summary>Notes what came; gives the rate of this window if that is already more than the cap allows for a whole one.</summary>
    public WatchRate? Note(WatchUpdate.Events changed)
    {
        var elapsed = clock.GetElapsedTime(_started);
        if (elapsed > Window || _bytes == 0)
        {
            (_started, _bytes, _first) = (clock.GetTimestamp(), 0, changed.Changes[0].KeyValue.ModRevision);
            elapsed = TimeSpan.Zero;
        }

        foreach (var change in changed.Changes)
        {
            _bytes += change.KeyValue.Key.Length + change.KeyValue.Value.Length;
        }

        return _bytes <= cap * Window.TotalSeconds
            ? null
            : new WatchRate(_bytes, changed.Revision - _first + 1, elapsed > TimeSpan.FromMilliseconds(1) ? elapsed : Window);
    }
}
