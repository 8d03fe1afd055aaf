using KvTui.Core.Past;

namespace KvTui.Core.Scans.Roster;

/// <summary>Makes the rows of the history of a key, and of the list of what changed between two revisions.</summary>
public static class HistoryRows
{
    /// <summary>The most revisions of a key that are listed.</summary>
    public const int Most = 10_000;

    /// <summary>The bytes of a value that are shown of it; more do not fit into a row.</summary>
    private const int MostShown = 256;

    /// <summary>A revision: number, what happened, version, when it was seen, lease, size, the beginning of the value.</summary>
    /// <param name="isMasked">Whether nothing of the value is to be shown.</param>
    /// <param name="seen">When revisions came, as far as they were seen coming.</param>
    public static RosterRow Row(EtcdKey key, KeyRevision revision, bool isMasked, SeenRevisions seen)
    {
        var (number, pair) = (Quantities.Revision(revision.Revision), revision.Pair);
        var at = seen.SeenAt(revision.Revision) is { } time
            ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "";
        var row = pair is null
            ? RosterRows.Row(number, key, number, revision.Word, "", at, "", "", "")
            : RosterRows.Row(
                number, key, number, revision.Word, $"v{pair.Version}", at, Lease(pair),
                revision.HasValue ? Quantities.Size(pair.Value.Length) : "",
                isMasked ? "masked" : revision.HasValue ? Beginning(pair.Value.Span) : "not read: Enter compares it");
        return row with { Revision = revision with { Pair = pair is null ? null : pair with { Value = default } } };
    }

    /// <summary>The list of the revisions of a key, newest first.</summary>
    /// <param name="end">Why there are no earlier ones, as a sentence; empty while they are being read.</param>
    public static RosterRows Of(IReadOnlyCollection<RosterRow> rows, string end)
    {
        var count = rows.Count == 1 ? "1 revision" : $"{Quantities.Count(rows.Count)} revisions";
        return new([.. rows], end.Length == 0 ? $"{count} so far" : $"{count}. {end}");
    }

    /// <summary>What changed between two revisions, in the order of the keys: what became of a key, its revisions, its name.</summary>
    public static RosterRows Of(RevisionChanges changes, long from, long to)
    {
        var all = changes.Added + changes.Changed + changes.Removed;
        var more = all > changes.Changes.Length ? $"; the first {Quantities.Count(changes.Changes.Length)} are listed" : "";
        return new(
            [
                .. changes.Changes.Select(static change => new RosterRow(
                    change.Key, change.Key,
                    [change.Word, Number(change.Before), Number(change.After), Printable.Escaped(change.Key.Span)])),
            ],
            $"{Quantities.Revision(from)} to {Quantities.Revision(to)}: {Quantities.Count(changes.Added)} added, "
                + $"{Quantities.Count(changes.Changed)} changed, {Quantities.Count(changes.Removed)} removed{more}")
        {
            Between = (from, to),
        };
    }

    private static string Number(long revision) => revision == 0 ? "" : Quantities.Revision(revision);

    private static string Lease(KeyValue pair) => pair.Lease.Id == 0 ? "" : pair.Lease.ToString();

    private static string Beginning(ReadOnlySpan<byte> value) =>
        value.IsEmpty ? "(empty)" : Printable.Escaped(value[..Math.Min(MostShown, value.Length)]);
}
