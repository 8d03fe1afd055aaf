using KvTui.Core.Past;
using KvTui.Core.Scans.Roster;

namespace KvTui.Core.Scans.Layers;

/// <summary>Lists the revisions of a key, or what changed between two revisions; compares them, and puts back what was.</summary>
internal static class HistoryUpdate
{
    private const string Nothing = "There is nothing on this row.";

    /// <summary>Lists the revisions of a key, which need not exist now.</summary>
    public static Transition Opened(ExplorerState state, EtcdKey key)
    {
        var request = new ScanRequest.Roster(RosterKind.History)
        {
            Key = key,
            IsMasked = MaskRules.IsMasked(state, key),
            Seen = state.Keyspace.Seen,
        };
        return ScanUpdate.StartRoster(state, request);
    }

    /// <summary>One revision or two were typed: lists what changed below a prefix.</summary>
    public static Transition ChangesEntered(ExplorerState state, EtcdKey prefix, string text) => text.Trim().Length == 0 ? state
        : RevisionText.ReadTwo(text) is not { } between
            ? state.Error($"'{Printable.Text(text)}' is not one revision or two: {RevisionText.Syntax}.")
        : ScanUpdate.StartRoster(state, new ScanRequest.Roster(RosterKind.Changes) { Key = prefix, Between = between });

    /// <summary>Does what a key of one of the two lists asks for.</summary>
    public static Transition Apply(ExplorerState state, RosterState list, Intent intent)
    {
        if (list.Row is not { } row)
        {
            return state.Info(Nothing);
        }

        return intent switch
        {
            Intent.Open => Compared(state, list, row),
            Intent.Mark => Marked(state, list, row),
            Intent.Revert when LockUpdate.IsOffered(state, intent) => LockUpdate.Ask(state),
            Intent.Revert => row.Revision is { } revision
                ? RestoreUpdate.Asked(state, list.Request.Key, revision.ReadAt)
                : RestoreUpdate.Asked(state, row.Key, list.Progress.List.Between.From),
            Intent.Travel => row.Revision is { } at ? Traveled(state, at.Revision) : state.Info(Nothing),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not for a list of the past"),
        };
    }

    /// <summary>Marks a row to compare others with it, or no longer.</summary>
    private static ExplorerState Marked(ExplorerState state, RosterState list, RosterRow row) => state with
    {
        Scans = state.Scans.With(list with { Marked = list.Marked == row.Id ? EtcdKey.Empty : row.Id }),
    };

    /// <summary>Asks for what differs from the revision that is marked, else from the one before; of changes, between both ends.</summary>
    private static Transition Compared(ExplorerState state, RosterState list, RosterRow row)
    {
        if (row.Revision is not { } revision)
        {
            var (from, to) = list.Progress.List.Between;
            return Read(state, row.Key, from, to);
        }

        var other = list.MarkedRevision is { } marked && marked.Revision != revision.Revision
            ? marked
            : list.RevisionAt(list.List.Selected + 1);
        if (other is null)
        {
            return state.Info("There is no earlier revision to compare it with; Space marks one to compare others with.");
        }

        var (older, newer) = other.Revision < revision.Revision ? (other, revision) : (revision, other);
        return Read(state, list.Request.Key, older.ReadAt, newer.ReadAt);
    }

    private static Transition Read(ExplorerState state, EtcdKey key, long older, long newer) => MaskRules.IsMasked(state, key)
        ? state.Warning("The value is masked: u in the panes shows it, then its revisions can be compared.")
        : Transition.Of(state, new Effect.ReadRevisions(key, older, newer, RevisionUse.Compare));

    /// <summary>Leaves the list for all keys as of a revision.</summary>
    private static Transition Traveled(ExplorerState state, long revision) =>
        ScanUpdate.Cancelled(state.Popped()).Then(left => TravelUpdate.Asked(
            left with { Scans = left.Scans with { Roster = null } }, new(revision, IsBack: false)));
}
