namespace KvTui.Core.Journal;

/// <summary>What an action does.</summary>
public enum JournalAct
{
    Save,
    Create,
    Delete,
    DeletePrefix,
    Rename,
    Duplicate,

    /// <summary>Takes an action back.</summary>
    Undo,

    /// <summary>Does again what was taken back.</summary>
    Redo,

    /// <summary>Puts the keys of an export.</summary>
    Import,

    /// <summary>Makes keys again that a prefix once had.</summary>
    Undelete,

    /// <summary>Ends a lease, and its keys with it.</summary>
    Revoke,

    /// <summary>Deletes keys of several prefixes, or marked ones.</summary>
    DeleteMarked,

    /// <summary>Puts keys under other names too.</summary>
    Copy,

    /// <summary>Puts keys under other names.</summary>
    Move,

    /// <summary>Attaches keys to a lease, or to none.</summary>
    Attach,
}
