using KvTui.Core.Past;
using KvTui.Core.Scans.Roster;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer;

/// <summary>The past of a small cluster.</summary>
internal static class PastSample
{
    private static readonly EtcdKey Top = EtcdKey.FromText("top");

    /// <summary>A key that was made, changed, deleted, and made again; the newest first.</summary>
    public static readonly KeyRevision[] Revisions =
    [
        new(104, Sample.Pair("top", "again", 104)) { ReadAt = 1000 },
        new(90, null),
        new(80, Sample.Pair("top", "changed", 80, version: 2, lease: 0x10)) { ReadAt = 89 },
        new(40, Sample.Pair("top", "first", 40)) { ReadAt = 79 },
    ];

    public static RosterRows History { get; } = HistoryRows.Of(
        [.. Revisions.Select(static revision => HistoryRows.Row(Top, revision, isMasked: false, SeenRevisions.None))],
        "Nothing is earlier.");

    public static RosterRows Changes { get; } = HistoryRows.Of(
        RevisionChanges.Between(
            Sample.Index(Sample.Pair("/app/gone", "", 10), Sample.Pair("/app/same", "", 20), Sample.Pair("/app/z", "", 30)),
            Sample.Index(Sample.Pair("/app/new", "", 60), Sample.Pair("/app/same", "", 20), Sample.Pair("/app/z", "", 70))),
        50,
        100);

    /// <summary>The explorer when it has listed these keys as of a past revision.</summary>
    public static TestExplorer At(this TestExplorer explorer, long revision, params string[] keys)
    {
        explorer.Send(new OperationMessage.PastFound(revision));
        var pairs = keys.Order(StringComparer.Ordinal).Select((key, i) => Sample.Pair(key, $"{key} then", 10 + i));
        return explorer.Listed([.. pairs], revision);
    }
}
