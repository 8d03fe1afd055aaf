using System.Text;
using KvTui.Etcd.Model;
using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Tests.Offline;

public sealed class KeyRunsTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(2_000, 300, 1)]
    [InlineData(200_000, 50, 1)]
    [InlineData(200_000, 90_000, 1)]
    [InlineData(400_000, 10_000_000, 1)]
    [InlineData(400_000, 90_000, 3)]
    [InlineData(400_000, 10_000_000, 3)]
    [InlineData(1, 1, 2)]
    public void Each_key_has_its_newest_record_unless_that_is_a_deletion(int records, int keys, int parts)
    {
        const long FewBytes = 1_000_000;
        var (random, expected) = (new Random(7), new SortedDictionary<EtcdKey, StoredRecord>());
        KeyRuns[] all = [.. Enumerable.Range(0, parts).Select(part => new KeyRuns(keepsDeletions: part > 0, FewBytes))];
        for (var revision = 1; revision <= records; revision++)
        {
            var runs = all[(revision - 1) * parts / records];
            var key = EtcdKey.FromText($"/a/{random.Next(keys)}/{random.Next(2)}");
            if (random.Next(3) == 0)
            {
                runs.Set(key.Span, StoredRecord.Deletion(revision, 1));
                expected.Remove(key);
            }
            else
            {
                var (sub, created, lease, length) = (random.Next(200), random.Next(1, revision + 1), random.NextInt64(), random.Next());
                expected[key] = new(revision, sub, created, long.MaxValue, lease, length);
                runs.Set(key.Span, expected[key]);
            }
        }

        var run = KeyRuns.ToRun(all);
        Assert.Equal(expected.Count, run.Count);
        var walk = new KeyRunReader(run, 0, run.Count);
        foreach (var (key, record) in expected)
        {
            Assert.True(walk.MoveNext());
            Assert.Equal((key, record), (new EtcdKey(walk.Key.ToArray()), walk.Record));
        }

        Assert.False(walk.MoveNext());
    }

    [Fact]
    public void A_key_is_found_and_walked_to_wherever_it_stands()
    {
        var (runs, tail) = (new KeyRuns(keepsDeletions: false), new string('l', 100_000));
        string[] keys = [.. Enumerable.Range(0, 500).Select(number => $"key {number:d3}{(number % 50 == 7 ? tail : "")}")];
        foreach (var key in keys.Reverse())
        {
            runs.Set(Encoding.UTF8.GetBytes(key), new(1, 0, 1, 1, 0, 0));
        }

        var run = KeyRuns.ToRun(runs);
        for (var rank = 0; rank < keys.Length; rank++)
        {
            var (key, walk) = (Encoding.UTF8.GetBytes(keys[rank]), new KeyRunReader(run, rank, Math.Min(rank + 2, keys.Length)));
            Assert.Equal((rank, rank + 1), (run.Find(key), run.Find([.. key, 0])));
            var walked = new List<string>();
            while (walk.MoveNext())
            {
                walked.Add($"{walk.Rank} {Encoding.UTF8.GetString(walk.Key)}");
            }

            Assert.Equal(Enumerable.Range(rank, Math.Min(2, keys.Length - rank)).Select(each => $"{each} {keys[each]}"), walked);
        }

        Assert.Equal((0, 500), (run.Find([]), run.Find([0xFF])));
        Assert.False(new KeyRunReader(run, 500, 500).MoveNext());
    }
}
