using KvTui.Core.Scans;
using KvTui.Etcd.Model;

namespace KvTui.Tui.Scans.Watching;

/// <summary>What stands in the border of a window that watches.</summary>
internal static class WatchTitles
{
    /// <summary>The name, what is watched, and how that fares.</summary>
    internal static PaneTitles Of(string name, EtcdKey prefix, bool isPaused, ScanPhase phase) => new(
        name,
        prefix.IsEmpty ? "all keys" : Printable.Escaped(prefix.Span),
        isPaused ? "held" : phase switch
        {
            ScanPhase.Running => "watching",
            ScanPhase.Failed => "failed",
            ScanPhase.Stopped or ScanPhase.Complete => "stopped",
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
        });
}
