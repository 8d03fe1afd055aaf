using System.Globalization;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

/// <summary>Several ranges, mirrored together on one stream.</summary>
public sealed class SeveralRangesTests(SharedEtcd etcd)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Only_the_ranges_asked_for_are_listed_and_followed_each_through_cuts(string line)
    {
        const int Writes = 3_000;
        var member = await etcd.OfAsync(line);
        await using var proxy = new FaultProxy(member.ClientPort);
        await using var writer = await etcd.ClientAsync(line);
        await using var client = SharedEtcd.New([proxy.Address]);
        foreach (var key in (string[])["several/a/1", "several/b/1", "several/c", "several/c0", "several/d/1"])
        {
            await writer.Kv.PutAsync(Key(key), default, new(), Cancel);
        }

        IReadOnlyList<KeyRange> ranges = [KeyRange.Prefix(Key("several/a/")), KeyRange.Key(Key("several/c")), KeyRange.Prefix(Key("several/d/"))];
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync(ranges, Cancel));
        await mirror.UntilAsync<WatchUpdate.Connected>();
        Assert.Equal(["several/a/1", "several/c", "several/d/1"], mirror.Keys);

        var writing = WriteAsync();
        for (var cut = 1; cut <= 3; cut++)
        {
            await mirror.UntilAsync(() => mirror.Keys.Count > cut * 200);
            proxy.Cut();
        }

        await writing;
        await mirror.UntilAsync(() => mirror.Keys.Contains("several/a/end") && mirror.Keys.Contains("several/d/end"));
        var listed = new List<string>();
        foreach (var range in ranges)
        {
            listed.AddRange((await writer.Kv.RangeAsync(range, new() { KeysOnly = true }, Cancel)).KeyValues.Select(pair => pair.Key.ToString()));
        }

        Assert.Equal(listed, mirror.Keys);

        async Task WriteAsync()
        {
            var random = new Random(3);
            for (var write = 0; write < Writes; write++)
            {
                var key = Key($"several/{"abcd"[random.Next(4)]}/{random.Next(2_000).ToString(CultureInfo.InvariantCulture)}");
                _ = random.Next(5) == 0
                    ? (object)await writer.Kv.DeleteAsync(KeyRange.Key(key), 0, Cancel)
                    : await writer.Kv.PutAsync(key, "x"u8.ToArray(), new(), Cancel);
            }

            await writer.Kv.PutAsync(Key("several/a/end"), default, new(), Cancel);
            await writer.Kv.PutAsync(Key("several/d/end"), default, new(), Cancel);
        }
    }

    private static EtcdKey Key(string text) => EtcdKey.FromText(text);
}
