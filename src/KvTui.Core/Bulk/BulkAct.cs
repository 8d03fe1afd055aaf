namespace KvTui.Core.Bulk;

/// <summary>What is done with many keys.</summary>
public enum BulkAct
{
    Delete,

    /// <summary>Puts them under other names too.</summary>
    Copy,

    /// <summary>Puts them under other names.</summary>
    Move,

    /// <summary>Attaches them to a lease, or to none.</summary>
    Lease,
}
