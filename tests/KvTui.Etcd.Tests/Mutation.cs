namespace KvTui.Etcd.Tests;

/// <summary>Damages bytes as a bad line, a bad disk or a bad mind would: flips, cuts, repeats, runs of one value, numbers that lie.</summary>
internal static class Mutation
{
    /// <summary>A copy with one to four damages.</summary>
    public static byte[] Of(ReadOnlySpan<byte> sound, Random random)
    {
        var bytes = new List<byte>(sound.ToArray());
        for (var damages = 1 + random.Next(4); damages > 0; damages--)
        {
            Damage(bytes, random);
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var place = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 9), bytes.Count - place);
        switch (random.Next(7))
        {
            case 0 when place < bytes.Count:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when place < bytes.Count:
                bytes[place] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(place, length);
                break;
            case 3:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
            case 4:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 5:
                bytes.InsertRange(place, Enumerable.Repeat(random.Next(2) == 0 ? (byte)0xFF : (byte)0x80, random.Next(1, 12)));
                break;
            default:
                bytes.InsertRange(place, [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, (byte)random.Next(16)]);
                break;
        }
    }
}
