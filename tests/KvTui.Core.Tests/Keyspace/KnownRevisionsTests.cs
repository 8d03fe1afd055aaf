using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Keyspace;

public sealed class KnownRevisionsTests
{
    [Fact]
    public void Nothing_is_known_at_the_start()
    {
        Assert.Equal(0, KnownRevisions.None.At(Key("a")));
        Assert.Equal(0, KnownRevisions.None.Least(KeyRange.All));
    }

    [Fact]
    public void A_part_has_its_own_revision_and_the_rest_keeps_the_old_one()
    {
        var known = KnownRevisions.None.With(KeyRange.All, 10).With(KeyRange.Prefix(Key("/b/")), 20).With(KeyRange.Key(Key("/d")), 30);
        Assert.Equal((10, 20, 10, 30, 10), (known.At(Key("/a")), known.At(Key("/b/x")), known.At(Key("/c")), known.At(Key("/d")), known.At(Key("/d0"))));
        Assert.Equal(20, known.Least(KeyRange.Prefix(Key("/b/"))));
        Assert.Equal(10, known.Least(KeyRange.Prefix(Key("/"))));
    }

    [Fact]
    public void Random_ranges_are_known_as_a_map_of_single_keys_says()
    {
        var random = new Random(7);
        var expected = new long[64];
        var known = KnownRevisions.None;
        for (var revision = 1; revision <= 500; revision++)
        {
            var (from, to) = (random.Next(64), random.Next(65));
            var range = to == 64 ? KeyRange.From(At(from)) : to == from ? KeyRange.Key(At(from)) : KeyRange.Between(At(Math.Min(from, to)), At(Math.Max(from, to)));
            known = known.With(range, revision);
            for (var key = 0; key < 64; key++)
            {
                expected[key] = range.Contains(At(key)) ? revision : expected[key];
            }

            Assert.Equal(expected, Enumerable.Range(0, 64).Select(key => known.At(At(key))));
        }
    }

    [Fact]
    public void Too_many_parts_are_known_only_as_of_the_oldest()
    {
        var known = KnownRevisions.None.With(KeyRange.All, 5);
        for (var i = 0; i <= KnownRevisions.MostRegions; i++)
        {
            known = known.With(KeyRange.Key(Key($"/{i:0000}")), 100 + i);
        }

        Assert.InRange(known.At(Key("/0255")), 5, 400);
        Assert.Equal(5, known.At(Key("/0000a")));
    }

    private static EtcdKey At(int key) => new([(byte)(key + 1)]);

    private static EtcdKey Key(string text) => EtcdKey.FromText(text);
}
