using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Bulk;

/// <summary>Something to be done with many keys: with those of some prefixes, and with single ones.</summary>
/// <param name="Ranges">The keys: single ones and prefixes, in their order, none covering another one.</param>
public sealed record BulkOrder(BulkAct Act, ImmutableArray<KeyRange> Ranges)
{
    /// <summary>What all of the keys begin with; of a copy or a move that which is replaced in their names.</summary>
    public EtcdKey From { get; init; }

    /// <summary>What the new names of a copy or a move begin with; otherwise empty.</summary>
    public EtcdKey To { get; init; }

    /// <summary>Whether keys are replaced that have the new names of a copy or a move already; if not, these are left.</summary>
    public bool Overwrites { get; init; }

    /// <summary>The lease that the keys get, where that is what is to be done.</summary>
    public LeaseChoice Lease { get; init; }

    /// <summary>The cluster that the keys were shown from, and that alone it is for; 0 if that is not known.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The revision that they were counted at: what somebody changes later is left as it is; 0 before they are counted.</summary>
    public long Since { get; init; }

    /// <summary>How many keys it is about; 0 before they are counted.</summary>
    public long Count { get; init; }

    /// <summary>Whether keys get another name by it.</summary>
    public bool Names => Act is BulkAct.Copy or BulkAct.Move;

    /// <summary>The name that a key gets.</summary>
    public EtcdKey Named(EtcdKey key) => new([.. To.Span, .. key.Span[From.Length..]]);
}
