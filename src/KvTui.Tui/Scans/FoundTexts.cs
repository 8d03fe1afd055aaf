using KvTui.Core.Analysis.Search;
using KvTui.Core.State.Scans;
using KvTui.Etcd.Model;

namespace KvTui.Tui.Scans;

/// <summary>The words around what a search has found.</summary>
internal static class FoundTexts
{
    public static PaneTitles Titles(FoundState found) => new("Find", Printable.Text(found.Line), found.Progress.Status.Phase switch
    {
        ScanPhase.Running => "searching",
        ScanPhase.Complete => "complete",
        ScanPhase.Stopped or ScanPhase.Failed => "partial",
        var phase => throw new ArgumentOutOfRangeException(nameof(found), phase, null),
    });

    public static HeadLine[] Head(FoundState found, EtcdKey root, ScreenLook look, int width)
    {
        var (status, theme) = (found.Progress.Status, look.Theme);
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        var first = new HeadLine(ScanText.Find(found.Progress, look.Glyphs.Dot), isPart ? theme.Warning : theme.Text);
        var (note, style) = status.Error is { } error ? (Printable.Text(error.Message), theme.Error)
            : status.Phase == ScanPhase.Stopped ? (Rest(found), theme.Warning)
            : status.Note is { } told ? (told, theme.Warning)
            : (Where(found, root), theme.Secondary);
        return ScanHead.Of(first, note, style, width);
    }

    public static string Empty(FoundState found) => found.Progress.Status.Phase switch
    {
        ScanPhase.Running => "searching …",
        ScanPhase.Complete => "No match.",
        ScanPhase.Stopped or ScanPhase.Failed => "Nothing found in what was searched.",
        var phase => throw new ArgumentOutOfRangeException(nameof(found), phase, null),
    };

    private static string Rest(FoundState found) =>
        found.Progress.IsFull ? "More is not held: there may be more matches; narrow the search." : "The rest was not searched.";

    private static string Where(FoundState found, EtcdKey root)
    {
        var isAll = found.Request.Prefix == root && root.IsEmpty;
        var below = isAll ? "of the whole keyspace" : $"below {Printable.Escaped(found.Request.Prefix.Span)}";
        return $"{(found.Request.Where == SearchIn.Keys ? "keys" : "values of the keys")} {below}";
    }
}
