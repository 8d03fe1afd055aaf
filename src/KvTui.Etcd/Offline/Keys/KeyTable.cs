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

    /// <summary>The number of an entry + 1, or 0; at least half of them are 0.</summary>
    private int[] _slots = new int[256];

    /// <summary>The number of keys.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether it should be cleared before another key comes.</summary>
    public bool IsFull => Count >= MostKeys || _used >= MostBytes;

    public ReadOnlySpan<byte> KeyOf(int number) => _keys.AsSpan(_entries[number].Start, _entries[number].Length);

    public StoredRecord RecordOf(int number) => _entries[number].Record;

    /// <summary>Replaces what is known of a key.</summary>
    public void Set(ReadOnlySpan<byte> key, in StoredRecord record)
    {
        var slot = SlotOf(key);
        if (_slots[slot] > 0)
        {
            CollectionsMarshal.AsSpan(_entries)[_slots[slot] - 1].Record = record;
            return;
        }

        if (_used + key.Length > _keys.Length)
        {
            Array.Resize(ref _keys, Math.Max(_keys.Length * 2, _used + key.Length));
        }

        key.CopyTo(_keys.AsSpan(_used));
        _entries.Add(new() { Start = _used, Length = key.Length, Record = record });
        _used += key.Length;
        _slots[slot] = Count;
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

    /// <summary>Start and Length are the key's place.</summary>
    private struct Entry
    {
        public int Start;
        public int Length;
        public StoredRecord Record;
    }
}
