namespace KvTui.Core.Values.Decoders;

/// <summary>Reads packed bytes up to a limit; what is damaged is shown as far as it goes.</summary>
internal static class Unpacking
{
    private const int Step = 16 * 1024;

    /// <summary>What a stream unfolds to; null if not even its beginning can be read.</summary>
    /// <param name="isDamage">Whether an exception means that the packed bytes are damaged.</param>
    public static DecodedLayer? Read(Stream packed, int most, Func<Exception, bool> isDamage)
    {
        var (bytes, count, note) = (new byte[Math.Min(most + 1, 4 * Step)], 0, (string?)null);
        try
        {
            while (count <= most && packed.Read(bytes, count, Math.Min(bytes.Length - count, Step)) is > 0 and var read)
            {
                count += read;
                if (count == bytes.Length && count <= most)
                {
                    Array.Resize(ref bytes, (int)Math.Min(most + 1L, 2L * count));
                }
            }
        }
        catch (Exception exception) when (isDamage(exception))
        {
            note = $"damaged: only {Quantities.Size(count)} can be read";
        }

        var isCut = count > most;
        note = isCut ? $"only the first {Quantities.Size(most)} are unpacked" : note;
        return count == 0 && note is not null ? null : new(bytes.AsMemory(0, Math.Min(count, most)), null, isCut, note);
    }
}
