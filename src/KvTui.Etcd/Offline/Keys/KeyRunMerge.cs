namespace KvTui.Etcd.Offline.Keys;

/// <summary>Merges runs into one, which has the newest record of each key.</summary>
internal static class KeyRunMerge
{
    /// <summary>Merges runs, whose chunks go to the pool.</summary>
    /// <param name="keepsDeletions">Whether a key is kept whose newest record is a deletion.</param>
    public static KeyRun Of(IEnumerable<KeyRun> runs, ChunkPool pool, bool keepsDeletions)
    {
        // a heap: the smallest key first, and of equal ones the newest
        var heads = new List<KeyRunReader>();
        foreach (var run in runs)
        {
            var reader = new KeyRunReader(run, 0, run.Count);
            if (reader.Consume(pool))
            {
                heads.Add(reader);
            }
        }

        for (var place = heads.Count / 2; place >= 0; place--)
        {
            MoveDown(heads, place);
        }

        var (writer, last, length) = (new KeyRunWriter(pool), new byte[256], -1);
        while (heads.Count > 0)
        {
            var head = heads[0];
            if (length < 0 || !head.Key.SequenceEqual(last.AsSpan(0, length)))
            {
                length = head.Key.Length;
                last = last.Length >= length ? last : new byte[length * 2];
                head.Key.CopyTo(last);
                if (keepsDeletions || !head.Record.IsDeletion)
                {
                    writer.Add(head.Key, head.Record);
                }
            }

            if (!head.Consume(pool))
            {
                heads[0] = heads[^1];
                heads.RemoveAt(heads.Count - 1);
            }

            MoveDown(heads, 0);
        }

        return writer.ToRun();
    }

    private static void MoveDown(List<KeyRunReader> heads, int place)
    {
        for (var next = (place * 2) + 1; next < heads.Count; next = (place * 2) + 1)
        {
            next += next + 1 < heads.Count && IsBefore(heads[next + 1], heads[next]) ? 1 : 0;
            if (!IsBefore(heads[next], heads[place]))
            {
                return;
            }

            (heads[place], heads[next]) = (heads[next], heads[place]);
            place = next;
        }
    }

    private static bool IsBefore(KeyRunReader one, KeyRunReader other)
    {
        var order = one.Key.SequenceCompareTo(other.Key);
        return order < 0 || (order == 0 && one.Record.IsNewerThan(other.Record));
    }
}
