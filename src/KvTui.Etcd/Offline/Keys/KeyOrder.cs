using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Keys;

/// <summary>
/// Sorts entries by their keys: eight bytes of each at a time, as numbers, and then those apart that are equal in these. A prefix that many
/// keys share is so compared once for each key and not once for each pair.
/// </summary>
internal static class KeyOrder
{
    private const int Step = sizeof(ulong);

    /// <summary>So many are sorted by comparing them; at least the nine keys that can end within one step of each other.</summary>
    private const int FewKeys = 12;

    /// <summary>Sorts the numbers of entries of a table, whose keys differ.</summary>
    public static void Sort(Span<int> numbers, KeyTable table)
    {
        if (IsSorted(numbers, table))
        {
            return;
        }

        // a stack of its own: keys may share a megabyte
        var groups = new Stack<Group>();
        var parts = new ulong[numbers.Length];
        groups.Push(new(0, numbers.Length, 0));
        while (groups.TryPop(out var group))
        {
            var members = numbers.Slice(group.Start, group.Count);
            if (group.Count <= FewKeys)
            {
                SortFew(members, table);
                continue;
            }

            var depth = group.Depth + SharedLength(members, group.Depth, table);
            var keys = parts.AsSpan(group.Start, group.Count);
            for (var index = 0; index < members.Length; index++)
            {
                keys[index] = PartOf(table.KeyOf(members[index])[depth..]);
            }

            keys.Sort(members);
            Divide(members, keys, group.Start, depth + Step, table, groups);
        }
    }

    /// <summary>Puts in order what is equal so far: keys that have ended, by length, then the others, as a group for later.</summary>
    private static void Divide(Span<int> members, ReadOnlySpan<ulong> keys, int start, int depth, KeyTable table, Stack<Group> groups)
    {
        for (int from = 0, to; from < members.Length; from = to)
        {
            to = from + 1;
            while (to < members.Length && keys[to] == keys[from])
            {
                to++;
            }

            var equal = members[from..to];
            if (equal.Length > 1)
            {
                var ended = MoveEndedToFront(equal, depth, table);
                SortFew(equal[..ended], table);
                groups.Push(new(start + from + ended, equal.Length - ended, depth));
            }
        }
    }

    private static int MoveEndedToFront(Span<int> members, int depth, KeyTable table)
    {
        var ended = 0;
        for (var index = 0; index < members.Length; index++)
        {
            if (table.KeyOf(members[index]).Length <= depth)
            {
                (members[ended], members[index]) = (members[index], members[ended]);
                ended++;
            }
        }

        return ended;
    }

    private static void SortFew(Span<int> members, KeyTable table)
    {
        for (var sorted = 1; sorted < members.Length; sorted++)
        {
            var number = members[sorted];
            var key = table.KeyOf(number);
            var place = sorted;
            while (place > 0 && table.KeyOf(members[place - 1]).SequenceCompareTo(key) > 0)
            {
                members[place] = members[place - 1];
                place--;
            }

            members[place] = number;
        }
    }

    private static bool IsSorted(ReadOnlySpan<int> numbers, KeyTable table)
    {
        var index = 1;
        while (index < numbers.Length && table.KeyOf(numbers[index - 1]).SequenceCompareTo(table.KeyOf(numbers[index])) < 0)
        {
            index++;
        }

        return index >= numbers.Length;
    }

    /// <summary>How many bytes all keys have in common from a depth on.</summary>
    private static int SharedLength(ReadOnlySpan<int> members, int depth, KeyTable table)
    {
        var shared = table.KeyOf(members[0])[depth..];
        foreach (var number in members)
        {
            shared = shared[..shared.CommonPrefixLength(table.KeyOf(number)[depth..])];
        }

        return shared.Length;
    }

    /// <summary>The first bytes as a number that has their order; bytes that are missing count as 0.</summary>
    private static ulong PartOf(ReadOnlySpan<byte> key)
    {
        if (key.Length >= Step)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(key);
        }

        var part = 0UL;
        for (var index = 0; index < Step; index++)
        {
            part = (part << 8) | (index < key.Length ? key[index] : 0U);
        }

        return part;
    }

    /// <param name="Depth">How many bytes its keys have in common.</param>
    private readonly record struct Group(int Start, int Count, int Depth);
}
