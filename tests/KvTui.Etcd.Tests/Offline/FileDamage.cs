using System.Buffers.Binary;

namespace KvTui.Etcd.Tests.Offline;

/// <summary>Damages database files where it hurts: headers, tables of elements, whole pages, meta pages with a right checksum, the end.</summary>
internal static class FileDamage
{
    private const int Header = 16;
    private const int ElementLength = 16;

    private static readonly uint[] Numbers = [0, 1, 2, 15, 16, 17, 0x7F, 0xFF, 0xFFFF, 0x10000, 0x7FFF_FFF0, 0x7FFF_FFFF, 0x8000_0000, uint.MaxValue];

    /// <summary>A copy with one to three damages.</summary>
    public static byte[] Of(byte[] sound, int pageSize, Random random)
    {
        var bytes = (byte[])sound.Clone();
        for (var damages = 1 + random.Next(3); damages > 0 && bytes.Length >= 3 * pageSize; damages--)
        {
            bytes = Damage(bytes, pageSize, random);
        }

        return bytes;
    }

    /// <summary>The positions of two pages' numbers in each branch, for each two of them.</summary>
    public static IEnumerable<(int To, int From)> Children(byte[] bytes, int pageSize)
    {
        for (var page = 2 * pageSize; page < bytes.Length; page += pageSize)
        {
            // continued pages and values look like anything; a branch names its own page
            if (BitConverter.ToUInt64(bytes, page) == (ulong)(page / pageSize) && BitConverter.ToUInt16(bytes, page + 8) == 1)
            {
                var count = BitConverter.ToUInt16(bytes, page + 10);
                foreach (var pair in Enumerable.Range(0, count * count).Where(pair => pair / count != pair % count))
                {
                    yield return (Place(page, pair / count), Place(page, pair % count));
                }
            }
        }

        static int Place(int page, int element) => page + Header + (element * ElementLength) + 8;
    }

    private static byte[] Damage(byte[] bytes, int pageSize, Random random)
    {
        var page = bytes.AsSpan(random.Next(2, bytes.Length / pageSize) * pageSize, pageSize);
        switch (random.Next(9))
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                page[random.Next(pageSize)] = (byte)random.Next(256);
                break;
            case 2:
                random.NextBytes(page.Slice(random.Next(pageSize - 8), random.Next(1, 8)));
                break;
            case 3:
                // one of the numbers of the header: id, flags, count, continuation
                BinaryPrimitives.WriteUInt16LittleEndian(page[(2 * random.Next(Header / 2))..], (ushort)Number(random));
                break;
            case 4:
                // one of the numbers of an element: flags, place, lengths, child
                var element = random.Next(1 + Math.Min(40, (int)BinaryPrimitives.ReadUInt16LittleEndian(page[10..])));
                BinaryPrimitives.WriteUInt32LittleEndian(page[Math.Min(pageSize - 4, Header + (element * ElementLength) + (4 * random.Next(4)))..], Number(random));
                break;
            case 5:
                Swap(page, bytes.AsSpan(random.Next(2, bytes.Length / pageSize) * pageSize, pageSize));
                break;
            case 6:
                // a page in the place of another one, with its id
                var id = BinaryPrimitives.ReadUInt64LittleEndian(page);
                bytes.AsSpan(random.Next(2, bytes.Length / pageSize) * pageSize, pageSize).CopyTo(page);
                BinaryPrimitives.WriteUInt64LittleEndian(page, id);
                break;
            case 7:
                LieInMeta(bytes, pageSize, random);
                break;
            default:
                return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes[..^random.Next(2 * pageSize)];
        }

        return bytes;
    }

    private static void LieInMeta(byte[] bytes, int pageSize, Random random)
    {
        var (field, number) = (8 + (4 * random.Next(12)), random.Next(2) == 0 ? Number(random) : (uint)random.Next(bytes.Length / pageSize));
        for (var page = random.Next(3) == 0 ? 1 : 0; page < 2; page++)
        {
            var meta = bytes.AsSpan((page * pageSize) + Header, 64);
            BinaryPrimitives.WriteUInt32LittleEndian(meta[field..], number);
            BoltWriter.Seal(meta);
        }
    }

    private static void Swap(Span<byte> one, Span<byte> other)
    {
        var kept = one.ToArray();
        other.CopyTo(one);
        kept.CopyTo(other);
    }

    private static uint Number(Random random) => random.Next(3) == 0 ? (uint)random.Next() : Numbers[random.Next(Numbers.Length)];
}
