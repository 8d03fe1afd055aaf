namespace KvTui.Core.Leases;

/// <summary>A lock or an election: who holds it, and who waits for it.</summary>
/// <param name="Name">The prefix below which everybody has a key of his own, with its last slash.</param>
/// <param name="Holders">In the order in which they came: the first one holds it, or is elected.</param>
public sealed record HeldLock(EtcdKey Name, ImmutableArray<LockHolder> Holders)
{
    private const string Hexadecimal = "x";
    private const int MostDigits = 16;

    /// <summary>Whether it is an election, of which each candidate has a value; locks have none.</summary>
    public bool IsElection => !Holders[0].Value.IsEmpty;

    /// <summary>
    /// The locks and elections among keys, ordered by name. Such a key is a prefix, a slash and the lease that it is attached to, in
    /// hexadecimal; the one that was created first holds the lock (etcd: client/v3/concurrency).
    /// </summary>
    public static ImmutableArray<HeldLock> Of(IEnumerable<KeyValue> keys)
    {
        var holders = new List<LockHolder>();
        foreach (var key in keys)
        {
            if (IsTicket(key.Key.Span, key.Lease, out var length))
            {
                holders.Add(new(new(key.Key.Span[..length].ToArray()), key.Key, key.Lease.Id, key.CreateRevision, key.Value));
            }
        }

        holders.Sort(static (one, other) => one.Queue.CompareTo(other.Queue) is not 0 and var difference
            ? difference
            : one.CreateRevision.CompareTo(other.CreateRevision));
        var queues = ImmutableArray.CreateBuilder<HeldLock>();
        for (var (first, next) = (0, 1); next <= holders.Count; next++)
        {
            if (next == holders.Count || holders[next].Queue != holders[first].Queue)
            {
                queues.Add(new(holders[first].Queue, [.. holders.GetRange(first, next - first)]));
                first = next;
            }
        }

        return queues.ToImmutable();
    }

    /// <summary>Whether a key is somebody's place in a queue.</summary>
    /// <param name="length">How much of the key names the queue.</param>
    public static bool IsTicket(ReadOnlySpan<byte> key, KeyLease lease, out int length)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        lease.Id.TryFormat(digits, out var count, Hexadecimal, CultureInfo.InvariantCulture);
        length = key.Length - count;
        return lease.Id != 0 && length > 0 && key[length - 1] == '/' && key[length..].SequenceEqual(digits[..count]);
    }
}
