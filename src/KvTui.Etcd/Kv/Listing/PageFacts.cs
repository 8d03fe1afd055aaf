namespace KvTui.Etcd.Kv.Listing;

/// <summary>What an answer reveals about the keyspace.</summary>
/// <param name="Count">The number of keys in the requested window, whatever the limit.</param>
/// <param name="Samples">Some of the keys in order, including the first and the last.</param>
internal readonly record struct PageFacts(int KeyCount, long Bytes, long Count, bool More, IReadOnlyList<KeySample> Samples)
{
    private const int MostSamples = 64;

    public static PageFacts Of(RangePage page)
    {
        var keys = page.KeyValues;
        var samples = new List<KeySample>(Math.Min(keys.Count, MostSamples) + 1);
        var step = Math.Max(1, (keys.Count + MostSamples - 1) / MostSamples);
        var bytes = 0L;
        for (var i = 0; i < keys.Count; i++)
        {
            bytes += keys[i].Key.Length + keys[i].Value.Length;
            if (i % step == 0 || i == keys.Count - 1)
            {
                samples.Add(new(keys[i].Key, i));
            }
        }

        return new(keys.Count, bytes, page.Count, page.More, samples);
    }

    public static PageFacts Of(KeyPage page)
    {
        var samples = new List<KeySample>(Math.Min(page.KeyCount, MostSamples) + 1);
        var (step, i) = (Math.Max(1, (page.KeyCount + MostSamples - 1) / MostSamples), 0);
        foreach (var record in page)
        {
            if (i % step == 0 || i == page.KeyCount - 1)
            {
                samples.Add(new(new(record.Key.ToArray()), i));
            }

            i++;
        }

        return new(page.KeyCount, page.ByteCount, page.Count, page.More, samples);
    }
}

/// <summary>A key that was read, and how many keys precede it in its page or in the whole listing.</summary>
internal readonly record struct KeySample(EtcdKey Key, long Rank);
