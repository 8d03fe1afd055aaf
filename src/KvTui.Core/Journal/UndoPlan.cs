namespace KvTui.Core.Journal;

/// <summary>What taking an action back would do, as things stand now.</summary>
/// <param name="Group">The action.</param>
/// <param name="Ready">How many of its keys can be taken back.</param>
/// <param name="Changed">Those that cannot, and why not; at most <see cref="MostNamed"/>.</param>
/// <param name="ChangedCount">How many cannot.</param>
/// <param name="Only">The write, if the action is of one key; else null.</param>
public sealed record UndoPlan(JournalGroup Group, long Ready, ImmutableArray<UndoObstacle> Changed, long ChangedCount, JournalWrite? Only)
{
    /// <summary>How many keys that cannot be taken back are named.</summary>
    public const int MostNamed = 100;

    /// <summary>Whether the keys that have changed since are left as they are, and the others taken back.</summary>
    public bool TakesRest { get; init; }

    /// <summary>Why nothing can be taken back, as a sentence; empty if it can.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>Whether it does again what was taken back.</summary>
    public bool IsRedo => Group.IsUndo;

    /// <summary>
    /// Whether those of its keys can be taken back alone that have not changed: not of a few that belong together, as those of a rename do.
    /// </summary>
    public bool MayTakeRest => Group.Keys > 2;

    /// <summary>A plan that says only why not.</summary>
    public static UndoPlan Refused(JournalGroup group, string reason) => new(group, 0, [], 0, null) { Refusal = reason };
}

/// <summary>A key that cannot be taken back.</summary>
/// <param name="Why">What stands against it, as “changed since, at r1042”.</param>
public sealed record UndoObstacle(EtcdKey Key, string Why);
