using KvTui.Core.Journal;
using KvTui.Core.Past;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Scans;

/// <summary>What the layer with a list shows: leases, locks, users, members, writes, revisions or changes.</summary>
public sealed record RosterState(ScanRequest.Roster Request, ScanProgress.Roster Progress) : ScanView(EtcdKey.Empty)
{
    public override ScanStatus Status => Progress.Status;

    public override int Count => Rows.Length;

    public override RowId this[int row] => new(Rows[row].Id, RowKind.Key);

    /// <summary>The key that is gone to from the row under the cursor; empty for none.</summary>
    public EtcdKey Target => List.Selected < Count ? Rows[List.Selected].Key : EtcdKey.Empty;

    /// <summary>The lease of the row under the cursor; null for none.</summary>
    public LeaseFacts? Lease => List.Selected < Count ? Rows[List.Selected].Lease : null;

    /// <summary>The member of the row under the cursor; null for none.</summary>
    public Member? Member => List.Selected < Count ? Rows[List.Selected].Member : null;

    /// <summary>The user, role and permission of the row under the cursor; null for none.</summary>
    public HeldRole? Held => List.Selected < Count ? Rows[List.Selected].Held : null;

    /// <summary>The action of the row under the cursor; null for none.</summary>
    public JournalGroup? Action => List.Selected < Count ? Rows[List.Selected].Action : null;

    /// <summary>The row under the cursor; null for none.</summary>
    public RosterRow? Row => List.Selected < Count ? Rows[List.Selected] : null;

    /// <summary>The row that another one is compared with; empty for none.</summary>
    public EtcdKey Marked { get; init; }

    /// <summary>Whether it is the history of a key, or the list of what changed.</summary>
    public bool IsOfPast => Request.Kind is RosterKind.History or RosterKind.Changes;

    /// <summary>The revision of a row.</summary>
    public KeyRevision? RevisionAt(int row) => row >= 0 && row < Count ? Rows[row].Revision : null;

    /// <summary>The revision that is marked; null for none.</summary>
    public KeyRevision? MarkedRevision => Marked.IsEmpty ? null : Rows.FirstOrDefault(row => row.Id == Marked)?.Revision;

    /// <summary>All members of the list; empty for other lists.</summary>
    public IReadOnlyList<Member> Members => [.. Rows.Select(static row => row.Member).OfType<Member>()];

    /// <summary>What is to be known of the row under the cursor beside its cells; empty for nothing.</summary>
    public string Note => List.Selected < Count ? Rows[List.Selected].Note : "";

    private ImmutableArray<RosterRow> Rows => Progress.List.Rows;

    /// <summary>A list that was not asked for yet.</summary>
    public static RosterState AtStart(ScanRequest.Roster request) => new(request, new(ScanStatus.AtStart, RosterRows.Empty));

    private protected override RosterState WithRows() => this;
}
