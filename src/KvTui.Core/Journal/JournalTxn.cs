using KvTui.Etcd.Kv;

namespace KvTui.Core.Journal;

/// <summary>Makes the transaction of writes whose keys are to be as they were seen.</summary>
public static class JournalTxn
{
    /// <summary>The most keys of a batch: what etcd allows in a transaction unless it is told otherwise.</summary>
    public const int MostKeys = 128;

    /// <summary>The most bytes of old and new values in a batch of several keys, so that it goes back in one request.</summary>
    public const long MostBytes = 1024 * 1024;

    /// <summary>Up to how many keys are guarded by all that is known of each: etcd allows as many comparisons as operations.</summary>
    private const int FewKeys = MostKeys / 4;

    /// <summary>
    /// The transaction. Of a few keys it compares create revision, mod revision and version, and the value where that takes less than
    /// 1 MiB; of more the mod revision. Where it fails, it tells of each key what is there.
    /// </summary>
    /// <param name="writes">At most <see cref="MostKeys"/>, of different keys.</param>
    public static Txn Of(IReadOnlyList<JournalWrite> writes, ulong clusterId)
    {
        var bytes = 0L;
        var (compare, success, failure) = (new List<Compare>(), new List<TxnOperation>(), new List<TxnOperation>());
        foreach (var write in writes)
        {
            bytes += write.Bytes;
            if (!write.IsGuard)
            {
                success.Add(write.After is { } value
                    ? new TxnOperation.Put(write.Key, value, new() { Lease = write.Lease.Id })
                    : new TxnOperation.Delete(KeyRange.Key(write.Key)));
            }

            failure.Add(new TxnOperation.Range(KeyRange.Key(write.Key), new() { KeysOnly = true }));
        }

        foreach (var write in writes)
        {
            AddGuard(compare, write, writes.Count <= FewKeys, bytes < MostBytes);
        }

        return new(compare, success, failure) { ClusterId = clusterId };
    }

    private static void AddGuard(List<Compare> compare, JournalWrite write, bool isOfFew, bool isSmall)
    {
        if (write.Before is not { } known)
        {
            compare.Add(new Compare.VersionEquals(write.Key, 0));
            return;
        }

        compare.Add(new Compare.ModRevisionEquals(write.Key, known.ModRevision));
        if (isOfFew)
        {
            compare.Add(new Compare.CreateRevisionEquals(write.Key, known.CreateRevision));
            compare.Add(new Compare.VersionEquals(write.Key, known.Version));
            if (isSmall && !write.IsGuard)
            {
                compare.Add(new Compare.ValueEquals(write.Key, known.Value));
            }
        }
    }
}
