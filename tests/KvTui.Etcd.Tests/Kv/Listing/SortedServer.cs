using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Listing;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Kv.Listing;

/// <summary>Answers ranges over a sorted list of keys as etcd does, and counts the keys that it walks for each.</summary>
internal sealed class SortedServer(List<EtcdKey> stored)
{
    /// <summary>How many keys each request so far made it walk.</summary>
    public List<int> Walks { get; } = [];

    /// <summary>Reads a range to its end; returns what came.</summary>
    /// <param name="opened">Its first keys, if they were found before.</param>
    public List<EtcdKey> Read(KeyRange keys, RangeOptions options, Opened<KeyPage>? opened = null)
    {
        var cursor = new PageCursor(keys, options);
        var seen = new List<EtcdKey>();
        if (opened is not null)
        {
            Take(opened.Page, seen);
            cursor.Open(opened.Window, opened.Marks, PageFacts.Of(opened.Page), opened.Page.Header.Revision);
        }

        while (cursor.Next is { } next)
        {
            var page = Answer(next.Keys, next.Options);
            Take(page, seen);
            cursor.Advance(PageFacts.Of(page), page.Header.Revision, TimeSpan.FromMilliseconds(1));
        }

        return seen;
    }

    public KeyPage Answer(KeyRange keys, RangeOptions options)
    {
        var from = FirstAtLeast(keys.Start);
        var to = keys.HasNoUpperBound ? stored.Count
            : keys.IsSingleKey ? from + (stored.BinarySearch(keys.Start) >= 0 ? 1 : 0)
            : Math.Max(from, FirstAtLeast(keys.End));
        Walks.Add(to - from);
        var found = stored.GetRange(from, (int)Math.Min(options.Limit, to - from));
        return KeyPage.Of(new(1, 1, 7, 1), found.Select(static key => new KeyValue(key, default, 1, 1, 1, 0)), found.Count < to - from, to - from);
    }

    private static void Take(KeyPage page, List<EtcdKey> seen)
    {
        foreach (var record in page)
        {
            seen.Add(new(record.Key.ToArray()));
        }
    }

    private int FirstAtLeast(EtcdKey key)
    {
        var index = stored.BinarySearch(key);
        return index < 0 ? ~index : index;
    }
}
