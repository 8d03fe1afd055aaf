using KvTui.Core.Journal;
using KvTui.Core.Past;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Scans.Roster;

/// <summary>What a list is of that is not made of keys alone.</summary>
public enum RosterKind
{
    Leases,

    /// <summary>Locks and elections.</summary>
    Locks,

    Users,

    /// <summary>The members of the cluster.</summary>
    Members,

    /// <summary>One's own writes.</summary>
    Journal,

    /// <summary>The revisions of a key.</summary>
    History,

    /// <summary>What changed between two revisions.</summary>
    Changes,
}

/// <summary>A row of a list of leases, locks, users, members, writes, revisions or changes.</summary>
/// <param name="Id">What no other row of the list has, so that the cursor stays on it.</param>
/// <param name="Key">The key that is gone to from here; empty for none.</param>
/// <param name="Cells">What stands in the columns of the list, safe to be shown; empty for what is not known, or none.</param>
public sealed record RosterRow(EtcdKey Id, EtcdKey Key, ImmutableArray<string> Cells)
{
    /// <summary>The lease that can be acted on from here; null for none.</summary>
    public LeaseFacts? Lease { get; init; }

    /// <summary>The member that can be acted on from here; null for none.</summary>
    public Member? Member { get; init; }

    /// <summary>The user, role and permission that can be acted on from here; null for none.</summary>
    public HeldRole? Held { get; init; }

    /// <summary>The action that can be taken back from here; null for none.</summary>
    public JournalGroup? Action { get; init; }

    /// <summary>The revision of a key that this is; null where it is none. Its value is not kept with it.</summary>
    public KeyRevision? Revision { get; init; }

    /// <summary>What is to be known of the row beside its cells, safe to be shown; empty for nothing.</summary>
    public string Note { get; init; } = "";
}
