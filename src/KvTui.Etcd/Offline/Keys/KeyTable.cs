using System.Runtime.InteropServices;

namespace KvTui.Etcd.Offline.Keys;

/// <summary>The newest record of each key, found by the key: 32 bytes an entry, and the key itself once.</summary>
internal sealed class KeyTable
{
    private const int ChunkBits = 12;
    private const int ChunkLength = 1 << ChunkBits;

    private readonly KeyArena _keys = new();
    private readonly List<Entry[]> _chunks = [];
    private readonly List<long> _leases = [0];
    private readonly Dictionary<long, int> _leaseNumbers = [];
    private readonly Dictionary<int, Wide> _wide = [];

    // The number of an entry + 1, or 0; at least half of them are 0.
    private int[] _slots = new int[256];

    /// <summary>The number of keys, deleted ones included.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> KeyOf(int number) => _keys[Of(number).Key];

    /// <summary>The length of the value in bytes; -1 if the record is a deletion.</summary>
    public int ValueLengthOf(int number) => Of(number).ValueLength;

    /// <summary>The main and sub revision of the record.</summary>
    public (long Main, long Sub) RevisionOf(int number) => (Of(number).Main, Of(number).Sub);

    public KeyRecord RecordOf(int number)
    {
        ref var entry = ref Of(number);
        var (created, version) = entry.Version == uint.MaxValue
            ? (_wide[number].CreateRevision, _wide[number].Version)
            : (entry.Main - entry.CreatedBefore, entry.Version);
        return new(_keys[entry.Key], created, entry.Main, version, _leases[entry.Lease]);
    }

    /// <summary>Replaces what is known of a key.</summary>
    /// <param name="record">The key, and the rest unless the record is a deletion.</param>
    /// <param name="main">The main revision of the record.</param>
    /// <param name="sub">The sub revision of the record.</param>
    /// <param name="valueLength">The length of the value in bytes; -1 for a deletion.</param>
    /// <returns>False if there are too many keys to be kept.</returns>
    public bool Set(KeyRecord record, long main, uint sub, int valueLength)
    {
        var number = NumberOf(record.Key);
        if (number < 0)
        {
            return false;
        }

        ref var entry = ref Of(number);
        (entry.Main, entry.Sub, entry.ValueLength) = (main, sub, valueLength);
        if (valueLength < 0)
        {
            return true;
        }

        var before = main - record.CreateRevision;
        var isWide = before > uint.MaxValue || record.Version >= uint.MaxValue;
        (entry.CreatedBefore, entry.Version) = isWide ? (0, uint.MaxValue) : ((uint)before, (uint)record.Version);
        entry.Lease = LeaseNumber(record.Lease.Id);
        if (isWide)
        {
            _wide[number] = new(record.CreateRevision, record.Version);
        }

        return true;
    }

    /// <summary>Frees what only <see cref="Set"/> needs; it cannot be called again.</summary>
    public void Close() => _slots = [];

    private ref Entry Of(int number) => ref _chunks[number >> ChunkBits][number & (ChunkLength - 1)];

    private int LeaseNumber(long lease)
    {
        if (lease == 0)
        {
            return 0;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_leaseNumbers, lease, out var isKnown);
        if (!isKnown)
        {
            number = _leases.Count;
            _leases.Add(lease);
        }

        return number;
    }

    /// <summary>The number of a key's entry, which is made if there is none; -1 if there are too many.</summary>
    private int NumberOf(ReadOnlySpan<byte> key)
    {
        var slot = SlotOf(key);
        if (_slots[slot] > 0)
        {
            return _slots[slot] - 1;
        }

        if (_keys.Add(key) is not { } place)
        {
            return -1;
        }

        if (Count == _chunks.Count << ChunkBits)
        {
            _chunks.Add(new Entry[ChunkLength]);
        }

        Of(Count).Key = place;
        _slots[slot] = ++Count;
        if (Count * 2L > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            _slots[SlotOf(KeyOf(number))] = number + 1;
        }
    }

    /// <summary>The slot that holds a key's number, or the free one where it belongs.</summary>
    private int SlotOf(ReadOnlySpan<byte> key)
    {
        // seeded at random for each process, so that no file can be made for slow look-ups
        var hash = default(HashCode);
        hash.AddBytes(key);
        var slot = hash.ToHashCode() & (_slots.Length - 1);
        while (_slots[slot] > 0 && !KeyOf(_slots[slot] - 1).SequenceEqual(key))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    /// <summary>Main and sub are the record's revision; CreatedBefore is how many revisions earlier the key was created.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
    private struct Entry
    {
        public uint Key;
        public uint Sub;
        public long Main;
        public uint CreatedBefore;
        public uint Version;
        public int ValueLength;
        public int Lease;
    }

    /// <summary>What does not fit into an entry: a key that is 2^32 revisions old or has as many versions.</summary>
    private sealed record Wide(long CreateRevision, long Version);
}
