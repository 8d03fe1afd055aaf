using KvTui.Core.Bulk;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Journal;

namespace KvTui.Core.Writes;

/// <summary>
/// A write the user asked for, guarded by what the user has seen and meant for the cluster it was seen in; a closed set of records.
/// </summary>
public abstract record WriteRequest
{
    private WriteRequest()
    {
    }

    /// <summary>The cluster that what it is guarded by was read from, and that alone it is sent to; 0 if that is not known.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>The key it is about; the prefix, if it is about many.</summary>
    public abstract EtcdKey Subject { get; }

    /// <summary>Give a key a value: what is in the editor, which is left only when that is certainly stored.</summary>
    public abstract record Put(ReadOnlyMemory<byte> Value) : WriteRequest
    {
        /// <summary>What becomes of its lease.</summary>
        public LeaseChoice Lease { get; init; }

        /// <summary>Whether a key that was put has this value, and such a lease.</summary>
        public bool IsStoredAs(KeyValue found) => Value.Span.SequenceEqual(found.Value.Span) && Lease.Allows(found.Lease);
    }

    /// <summary>Replace the value of a key, if it still is as it was read.</summary>
    public sealed record Save(KeyValue Base, ReadOnlyMemory<byte> Value) : Put(Value)
    {
        public override EtcdKey Subject => Base.Key;
    }

    /// <summary>Make a key that does not exist.</summary>
    public sealed record Create(EtcdKey Key, ReadOnlyMemory<byte> Value) : Put(Value)
    {
        public override EtcdKey Subject => Key;
    }

    /// <summary>Make a key that does not exist of one that still is as it was read, with its value and its lease.</summary>
    /// <param name="Moves">Whether the old key is deleted by it.</param>
    public sealed record Transfer(KeyValue Base, EtcdKey Key, bool Moves) : WriteRequest
    {
        public override EtcdKey Subject => Key;

        /// <summary>Its half that makes the new key.</summary>
        public Create Making => new(Key, Base.Value) { Lease = new(LeaseUse.Attach, Base.Lease.Id), ClusterId = ClusterId };
    }

    /// <summary>Delete a key, if it still is as it was shown.</summary>
    /// <param name="Shown">The key as the question showed it.</param>
    public sealed record Delete(KeyEntry Shown) : WriteRequest
    {
        public override EtcdKey Subject => Shown.Key;

        /// <summary>The value that was shown beside the question; null if none was.</summary>
        public ReadOnlyMemory<byte>? Value { get; init; }
    }

    /// <summary>Do something with many keys, with each that still is as it was counted.</summary>
    public sealed record Bulk(BulkOrder Order, BulkFacts Facts) : WriteRequest
    {
        public override EtcdKey Subject => Order.From;

        /// <summary>The action that it goes on with; null for a new one.</summary>
        public JournalGroup? Broken { get; init; }
    }

    /// <summary>Delete all keys with a prefix, if they still are the keys that were shown.</summary>
    /// <param name="Shown">The keys that were counted, all with the prefix.</param>
    public sealed record DeletePrefix(EtcdKey Prefix, KeyIndex Shown) : WriteRequest
    {
        public override EtcdKey Subject => Prefix;
    }
}
