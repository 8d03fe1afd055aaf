using System.Runtime.InteropServices;

namespace KvTui.Etcd.Offline.Keys;

/// <summary>The newest record of each of some thousand keys, found by the key.</summary>
internal sealed class KeyTable
{
    private const int MostKeys = 32 * 1024;
    private const int MostBytes = 2 * 1024 * 1024;

    private readonly List<Entry> _entries = [];

    /// <summary>The keys one behind the other.</summary>
    private byte[] _keys = new byte[16 * 1024];
    private int _used;

    /// <summary>Entries by the hash of their keys; at least half of them are free.</summary>
    private Slot[] _slots = new Slot[256];

    /// <summary>The number of keys.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether it should be cleared before another key comes.</summary>
    public bool IsFull => Count >= MostKeys || _used >= MostBytes;

    public ReadOnlySpan<byte> KeyOf(int number) => _keys.AsSpan(_entries[number].Start, _entries[number].Length);

    public StoredRecord RecordOf(int number) => _entries[number].Record;

    /// <summary>Replaces what is known of a key.</summary>
    public void Set(ReadOnlySpan<byte> key, in StoredRecord record)
    {
        // seeded at random for each process, so that no file can be made for slow look-ups
        var code = default(HashCode);
        code.AddBytes(key);
        var hash = code.ToHashCode();
        ref var slot = ref SlotOf(hash, key);
        if (slot.Number > 0)
        {
            CollectionsMarshal.AsSpan(_entries)[slot.Number - 1].Record = record;
            return;
        }

        if (_used + key.Length > _keys.Length)
        {
            Array.Resize(ref _keys, Math.Max(_keys.Length * 2, _used + key.Length));
        }

        key.CopyTo(_keys.AsSpan(_used));
        _entries.Add(new() { Start = _used, Length = key.Length, Record = record });
        _used += key.Length;
        slot = new(hash, Count);
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        _entries.Clear();
        Array.Clear(_slots);
        _used = 0;
    }

    private void Grow()
    {
        var slots = _slots;
        _slots = new Slot[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot.Number > 0)
            {
                SlotOf(slot.Hash, KeyOf(slot.Number - 1)) = slot;
            }
        }
    }

    /// <summary>The slot that holds a key's number, or the free one where it belongs.</summary>
    private ref Slot SlotOf(int hash, ReadOnlySpan<byte> key)
    {
        var place = hash & (_slots.Length - 1);
        while (_slots[place] is { Number: > 0 } slot && (slot.Hash != hash || !KeyOf(slot.Number - 1).SequenceEqual(key)))
        {
            place = (place + 1) & (_slots.Length - 1);
        }

        return ref _slots[place];
    }

    /// <param name="Number">The number of an entry + 1, or 0.</param>
    private readonly record struct Slot(int Hash, int Number);

    /// <summary>Start and Length are the key's place.</summary>
    private struct Entry
    {
        public int Start;
        public int Length;
        public StoredRecord Record;
    }
}
