using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Opening;
using KvTui.Etcd.Model;
using KvTui.Etcd.Tests.Kv.Listing;

namespace KvTui.Etcd.Tests.Kv.Opening;

public sealed class OpeningSearchTests
{
    private static readonly RangeOptions KeysOnly = new() { KeysOnly = true };

    public static TheoryData<string> UsualShapes => KeyShapes.Usual;

    [Theory]
    [MemberData(nameof(UsualShapes))]
    public async Task From_one_known_key_the_first_ones_are_found_without_a_walk_over_all(string shape)
    {
        var stored = KeyShapes.Of(shape, 100_000);
        foreach (var known in new[] { stored[0], stored[stored.Count / 3], stored[^1] })
        {
            var server = new SortedServer(stored);

            var windows = OpeningWindow.UpTo([known], KeyRange.All.Start);
            var opened = await new OpeningSearch(new SortedKvClient(server)).FindAsync(windows, KeysOnly, TestContext.Current.CancellationToken);

            Assert.NotNull(opened);
            Assert.Equal(stored[0], opened.Page.FirstKey);
            Assert.Equal(7, opened.Page.Header.Revision);
            Assert.True(server.Walks.Max() <= stored.Count * 0.35, $"{known}: a walk over {server.Walks.Max()} of {stored.Count} keys");
            Assert.Equal(stored, server.Read(KeyRange.All, KeysOnly, opened));
        }
    }

    [Fact]
    public void The_windows_follow_each_other_without_a_gap_up_to_the_last_known_key()
    {
        EtcdKey[] known = [EtcdKey.FromText("/app/7"), EtcdKey.FromText("/registry/pods/x1")];

        var windows = OpeningWindow.UpTo(known, KeyRange.All.Start);

        Assert.Equal(KeyRange.All.Start, windows[0].Keys.Start);
        Assert.All(windows.Zip(windows.Skip(1)), static pair => Assert.Equal(pair.First.Keys.End, pair.Second.Keys.Start));
        Assert.True(windows[^1].Keys.Contains(known[^1]));
        Assert.All(known, key => Assert.Single(windows, window => window.Keys.Contains(key)));
    }

    [Fact]
    public void Windows_end_before_every_beginning_of_a_known_key_and_just_after_it()
    {
        var known = "/app/7";

        var ends = OpeningWindow.UpTo([EtcdKey.FromText(known)], KeyRange.All.Start).Select(static window => window.Keys.End).ToList();

        Assert.All(Enumerable.Range(1, known.Length), length => Assert.Contains(EtcdKey.FromText(known[..length]), ends));
        Assert.Equal(EtcdKey.FromText(known + "\0"), ends[^1]);
    }

    [Fact]
    public async Task A_keyspace_that_is_empty_up_to_the_known_key_is_told_from_one_that_is_not()
    {
        var search = new OpeningSearch(new SortedKvClient(new([EtcdKey.FromText("z")])));
        Assert.Null(await search.FindAsync(OpeningWindow.UpTo([EtcdKey.FromText("gone")], KeyRange.All.Start), KeysOnly, TestContext.Current.CancellationToken));
    }
}
