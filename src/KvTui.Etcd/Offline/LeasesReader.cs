using System.Buffers.Binary;
using KvTui.Etcd.Offline.Bolt;

namespace KvTui.Etcd.Offline;

/// <summary>Reads what leases were granted (etcd: server/lease/lessor.go, lease/leasepb/lease.proto).</summary>
internal static class LeasesReader
{
    /// <summary>The longest time to live in seconds that etcd grants (lessor.go, MaxLeaseTTL).</summary>
    private const long MostSeconds = 9_000_000_000;

    /// <summary>The times of a lease; null if there is none with this id.</summary>
    /// <exception cref="DatabaseFileException">The file is damaged.</exception>
    public static StoredLease? Find(BoltTransaction transaction, long id)
    {
        Span<byte> key = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(key, id);
        return transaction.ValueOf("lease"u8, key) is not { } value ? null
            : Read(value) ?? throw transaction.Damaged($"lease {(KeyLease)id} is not described as etcd describes them");
    }

    /// <summary>Null if the bytes are not such a lease.</summary>
    private static StoredLease? Read(ReadOnlySpan<byte> message)
    {
        var (granted, remaining) = (0L, 0L);
        try
        {
            for (var reader = new WireReader(message); reader.Next();)
            {
                switch (reader.Field)
                {
                    case 2:
                        granted = reader.Int64();
                        break;
                    case 3:
                        remaining = reader.Int64();
                        break;
                    default:
                        break;
                }
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return granted is > 0 and <= MostSeconds && remaining >= 0 && remaining <= granted
            ? new(TimeSpan.FromSeconds(granted), TimeSpan.FromSeconds(remaining == 0 ? granted : remaining))
            : null;
    }
}

/// <summary>A lease as a database has it, which does not tell when it was granted.</summary>
/// <param name="Granted">The time that it was granted.</param>
/// <param name="Left">What was left when a leader last took that down; all of it where none did, as by default.</param>
public sealed record StoredLease(TimeSpan Granted, TimeSpan Left);
